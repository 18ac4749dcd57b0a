"""What waits for somebody: the rows of every queue, for the first page and the list of claims alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from claims.models import Article, Claim, Finding, Notice, Rating, Recusal, VerdictVersion
from claims.verification.outcomes import OUTCOMES, Check, Tone
from claims.visibility import desks_where
from claims.workflow import CLOSED_STATES, PUBLIC_STATES, ClaimState
from factcheck.accounts.models import User
from factcheck.jobs.models import Job

# A date that is this near asks for somebody.
SOON = timedelta(days=3)
CHANGED = [outcome for outcome, reading in OUTCOMES[Check.SOURCE].items() if reading.tone is Tone.CONTRADICTS]


def new_articles(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Articles on whose claims nobody has decided anything yet."""
    touched = Claim.objects.filter(article=OuterRef("pk")).exclude(state=ClaimState.DETECTED)
    return articles.filter(~Exists(touched))


def open_claims_of(claims: QuerySet[Claim], user: User) -> QuerySet[Claim]:
    """Claims assigned to ``user`` that still need work."""
    return claims.filter(assigned_to=user).exclude(state__in=CLOSED_STATES)


def waiting_for_review_by(claims: QuerySet[Claim], user: User) -> QuerySet[Claim]:
    """Claims handed in that ``user`` may decide on: at a desk where they review, not written by them, no recusal."""
    written = VerdictVersion.objects.filter(verdict__claim=OuterRef("pk"), published_at=None)
    written = written.filter(Q(author=user) | Q(writers=user))
    handed_in = claims.filter(state=ClaimState.IN_REVIEW, article__desk__in=desks_where(user, "review"))
    return _taking_part(handed_in.filter(~Exists(written)), user)


def ready_for(claims: QuerySet[Claim], user: User) -> QuerySet[Claim]:
    """Claims that two people agree on and ``user`` may publish."""
    approved = claims.filter(state=ClaimState.APPROVED, article__desk__in=desks_where(user, "publish"))
    return _taking_part(approved, user)


def due_for(claims: QuerySet[Claim], user: User) -> QuerySet[Claim]:
    """Open claims due within ``SOON`` or overdue: theirs and nobody's, and everybody's where ``user`` assigns."""
    due = claims.filter(due_on__lte=timezone.localdate() + SOON).exclude(state__in=CLOSED_STATES)
    return due.filter(Q(assigned_to=user) | Q(assigned_to=None) | Q(article__desk__in=desks_where(user, "assign")))


def with_failed_lookup(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims one of whose lookups has failed for good; a dismissed claim needs none."""
    failed = Q(
        claim_lookups__lookup__outcome="",
        claim_lookups__lookup__job__state__in=[Job.State.DEAD, Job.State.CANCELLED],
    )
    return claims.filter(pk__in=Claim.objects.filter(failed).values("pk")).exclude(state__in=CLOSED_STATES)


def with_drifted_source(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims whose cited words are no longer what they were, until somebody has looked."""
    changed = Finding.objects.filter(
        claim=OuterRef("pk"), kind=Check.SOURCE, outcome__in=CHANGED, superseded_at__isnull=True
    )
    return claims.exclude(attention="").filter(Exists(changed))


def with_correction_due(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims that readers see a verdict on which is being looked at again, or has to be."""
    opened_again = Q(verdict__published_version__isnull=False) & ~Q(state__in=[*PUBLIC_STATES, ClaimState.RETRACTED])
    return claims.filter(opened_again | (Q(state__in=PUBLIC_STATES) & ~Q(attention="")))


def with_notice_for(claims: QuerySet[Claim], user: User) -> QuerySet[Claim]:
    """Claims to which something happened that ``user`` was told of and has not seen."""
    return claims.filter(pk__in=Notice.objects.filter(recipient=user, seen_at__isnull=True).values("claim"))


@dataclass(frozen=True, slots=True)
class Age:
    """Claims found between ``oldest`` and ``youngest`` days ago, both counted; None is no bound."""

    slug: str
    label: str
    youngest: int
    oldest: int | None


AGES = (
    Age("today", "today", 0, 0),
    Age("three-days", "1–3 days", 1, 3),
    Age("week", "4–7 days", 4, 7),
    Age("month", "8–30 days", 8, 30),
    Age("older", "over 30 days", 31, None),
)


def in_hand(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims that somebody chose for checking and that are not finished."""
    return claims.exclude(state__in=[*CLOSED_STATES, ClaimState.DETECTED])


def of_age(age: Age, today: date) -> Q:
    """The condition for a claim to have been found that long ago, by the calendar."""
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    found = Q(created_at__lt=midnight - timedelta(days=age.youngest - 1))
    return found if age.oldest is None else found & Q(created_at__gte=midnight - timedelta(days=age.oldest))


def rated(claims: QuerySet[Claim], rating: Rating | int) -> QuerySet[Claim]:
    """Claims whose published verdict has this rating, unless it was retracted."""
    return claims.filter(verdict__published_version__rating=rating, verdict__retracted_at=None)


def _taking_part(claims: QuerySet[Claim], user: User) -> QuerySet[Claim]:
    recused = Recusal.objects.filter(person=user, ended_at=None)
    return claims.filter(
        ~Exists(recused.filter(claim=OuterRef("pk"))), ~Exists(recused.filter(article=OuterRef("article")))
    )


# Queues that the list of claims offers by these names.
CLAIM_QUEUES: dict[str, tuple[str, Callable[[QuerySet[Claim], User], QuerySet[Claim]]]] = {
    "review": ("waiting for my review", waiting_for_review_by),
    "due": ("due soon or overdue", due_for),
    "publish": ("mine to publish", ready_for),
    "drifted": ("a source has changed", lambda claims, user: with_drifted_source(claims)),
    "corrections": ("correction due", lambda claims, user: with_correction_due(claims)),
}
