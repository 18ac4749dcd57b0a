"""Looking at an article's versions; nothing here writes."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from claims.models import Article, ArticleVersion
from claims.workbench.article_page import article_or_404
from claims.workbench.render import TEMPLATES, person
from claims.workbench.versions import compare, marked_text, version_rows


@require_GET
def versions(request: HttpRequest, article_id: int) -> HttpResponse:
    """All versions of the article, newest first."""
    article = article_or_404(article_id, person(request))
    return _page(request, article, "versions", {"rows": version_rows(article), "title": f"Versions · {article.title}"})


@require_GET
def version(request: HttpRequest, article_id: int, version_number: int) -> HttpResponse:
    """The article as it was in one version, with the claims that stood there."""
    article = article_or_404(article_id, person(request))
    shown = _version_or_404(article, version_number)
    text, marked = marked_text(shown)
    context = {"version": shown, "text": text, "marked": marked, "title": f"Version {shown.number} · {article.title}"}
    return _page(request, article, "version", context)


@require_GET
def changes(request: HttpRequest, article_id: int, version_number: int) -> HttpResponse:
    """What changed in one version; ``?since=`` names an earlier one than the version before it."""
    article = article_or_404(article_id, person(request))
    new = _version_or_404(article, version_number)
    since = request.GET.get("since", "")
    number = int(since) if since.isascii() and since.isdigit() and len(since) < 9 else new.number - 1
    if not 0 < number < new.number:
        raise Http404("There is no earlier version to compare with.")
    comparison = compare(_version_or_404(article, number), new)
    earlier = range(1, new.number)
    title = f"Changes in version {new.number} · {article.title}"
    return _page(request, article, "version_changes", {"comparison": comparison, "earlier": earlier, "title": title})


def _version_or_404(article: Article, number: int) -> ArticleVersion:
    return get_object_or_404(ArticleVersion.objects.select_related("created_by"), article=article, number=number)


def _page(request: HttpRequest, article: Article, name: str, context: dict[str, Any]) -> HttpResponse:
    shown = admin.site.each_context(request) | {"article": article, "current": article.current_version} | context
    return TemplateResponse(request, f"{TEMPLATES}/{name}.html", shown)
