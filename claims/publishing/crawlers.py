"""What crawlers ask for: which pages they may read, and where these are."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.models import Article, Verdict
from claims.publishing.conditional import Page, conditional
from claims.publishing.listing import card, published_verdicts
from claims.publishing.mark_up import absolute

# https://www.sitemaps.org/protocol.html: at most 50,000 addresses in one file.
MOST_VERDICTS = 40_000
MOST_ARTICLES = 9_000


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; the desk and its API are of no use to a crawler."""
    lines = (
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /api/",
        "",
        f"Sitemap: {absolute(reverse('public:sitemap'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """Every verdict page with the day it last changed, the annotated articles and the standing pages."""
    standing = Verdict.objects.filter(
        claim__article=OuterRef("pk"), published_version__isnull=False, retracted_at__isnull=True
    )
    entries = (
        *((absolute(reverse(f"public:{name}")), None) for name in ("home", "checks", "method", "corrections")),
        *(
            (absolute(reverse("public:verdict", args=[shown.slug])), shown.changed_at)
            for shown in map(card, published_verdicts()[:MOST_VERDICTS])
        ),
        *(
            (absolute(reverse("public:article", args=[slug])), None)
            for slug in Article.objects.filter(Exists(standing), is_public=True).values_list("slug", flat=True)[
                :MOST_ARTICLES
            ]
        ),
    )

    def page() -> Page:
        return Page("publishing/sitemap.xml", {"entries": entries}, content_type="application/xml")

    return conditional(request, name="sitemap", content=lambda: entries, page=page)
