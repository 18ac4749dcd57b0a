"""The workbench as a page: whole, or only the panel beside the text."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from claims.models import Article
from claims.permissions import may
from claims.workbench.article_page import Filters, read_article
from claims.workbench.claim_panel import claim_or_404, read_claim
from claims.workbench.discussion import read_discussion
from claims.workbench.dossiers import read_dossiers
from claims.workbench.forms import AddClaimForm, DeskForm, NewVersionForm, PublishedOnForm
from claims.workbench.notices import notices_on
from claims.workbench.questions import read_questions
from claims.workbench.refused import Failed, FormDesk
from claims.workbench.replies import read_replies
from factcheck.accounts.models import User

TEMPLATES = "admin/claims/workbench"


def person(request: HttpRequest) -> User:
    """Who asks; ``admin_view`` has let only people of the desk in."""
    assert isinstance(request.user, User), "admin_view lets only desk users in"
    return request.user


def render_workbench(
    request: HttpRequest,
    article: Article,
    number: int | None = None,
    *,
    failed: Failed | None = None,
    panel_only: bool = False,
    query: str = "",
) -> HttpResponse:
    """The article with claim ``number`` (or its overview) beside it.

    ``failed`` shows a refused form again as it was typed; the answer then carries its error's status.
    """
    user = person(request)
    filters = Filters.read(request.GET)
    claim = claim_or_404(article, number) if number is not None else None
    page = read_article(article, filters, number, with_text=not panel_only)
    whole_discussion = request.GET.get("discussion") == "whole"
    context: dict[str, Any] = {
        "page": page,
        "article": article,
        "version": article.current_version,
        "filters": filters,
        "panel": read_claim(claim, user, query=query, failed=failed, whole_discussion=whole_discussion)
        if claim
        else None,
        "dossiers": None if claim else read_dossiers(article, user),
        "may_triage": may(user, "triage", article),
        "may_take_in": may(user, "intake", article),
        "may_publish": may(user, "publish", article),
        "failed": failed,
    }
    context |= _article_forms(article, failed)
    if claim is None:
        context["notices"] = notices_on(article, user)
        context["discussion"] = read_discussion(article, user, FormDesk(failed), whole=whole_discussion)
        context["questions"] = read_questions(article, None, user, FormDesk(failed))
        context["replies"] = read_replies(article, None, user, FormDesk(failed))
    if panel_only:
        return TemplateResponse(request, f"{TEMPLATES}/panel.html", context)
    context |= admin.site.each_context(request) | {"title": article.title}
    return TemplateResponse(request, f"{TEMPLATES}/page.html", context, status=failed.error.status if failed else 200)


def _article_forms(article: Article, failed: Failed | None) -> dict[str, DeskForm]:
    version = article.current_version
    assert version is not None, "article_or_404 leaves out articles without a version"
    forms: dict[str, DeskForm] = {
        "published_on_form": PublishedOnForm.fresh(article.published_on),
        "new_version_form": NewVersionForm(slug="new-version"),
        "add_claim_form": AddClaimForm(slug="add-claim", initial={"version": version.number}),
    }
    for name, form in forms.items():
        if failed is not None and failed.slug == form.slug:
            assert isinstance(failed.form, DeskForm), "only desk forms are posted here"
            forms[name] = failed.form
    return forms
