"""What the charts count: a few queries over what a person sees, kept for some minutes and told with their age."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.core.cache import cache
from django.db.models import Count, DateTimeField, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from claims.models import Claim, SecondRating, StateChange, Verdict
from claims.visibility import claims_seen_by, sees_the_house
from claims.workbench.waiting import AGES, in_hand, of_age
from claims.workflow import ClaimState
from factcheck.accounts.models import User

KEPT = 300  # seconds
LOOKED_BACK = timedelta(days=90)
# Of one step, the newest are enough to know its median.
MOST_STEPS = 2000

# What is timed: the name of the step, the state that begins it ("" is the finding of the claim), those that end it.
STEPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("chosen", "", (ClaimState.SELECTED,)),
    ("handed_in", ClaimState.SELECTED, (ClaimState.IN_REVIEW,)),
    ("decided", ClaimState.IN_REVIEW, (ClaimState.APPROVED, ClaimState.RETURNED)),
    ("published", ClaimState.APPROVED, (ClaimState.PUBLISHED, ClaimState.CORRECTED)),
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """``ratings`` are (id, label, tone, icon, how many); ``steps`` are name → (how many, median seconds).

    ``blind`` are (first rating, blind second rating) → how often.
    """

    counted_at: datetime
    states: dict[str, int]
    ratings: list[tuple[int, str, str, str, int]]
    steps: dict[str, tuple[int, float]]
    ages: dict[str, int]
    blind: dict[tuple[int, int], int]


def numbers_for(user: User) -> Numbers:
    """The numbers over what ``user`` sees; people who see the same share them."""
    key = f"desk-figures:{_view_of(user)}"
    kept: dict[str, Any] | None = cache.get(key)
    if kept is None:
        kept = _count(claims_seen_by(user), whole_house=sees_the_house(user), now=timezone.now())
        cache.set(key, kept, KEPT)
    return Numbers(
        counted_at=datetime.fromisoformat(kept["counted_at"]),
        states=kept["states"],
        ratings=[tuple(row) for row in kept["ratings"]],
        steps={name: tuple(row) for name, row in kept["steps"].items()},
        ages=kept["ages"],
        blind={(first, second): count for first, second, count in kept["blind"]},
    )


def _view_of(user: User) -> str:
    return "house" if sees_the_house(user) else ",".join(map(str, sorted(user.desk_roles)))


def _count(claims: QuerySet[Claim], *, whole_house: bool, now: datetime) -> dict[str, Any]:
    # Of the whole house there is nothing to leave out, and no reason to look every claim up.
    seen: dict[str, Any] = {} if whole_house else {"claim__in": claims.order_by()}
    return {
        "counted_at": now.isoformat(),
        "states": dict(claims.order_by().values_list("state").annotate(count=Count("pk"))),
        "ratings": _ratings(seen),
        "steps": {name: taken for name, begun, ended in STEPS if (taken := _taken(seen, begun, ended, now))},
        "ages": _ages(claims, timezone.localdate(now)),
        "blind": _blind(seen),
    }


def _blind(seen: dict[str, Any]) -> list[list[int]]:
    of_claims = {f"version__verdict__{name}": rows for name, rows in seen.items()}
    given = SecondRating.objects.filter(blind=True, **of_claims).order_by()
    return [list(row) for row in given.values_list("first_rating_id", "rating_id").annotate(count=Count("pk"))]


def _ratings(seen: dict[str, Any]) -> list[list[Any]]:
    rating = "published_version__rating"
    public = Verdict.objects.filter(published_version__isnull=False, retracted_at=None, **seen)
    rows = public.order_by(f"{rating}__scale", f"{rating}__position").values_list(
        f"{rating}_id", f"{rating}__label", f"{rating}__tone", f"{rating}__icon"
    )
    return [list(row) for row in rows.annotate(count=Count("pk"))]


def _taken(seen: dict[str, Any], begun: str, ended: Iterable[str], now: datetime) -> list[float] | None:
    """How often the step was taken since ``LOOKED_BACK``, and the median of how long it took, in seconds.

    It is counted once for every time it began: what is handed in again after a return began with the first choice.
    """
    arrivals = StateChange.objects.filter(after__in=list(ended), at__gte=now - LOOKED_BACK, **seen)
    if begun:
        earlier = StateChange.objects.filter(claim=OuterRef("claim"), after=begun, at__lte=OuterRef("at"))
        arrivals = arrivals.annotate(
            began=Subquery(earlier.order_by("-at").values("at")[:1], output_field=DateTimeField())
        )
    else:
        arrivals = arrivals.filter(before=ClaimState.DETECTED).annotate(began=F("claim__created_at"))
    first: dict[tuple[int, datetime], datetime] = {}
    newest = arrivals.order_by("-at").values_list("claim_id", "began", "at")[:MOST_STEPS]
    for claim_id, began, at in newest:
        if began is not None:
            first[claim_id, began] = at  # the earliest comes last
    took = [max((at - began).total_seconds(), 0.0) for (_, began), at in first.items()]
    return [len(took), median(took)] if took else None


def _ages(claims: QuerySet[Claim], today: date) -> dict[str, int]:
    counted = {age.slug: Count("pk", filter=of_age(age, today)) for age in AGES}
    ages: dict[str, int] = in_hand(claims).order_by().aggregate(**counted)
    return ages
