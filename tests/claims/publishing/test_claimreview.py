"""The documented rules of ClaimReview, one row each."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from claims.publishing.claimreview import (
    ClaimReview,
    Publisher,
    ReviewedClaim,
    ReviewRating,
    scale_bounds,
    short_wording,
)
from claims.publishing.json_ld import json_ld

PUBLISHED = datetime(2025, 12, 5, 9, 30, tzinfo=UTC)
REVIEW = ClaimReview(
    url="https://check.example.org/checks/bridge/",
    claim_reviewed="The bridge will be rebuilt by May",
    rating=ReviewRating("False", value=1, best=5, worst=1),
    publisher=Publisher("Example Desk", "https://check.example.org/"),
    claim=ReviewedClaim(
        claimant="Ada Lind",
        same_as="https://www.wikidata.org/wiki/Q1",
        appearance="https://news.example.org/a",
        made_on=date(2025, 12, 3),
    ),
    published_at=PUBLISHED,
)


def test_the_whole_document() -> None:
    assert REVIEW.as_json_ld() == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://check.example.org/checks/bridge/",
        "claimReviewed": "The bridge will be rebuilt by May",
        "datePublished": "2025-12-05T09:30:00+00:00",
        "author": {"@type": "Organization", "name": "Example Desk", "url": "https://check.example.org/"},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "False",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ada Lind", "sameAs": "https://www.wikidata.org/wiki/Q1"},
            "appearance": {"@type": "CreativeWork", "url": "https://news.example.org/a"},
            "datePublished": "2025-12-03",
        },
    }


@pytest.mark.parametrize(
    ("rating", "reason"),
    [
        ({"label": ""}, "alternateName"),
        ({"label": "  "}, "alternateName"),
        ({"label": "False", "value": 1}, "together"),
        ({"label": "False", "value": 1, "best": 5}, "together"),
        ({"label": "False", "best": 5, "worst": 1}, "together"),
        ({"label": "False", "value": 1, "best": 5, "worst": 0}, "worst >= 1"),
        ({"label": "False", "value": 3, "best": 3, "worst": 3}, "greater best"),
        ({"label": "False", "value": 2, "best": 1, "worst": 5}, "greater best"),
        ({"label": "False", "value": 6, "best": 5, "worst": 1}, "within"),
        ({"label": "False", "value": 0, "best": 5, "worst": 1}, "within"),
    ],
)
def test_a_rating_that_breaks_a_rule_cannot_be_built(rating: dict, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        ReviewRating(**rating)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"url": "/checks/bridge/"}, "not a web address"),
        ({"url": "javascript:alert(1)"}, "not a web address"),
        ({"url": "https://check.example.org/checks/bridge/#sources"}, "not a place within one"),
        ({"url": "https://elsewhere.example.org/checks/bridge/"}, "host of its publisher"),
        ({"claim_reviewed": " "}, "claimReviewed"),
    ],
)
def test_a_review_that_breaks_a_rule_cannot_be_built(change: dict, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(REVIEW, **change)


@pytest.mark.parametrize(
    "claim",
    [
        {"appearance": "javascript:alert(1)"},
        {"appearance": "news.example.org"},
        {"claimant": "Ada Lind", "same_as": "Q1"},
        {"same_as": "https://www.wikidata.org/wiki/Q1"},
    ],
)
def test_a_claim_that_points_nowhere_cannot_be_built(claim: dict) -> None:
    with pytest.raises(ValueError, match=r"address|claimant"):
        ReviewedClaim(**claim)


def test_a_rating_outside_the_order_has_no_number_at_all() -> None:
    document = replace(REVIEW, rating=ReviewRating("Unproven")).as_json_ld()
    assert document["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven"}


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (ReviewedClaim(), None),
        (ReviewedClaim(claimant="  "), None),
        (ReviewedClaim(made_on=date(2025, 1, 2)), {"@type": "Claim", "datePublished": "2025-01-02"}),
        (
            ReviewedClaim(claimant="City of Lind", claimant_type="Organization"),
            {"@type": "Claim", "author": {"@type": "Organization", "name": "City of Lind"}},
        ),
    ],
)
def test_what_is_unknown_is_left_out(claim: ReviewedClaim, expected: dict | None) -> None:
    assert replace(REVIEW, claim=claim).as_json_ld().get("itemReviewed") == expected


def test_a_later_version_is_dated_and_the_first_is_not() -> None:
    later = datetime(2025, 12, 9, tzinfo=UTC)
    assert "dateModified" not in replace(REVIEW, modified_at=PUBLISHED).as_json_ld()
    assert replace(REVIEW, modified_at=later).as_json_ld()["dateModified"] == "2025-12-09T00:00:00+00:00"


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        (("Short words.", "Longer."), "Short words."),
        (("x" * 75, "Short statement."), "Short statement."),
        (("x" * 74, "Short statement."), "x" * 74),
        (("x" * 80, "y" * 90), "x" * 80),
        (("", "  ", "Last."), "Last."),
        (("Two\n lines ",), "Two lines"),
        (("", ""), ""),
    ],
)
def test_the_wording_is_the_first_short_one_and_never_cut(wordings: tuple[str, ...], expected: str) -> None:
    assert short_wording(*wordings) == expected


@pytest.mark.parametrize(
    ("numbers", "bounds"),
    [
        ([5, 4, 3, 2, 1, None], (1, 5)),
        ([None], None),
        ([], None),
        ([3], None),
        ([0, 1, 2], None),
        ([2, 7], (2, 7)),
    ],
)
def test_a_scale_has_bounds_only_when_it_is_an_order(numbers: list, bounds: tuple | None) -> None:
    assert scale_bounds(numbers) == bounds


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "line\u2028end\u2029", "“ü” 🚢", '"\\']
)
def test_json_ld_keeps_every_text_and_holds_no_mark_up(text: str) -> None:
    written = json_ld({"name": text})
    assert json.loads(written) == {"name": text}
    assert not set(written) & set("<>&\u2028\u2029")


def test_the_room_is_pure() -> None:
    code = "import claims.publishing.claimreview, sys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
