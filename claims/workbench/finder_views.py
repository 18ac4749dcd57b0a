"""The page that finds something by a few words, and its answers for the palette that stands over every page."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from claims.workbench.finder import LONGEST, Group, find
from claims.workbench.render import person


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The hits as a page; works without JavaScript."""
    context = admin.site.each_context(request)
    groups = find(person(request), _question(request), context["desk_places"])
    context |= {"title": "Search", "groups": groups, "question": _question(request), "hit_count": _count(groups)}
    return TemplateResponse(request, "admin/claims/workbench/finder.html", context)


@never_cache
@require_GET
def hits(request: HttpRequest) -> JsonResponse:
    """The same hits as JSON: ``count``, and ``groups`` of ``label`` and ``hits`` (``title``, ``meta``, ``url``)."""
    groups = find(person(request), _question(request), admin.site.each_context(request)["desk_places"])
    return JsonResponse({"count": _count(groups), "groups": [asdict(group) for group in groups]})


def _question(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:LONGEST]


def _count(groups: list[Group]) -> int:
    return sum(len(group.hits) for group in groups)
