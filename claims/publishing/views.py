"""The pages that the public reads: rendered on the server, without scripts, cookies or third parties."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.core.paginator import Page as Numbered
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.citations import linked
from claims.models import Rating, RatingScale
from claims.publishing.annotated_page import load_annotated_page
from claims.publishing.conditional import Page, conditional
from claims.publishing.json_ld import json_ld
from claims.publishing.listing import (
    card,
    listed_correction,
    listed_corrections,
    published_verdicts,
    rating_filters,
)
from claims.publishing.mark_up import absolute, organisation_mark_up, verdict_mark_up
from claims.publishing.markdown import render_markdown
from claims.publishing.verdict_dependencies import verdict_dependencies
from claims.publishing.verdict_page import VerdictPage, load_verdict_page

Row = TypeVar("Row", bound=Model)

CARDS_ON_HOME = 7
CARDS_PER_PAGE = 20
CORRECTIONS_PER_PAGE = 50


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """The latest checks that stand, and who publishes them."""
    standing = published_verdicts().filter(retracted_at__isnull=True)
    cards = tuple(card(verdict) for verdict in standing[:CARDS_ON_HOME])

    def page() -> Page:
        context = {
            "canonical": absolute(request.path),
            "mark_up": json_ld(organisation_mark_up()),
            "lead": cards[0] if cards else None,
            "cards": cards[1:],
        }
        return Page("publishing/home.html", context)

    return conditional(request, name="home", content=lambda: cards, page=page)


@require_safe
def checks(request: HttpRequest) -> HttpResponseBase:
    """Every published check, newest first; ``?rating=`` shows those of one rating, ``?page=`` turns pages.

    404 for a rating that no scale has and for a page that does not exist.
    """
    rating = request.GET.get("rating", "")
    if rating and rating not in set(Rating.objects.values_list("slug", flat=True)):
        raise Http404("no such rating")
    numbered = _page(published_verdicts(rating), request, CARDS_PER_PAGE)
    cards = tuple(card(verdict) for verdict in numbered.object_list)
    filters = rating_filters()

    def page() -> Page:
        path = reverse("public:checks")
        kept = {"rating": rating} if rating else {}
        context = {
            "section": "checks",
            "canonical": absolute(_with_query(path, kept | _page_parameter(numbered.number))),
            "cards": cards,
            "filters": filters,
            "rating": rating,
            "page": numbered,
            "newer": _with_query(path, kept | _page_parameter(numbered.number - 1)),
            "older": _with_query(path, kept | _page_parameter(numbered.number + 1)),
        }
        return Page("publishing/checks.html", context)

    content = (cards, filters, rating, numbered.number, numbered.paginator.num_pages)
    return conditional(request, name="checks", content=lambda: content, page=page)


@require_safe
def verdict(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One published verdict. It stays at its address for good: once retracted, with a notice."""

    def content() -> tuple[str, ...]:
        found = verdict_dependencies(slug)
        if not found:
            raise Http404("nothing is published here")
        return found

    def page() -> Page:
        shown = load_verdict_page(slug)
        assert shown is not None, "what was published once stays published"
        mark_up = verdict_mark_up(shown)
        context = {
            "canonical": absolute(request.path),
            "verdict": shown,
            "rationale": render_markdown(shown.rationale, also=linked(shown.places)),
            "mark_up": json_ld(mark_up) if mark_up else "",
            "report_address": _report_address(shown),
        }
        return Page("publishing/verdict.html", context, last_modified=shown.changed_at)

    return conditional(request, name="verdict", content=content, page=page)


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A public article with its published checks marked in the text."""
    shown = load_annotated_page(slug)
    if shown is None:
        raise Http404("no public article with published checks here")

    def page() -> Page:
        context = {"canonical": absolute(request.path), "article": shown}
        return Page("publishing/article.html", context)

    return conditional(request, name="article", content=lambda: shown, page=page)


@require_safe
def scale(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """What the ratings of a scale mean. Every version stays: old verdicts were rated on theirs."""
    shown = get_object_or_404(RatingScale.objects.prefetch_related("ratings"), slug=slug, version=version)
    context = {"canonical": absolute(request.path), "scale": shown}
    return render(request, "publishing/scale.html", context)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How checks are made, what machines do in it, how errors are corrected, who pays."""
    context = {
        "section": "method",
        "canonical": absolute(request.path),
        "scales": RatingScale.objects.filter(is_active=True),
        "funding": settings.PUBLISHER_FUNDING,
    }
    return render(request, "publishing/method.html", context)


@require_safe
def corrections(request: HttpRequest) -> HttpResponseBase:
    """Everything that was changed in public, newest first."""
    numbered = _page(listed_corrections(), request, CORRECTIONS_PER_PAGE)
    listed = tuple(listed_correction(correction) for correction in numbered.object_list)

    def page() -> Page:
        path = reverse("public:corrections")
        context = {
            "section": "corrections",
            "canonical": absolute(_with_query(path, _page_parameter(numbered.number))),
            "corrections": listed,
            "page": numbered,
            "newer": _with_query(path, _page_parameter(numbered.number - 1)),
            "older": _with_query(path, _page_parameter(numbered.number + 1)),
        }
        return Page("publishing/corrections.html", context)

    content = (listed, numbered.number, numbered.paginator.num_pages)
    return conditional(request, name="corrections", content=lambda: content, page=page)


def _page(rows: QuerySet[Row], request: HttpRequest, size: int) -> Numbered[Row]:
    try:
        return Paginator(rows, size).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404("no such page") from error


def _page_parameter(number: int) -> dict[str, str]:
    """The first page has one address only, the one without a number."""
    return {"page": str(number)} if number > 1 else {}


def _with_query(path: str, parameters: dict[str, str]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path


def _report_address(shown: VerdictPage) -> str:
    """A letter to the desk about this check, or the method page where nobody gave an address."""
    if not settings.CONTACT_EMAIL:
        return reverse("public:method") + "#report"
    subject = f"Error in: {shown.headline}"
    body = f"{absolute(reverse('public:verdict', args=[shown.slug]))}\n\n"
    return f"mailto:{quote(settings.CONTACT_EMAIL, safe='@')}?subject={quote(subject)}&body={quote(body)}"
