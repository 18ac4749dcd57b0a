"""The structured data of our own pages, with absolute addresses on the site's canonical host."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from claims.publishing.claimreview import (
    ClaimReview,
    Publisher,
    ReviewedClaim,
    ReviewRating,
    scale_bounds,
    short_wording,
)
from claims.publishing.verdict_page import ShownRating, VerdictPage


def absolute(path: str) -> str:
    """``path`` of this site as the address that search engines and other sites know it by."""
    return f"{settings.SITE_URL}{path}"


def verdict_mark_up(page: VerdictPage) -> dict[str, object] | None:
    """The page's ClaimReview; None for a retracted verdict, which reviews nothing any more."""
    if page.retracted_at is not None:
        return None
    return ClaimReview(
        url=absolute(reverse("public:verdict", args=[page.slug])),
        claim_reviewed=short_wording(page.claim_text, page.statement),
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


def _rating(rating: ShownRating) -> ReviewRating:
    bounds = scale_bounds(number for number, _, _ in rating.steps)
    if rating.number is None or bounds is None:
        return ReviewRating(rating.label)
    worst, best = bounds
    return ReviewRating(rating.label, value=rating.number, best=best, worst=worst)
