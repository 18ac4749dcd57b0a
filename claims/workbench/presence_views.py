"""Signs of life from whoever has a claim open, and who else does."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from claims.actions.presence import show_presence
from claims.workbench.article_page import article_or_404
from claims.workbench.claim_panel import claim_or_404
from claims.workbench.company import read_company
from claims.workbench.fragments import unchanged
from claims.workbench.render import TEMPLATES, person


@require_GET
def company(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Who else is here, as a fragment, 304 while they are the same."""
    user = person(request)
    found = read_company(claim_or_404(article_or_404(article_id, user), number), user)
    etag = f'"{found.etag}"'
    if not_modified := unchanged(request, etag):
        return not_modified
    response = render(request, f"{TEMPLATES}/company.html", {"company": found})
    response["ETag"] = etag
    return response


@require_POST
def here(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """A sign of life; with ``writing``, from somebody who types in the verdict."""
    user = person(request)
    claim = claim_or_404(article_or_404(article_id, user), number)
    show_presence(claim=claim, actor=user, writing="writing" in request.POST)
    return HttpResponse(status=204)
