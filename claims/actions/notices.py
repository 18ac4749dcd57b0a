"""Telling people what happened, and remembering that they have seen it.

``tell_people`` is the one place from which an action tells those who watch: it is called with the audit event that
was just recorded, and ``claims.tidings`` says what that event means to them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from claims.actions.watching import Subject, let_join, place_of
from claims.colleagues import people_who_may
from claims.models import Article, Claim, Comment, MailChoice, Notice, Watch
from claims.permissions import may_somewhere
from claims.tidings import PERSONAL, TIDINGS, NoticeKind
from factcheck.accounts.models import User
from factcheck.audit.models import AuditEvent
from factcheck.audit.record import record
from factcheck.errors import NotPermitted
from factcheck.jobs.actions import enqueue

LONGEST = 500
MAIL_AT_ONCE = "claims.mail_notice"
# A mail at once waits for this long: whoever has the desk open sees the notice there, and needs no mail.
MAIL_AFTER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Told:
    """What people are told. ``words`` may be mailed, ``detail`` stays at the desk; nobody is told one event twice."""

    kind: NoticeKind
    words: str
    event: str
    detail: str = ""
    comment: Comment | None = None


def tell_people(*, event: AuditEvent, about: Subject, detail: str = "", comment: Comment | None = None) -> None:
    """Tell everybody who watches ``about`` what ``event`` says; whoever did it is not told.

    Does nothing for an event that is not in ``TIDINGS``. The actor watches from now on where the table says so.
    """
    tiding = TIDINGS.get(event.action)
    if tiding is None:
        return
    if tiding.kind is not None:
        details = {name: value or "nobody" for name, value in event.detail.items()}
        words = tiding.words.format_map(details | {"who": event.actor_name})
        reason = detail or str(event.detail.get("reason", ""))
        told = Told(tiding.kind, words, key_of(event), reason, comment)
        tell(watchers_of(about, of_all_claims=tiding.of_all_claims), about, told, by=event.actor)
    if tiding.joins and event.actor is not None:
        let_join([event.actor], about)


def tell(people: Iterable[User], about: Subject, told: Told, *, by: User | None = None) -> None:
    """Tell ``people``, but not ``by``, who did it. Whoever was told of this event before is not told again."""
    Notice.objects.bulk_create(
        [
            Notice(
                recipient=person,
                kind=told.kind.value,
                event=told.event,
                words=told.words[:LONGEST],
                detail=told.detail[:LONGEST],
                comment=told.comment,
                **place_of(about),
            )
            for person in people
            if person != by
        ],
        ignore_conflicts=True,
    )
    if told.kind in PERSONAL:
        _mail_soon(told)


def watchers_of(about: Subject, *, also: Collection[int] = (), of_all_claims: bool = False) -> QuerySet[User]:
    """The people who watch ``about``, and those whose ids are in ``also``, as far as they may still see it.

    With ``of_all_claims``, of an article: those who watch one of its claims, too.
    """
    place = place_of(about)
    if of_all_claims and isinstance(about, Article):
        del place["claim_id"]
    watches = Watch.objects.filter(stopped_at=None, **place)
    article = about.article if isinstance(about, Claim) else about
    return people_who_may("view", article).filter(Q(pk__in=watches.values("person")) | Q(pk__in=also))


def key_of(event: AuditEvent) -> str:
    """What tells the notices of one audit event from all others."""
    return f"audit:{event.pk}"


@transaction.atomic
def mark_seen(*, actor: User, up_to: int, about: Subject | None = None) -> int:
    """Take one's own notices off one's desk, all of them or those on ``about``; returns how many.

    ``up_to`` is the newest notice that was on the page: what came after it nobody has read. One press is one audit
    record, on the person: a claim's history tells of the claim.
    """
    if not may_somewhere(actor, "view"):
        raise NotPermitted("not_permitted", "You have no role at any desk; ask an administrator.", action="view")
    notices = Notice.objects.filter(recipient=actor, seen_at__isnull=True, pk__lte=up_to)
    if about is not None:
        notices = notices.filter(**place_of(about))
    seen = notices.update(seen_at=timezone.now())
    if seen:
        record(actor=actor, action="notice.seen", obj=actor, count=seen)
    return seen


def _mail_soon(told: Told) -> None:
    """Have those told mailed at once who want that."""
    wanted = Notice.objects.filter(
        event=told.event, kind=told.kind.value, recipient__mail_choice__when=MailChoice.When.AT_ONCE
    )
    for notice_id in wanted.values_list("pk", flat=True):
        enqueue(
            kind=MAIL_AT_ONCE,
            subject_id=notice_id,
            key=f"{MAIL_AT_ONCE}:{notice_id}",
            run_after=timezone.now() + MAIL_AFTER,
        )
