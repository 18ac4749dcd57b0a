"""Published verdicts and corrections as lists, newest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, QuerySet

from claims.models import Correction, Verdict
from claims.publishing.verdict_page import ShownCorrection, shown_correction


@dataclass(frozen=True, slots=True)
class Card:
    """A published verdict in a list."""

    slug: str
    headline: str
    claimed: str
    claimant: str
    rating_label: str
    rating_tone: str
    rating_icon: str
    first_published_at: datetime
    changed_at: datetime
    is_retracted: bool
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class RatingFilter:
    """A rating that published verdicts carry, and how many do. Retracted verdicts no longer carry theirs."""

    slug: str
    label: str
    tone: str
    icon: str
    count: int


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    """A correction with the check it belongs to."""

    slug: str
    headline: str
    correction: ShownCorrection


def published_verdicts(rating: str = "") -> QuerySet[Verdict]:
    """Everything that was published, newest first; with ``rating`` the standing verdicts of that slug."""
    verdicts = (
        Verdict.objects.filter(published_version__isnull=False)
        .select_related("published_version__rating", "claim")
        .defer("published_version__rationale", "claim__text", "claim__statement")
        .order_by("-first_published_at", "-pk")
    )
    if rating:
        verdicts = verdicts.filter(published_version__rating__slug=rating, retracted_at__isnull=True)
    return verdicts


def card(verdict: Verdict) -> Card:
    """The list entry of a published verdict from ``published_verdicts``; makes no query."""
    version = verdict.published_version
    assert version is not None, "only published verdicts are listed"
    assert version.rating is not None, "the database keeps a published version rated"
    assert version.published_at is not None, "a published version has its date"
    assert verdict.first_published_at is not None, "the database keeps the date of a published verdict"
    return Card(
        slug=verdict.slug,
        headline=version.headline,
        claimed=version.claimed,
        claimant=verdict.claim.claimant,
        rating_label=version.rating.label,
        rating_tone=version.rating.tone,
        rating_icon=version.rating.icon,
        first_published_at=verdict.first_published_at,
        changed_at=max(version.published_at, verdict.retracted_at or version.published_at),
        is_retracted=verdict.retracted_at is not None,
        is_corrected=version.number > 1,
    )


def rating_filters() -> list[RatingFilter]:
    """The ratings in use, in their scale's order; a slug that several scales share counts as one."""
    rating = "published_version__rating__"
    in_use = (
        Verdict.objects.filter(published_version__isnull=False, retracted_at__isnull=True)
        .values_list(*(rating + name for name in ("slug", "label", "tone", "icon")))
        .annotate(count=Count("pk"))
        .order_by(f"-{rating}scale__version", f"{rating}position", f"{rating}pk")
    )
    merged: dict[str, RatingFilter] = {}
    for slug, label, tone, icon, count in in_use:
        known = merged.setdefault(slug, RatingFilter(slug, label, tone, icon, 0))
        merged[slug] = replace(known, count=known.count + count)
    return list(merged.values())


def listed_corrections() -> QuerySet[Correction]:
    """Every public correction, newest first."""
    return (
        Correction.objects.filter(verdict__published_version__isnull=False)
        .select_related("verdict__published_version")
        .defer("verdict__published_version__rationale")
        .order_by("-made_at", "-pk")
    )


def listed_correction(correction: Correction) -> ListedCorrection:
    """The list entry of a correction from ``listed_corrections``; makes no query."""
    version = correction.verdict.published_version
    assert version is not None, "only corrections of published verdicts are listed"
    return ListedCorrection(
        slug=correction.verdict.slug, headline=version.headline, correction=shown_correction(correction)
    )
