"""What happens to claims without anybody's hand: words that changed, lookups that failed, days that come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from itertools import groupby

from django.db import transaction

from claims.actions.notices import Told, key_of, tell, watchers_of
from claims.colleagues import people_who_may
from claims.models import Article, Claim, Watch
from claims.tidings import NoticeKind
from claims.workflow import CLOSED_STATES, ClaimState
from factcheck.accounts.models import User
from factcheck.audit.models import AuditEvent
from sources.models import Lookup

REMIND = "claims.remind_of_due_dates"


def tell_of_changed_words(
    *, event: AuditEvent, article: Article, lost: Collection[int], touched: Collection[int]
) -> None:
    """The article changed: tell those who watch a claim whose words, or the sentence around them, are not the same.

    ``event`` is the new version's; ``lost`` and ``touched`` are numbers of claims. Of dismissed ones nobody is told.
    """
    changed = Claim.objects.filter(article=article, number__in=[*lost, *touched]).exclude(state=ClaimState.DISMISSED)
    for claim, people in _watched(article, list(changed)):
        gone = "the words of the claim are gone from it"
        words = f"The article changed, and {gone if claim.number in lost else 'so did the sentence of the claim'}"
        tell(people, claim, Told(NoticeKind.WORDS_CHANGED, words, key_of(event)), by=event.actor)


def tell_of_failed_lookup(*, lookup: Lookup, reason: str) -> None:
    """A source did not answer after all attempts; one person is told once of each lookup, retried or not."""
    claim = Claim.objects.filter(claim_lookups__lookup=lookup).select_related("article").first()
    if claim is None or claim.state in CLOSED_STATES:
        return
    words = f"A lookup failed: {lookup.provider.replace('_', ' ')} did not answer"
    tell(watchers_of(claim), claim, Told(NoticeKind.LOOKUP_FAILED, words, f"lookup:{lookup.pk}", reason))


@transaction.atomic
def remind_of_due_dates(*, today: date) -> None:
    """Remind the people of claims that are due by tomorrow, and of those that are overdue: once each per due date.

    Of an assigned claim its assignee is reminded, of any other whoever watches it.
    """
    due = (
        Claim.objects.filter(due_on__lte=today + timedelta(days=1))
        .exclude(state__in=CLOSED_STATES)
        .select_related("article", "assigned_to")
        .order_by("article_id", "number")
    )
    for _, group in groupby(due, key=lambda claim: claim.article_id):
        claims = list(group)
        watchers = dict(_watched(claims[0].article, claims))
        for claim in claims:
            people = [claim.assigned_to] if claim.assigned_to is not None else watchers.get(claim, [])
            tell(people, claim, _reminder(claim, today))


def _reminder(claim: Claim, today: date) -> Told:
    assert claim.due_on is not None, "only claims with a due date are reminded of"
    day = f"{claim.due_on:%-d %B %Y}"
    if claim.due_on < today:
        words, when = f"Overdue: this was due on {day}", "over"
    else:
        words, when = f"Due {'today' if claim.due_on == today else 'tomorrow'}, {day}", "soon"
    return Told(NoticeKind.DUE, words, f"due:{claim.pk}:{claim.due_on.isoformat()}:{when}")


def _watched(article: Article, claims: Collection[Claim]) -> list[tuple[Claim, list[User]]]:
    """Those of the article's ``claims`` that somebody watches, with who does; two queries."""
    watches = Watch.objects.filter(claim__in=claims, stopped_at=None).values_list("claim", "person")
    by_claim: defaultdict[int, set[int]] = defaultdict(set)
    for claim_id, person_id in watches:
        by_claim[claim_id].add(person_id)
    if not by_claim:
        return []
    people = list(people_who_may("view", article).filter(pk__in=set().union(*by_claim.values())))
    return [(claim, [p for p in people if p.pk in by_claim[claim.pk]]) for claim in claims if claim.pk in by_claim]
