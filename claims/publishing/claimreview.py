"""ClaimReview, the schema.org mark-up by which aggregators find a fact-check. Pure.

The rules are those of https://developers.google.com/search/docs/appearance/structured-data/factcheck;
a value that breaks one cannot be built, so that a page never carries mark-up that consumers reject.
Exactly one ClaimReview stands on a verdict's own page, none on pages that list several.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from urllib.parse import urlsplit

# Longer texts wrap on small screens; consumers ask for "less than 75 characters".
SHORT = 75


@dataclass(frozen=True, slots=True)
class ReviewRating:
    """The rating as words and, when its scale gives it a place in an order, as a number.

    ``value``, ``best`` and ``worst`` come together or not at all, with 1 <= worst < best and value between.
    """

    label: str
    value: int | None = None
    best: int | None = None
    worst: int | None = None

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise ValueError("a rating needs words: alternateName is required")
        numbers = (self.value, self.best, self.worst)
        if all(number is None for number in numbers):
            return
        if self.value is None or self.best is None or self.worst is None:
            raise ValueError("value, best and worst of a rating come together or not at all")
        if not 1 <= self.worst < self.best:
            raise ValueError("a scale runs from worst >= 1 up to a greater best")
        if not self.worst <= self.value <= self.best:
            raise ValueError("the value of a rating lies within its scale")


@dataclass(frozen=True, slots=True)
class Publisher:
    """The organisation that publishes the check."""

    name: str
    url: str

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("the publisher needs a name")
        _require_address(self.url)


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """What is known of the claim; an empty value is unknown and left out of the mark-up.

    ``appearance`` is the address of a page where the claim stands, ``made_on`` when it entered public
    discourse. A claimant whose kind nobody noted is given as a Person, the type that consumers expect.
    """

    claimant: str = ""
    claimant_type: Literal["Person", "Organization"] = "Person"
    same_as: str = ""
    appearance: str = ""
    made_on: date | None = None

    def __post_init__(self) -> None:
        for address in (self.same_as, self.appearance):
            if address:
                _require_address(address)
        if self.same_as and not self.claimant.strip():
            raise ValueError("sameAs identifies a claimant; without a name there is none")


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """One published check. ``url`` is the canonical address of the page that carries the mark-up.

    Raises ``ValueError`` for anything that breaks a documented rule.
    """

    url: str
    claim_reviewed: str
    rating: ReviewRating
    publisher: Publisher
    claim: ReviewedClaim
    published_at: datetime
    modified_at: datetime | None = None

    def __post_init__(self) -> None:
        _require_address(self.url)
        parts = urlsplit(self.url)
        if parts.fragment:
            raise ValueError("the address of a check is a page, not a place within one")
        if parts.hostname != urlsplit(self.publisher.url).hostname:
            raise ValueError("the address of a check is on the host of its publisher's site")
        if not self.claim_reviewed.strip():
            raise ValueError("claimReviewed is required")

    def as_json_ld(self) -> dict[str, object]:
        """The schema.org document as plain dicts; unknown properties are absent, not empty."""
        document: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": self.url,
            "claimReviewed": self.claim_reviewed.strip(),
            "datePublished": self.published_at.isoformat(),
            "author": {"@type": "Organization", "name": self.publisher.name, "url": self.publisher.url},
            "reviewRating": _rating(self.rating),
        }
        if self.modified_at is not None and self.modified_at > self.published_at:
            document["dateModified"] = self.modified_at.isoformat()
        if item := _claim(self.claim):
            document["itemReviewed"] = item
        return document


def short_wording(*wordings: str) -> str:
    """The first of ``wordings`` under 75 characters, else the first that says anything.

    Nothing is ever cut: half a sentence may claim the opposite of the whole. White space is evened out.
    """
    candidates = [evened for wording in wordings if (evened := " ".join(wording.split()))]
    return next((wording for wording in candidates if len(wording) < SHORT), next(iter(candidates), ""))


def scale_bounds(numbers: Iterable[int | None]) -> tuple[int, int] | None:
    """(worst, best) of a scale's numbers, or None when they make no order of at least two."""
    known = [number for number in numbers if number is not None]
    if not known or min(known) < 1 or min(known) == max(known):
        return None
    return min(known), max(known)


def _rating(rating: ReviewRating) -> dict[str, object]:
    document: dict[str, object] = {"@type": "Rating", "alternateName": rating.label}
    if rating.value is not None:
        document |= {"ratingValue": rating.value, "bestRating": rating.best, "worstRating": rating.worst}
    return document


def _claim(claim: ReviewedClaim) -> dict[str, object]:
    known: dict[str, object] = {}
    if claim.claimant.strip():
        author = {"@type": claim.claimant_type, "name": claim.claimant.strip()}
        known["author"] = author | ({"sameAs": claim.same_as} if claim.same_as else {})
    if claim.appearance:
        known["appearance"] = {"@type": "CreativeWork", "url": claim.appearance}
    if claim.made_on is not None:
        known["datePublished"] = claim.made_on.isoformat()
    return {"@type": "Claim", **known} if known else {}


def _require_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not a web address: {url!r}")
