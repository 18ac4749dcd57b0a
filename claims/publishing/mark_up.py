"""The structured data of our own pages, with absolute addresses on the site's canonical host."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from claims.extraction.types import ClaimKind
from claims.publishing.claimreview import (
    ClaimReview,
    Publisher,
    ReviewedClaim,
    ReviewRating,
    scale_bounds,
    short_wording,
)
from claims.publishing.verdict_page import ShownRating, VerdictPage

# Fewer exact words than these are no claim to anybody who does not see the sentence around them.
FEWEST_WORDS = 4


def absolute(path: str) -> str:
    """``path`` of this site as the address that search engines and other sites know it by."""
    return f"{settings.SITE_URL}{path}"


def verdict_mark_up(page: VerdictPage) -> dict[str, object] | None:
    """The page's ClaimReview; None for a retracted verdict, which reviews nothing any more."""
    if page.retracted_at is not None:
        return None
    return ClaimReview(
        url=absolute(reverse("public:verdict", args=[page.slug])),
        claim_reviewed=_claim_reviewed(page),
        rating=_rating(page.rating),
        publisher=Publisher(settings.PUBLISHER_NAME, absolute(reverse("public:home"))),
        claim=ReviewedClaim(claimant=page.claimant, appearance=page.article_url, made_on=page.said_on),
        published_at=page.first_published_at,
        modified_at=page.published_at,
    ).as_json_ld()


def organisation_mark_up() -> dict[str, object]:
    """The publisher with the addresses of its policies (schema.org NewsMediaOrganization)."""
    method = absolute(reverse("public:method"))
    document: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsMediaOrganization",
        "name": settings.PUBLISHER_NAME,
        "url": absolute(reverse("public:home")),
        "correctionsPolicy": f"{method}#corrections",
        "verificationFactCheckingPolicy": f"{method}#method",
    }
    if settings.PUBLISHER_FUNDING:
        document["ownershipFundingInfo"] = f"{method}#funding"
    if settings.CONTACT_EMAIL:
        document["email"] = settings.CONTACT_EMAIL
    return document


def _claim_reviewed(page: VerdictPage) -> str:
    """The exact wording, unless it is a bare date, number or post, or too few words to say anything alone."""
    words, statement = page.wording.words, page.statement
    is_sentence = page.wording.stands_alone or page.kind in (ClaimKind.QUOTE, ClaimKind.STATEMENT)
    if is_sentence and len(words.split()) >= FEWEST_WORDS:
        return short_wording(words, statement)
    return short_wording(statement) or short_wording(words)


def _rating(rating: ShownRating) -> ReviewRating:
    bounds = scale_bounds(number for number, _, _ in rating.steps)
    if rating.number is None or bounds is None:
        return ReviewRating(rating.label)
    worst, best = bounds
    return ReviewRating(rating.label, value=rating.number, best=best, worst=worst)
