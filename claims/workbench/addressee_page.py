"""The page from which questions are sent to their author: by e-mail, or by a link that the desk passes on."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from claims.actions.author_links import hand_over, mail_questions, revoke_links
from claims.models import Addressee, AuthorLink, AuthorQuery
from claims.permissions import may
from claims.workbench.article_page import article_or_404
from claims.workbench.questions import is_overdue
from claims.workbench.render import TEMPLATES, person
from factcheck.errors import FactcheckError
from factcheck.mail.actions import leaves_the_house


@never_cache
@require_http_methods(["GET", "POST"])
def addressee(request: HttpRequest, article_id: int, addressee_id: int) -> HttpResponse:
    """What is open with one person, and the ways to send it. A link that was made is shown here, once."""
    user = person(request)
    article = article_or_404(article_id, user)
    found = get_object_or_404(Addressee, pk=addressee_id, article=article)
    found.article = article
    if not may(user, "research", article):
        raise PermissionDenied("Your role does not allow asking authors.")
    link, error, status = "", "", 200
    if request.method == "POST":
        try:
            if "mail" in request.POST:
                number = mail_questions(addressee=found, actor=user)
                messages.success(request, f"{_questions(number)} will be in the mail to {found.email} in a moment.")
                return redirect("workbench:addressee", article_id, addressee_id)
            if "revoke" in request.POST:
                ended = revoke_links(addressee=found, actor=user)
                messages.success(request, f"{ended} link{'' if ended == 1 else 's'} ended.")
                return redirect("workbench:addressee", article_id, addressee_id)
            link = hand_over(addressee=found, actor=user, end_earlier="end_earlier" in request.POST)
        except FactcheckError as refused:
            error, status = refused.message, refused.status
    queries = list(found.queries.filter(state__in=AuthorQuery.OPEN).select_related("claim").order_by("pk"))
    context: dict[str, Any] = admin.site.each_context(request) | {
        "title": f"Questions to {found.name}",
        "addressee": found,
        "article": article,
        "queries": [(query, is_overdue(query)) for query in queries],
        "drafted": sum(query.state == AuthorQuery.State.DRAFTED for query in queries),
        "waiting": sum(query.state in AuthorQuery.WAITING for query in queries),
        "links": AuthorLink.objects.filter(addressee=found, revoked_at=None, expires_at__gt=timezone.now())
        .select_related("made_by")
        .order_by("-pk"),
        "link": link,
        "error": error,
        "mail_leaves_the_house": leaves_the_house(),
    }
    return TemplateResponse(request, f"{TEMPLATES}/addressee.html", context, status=status)


def _questions(number: int) -> str:
    return "One question" if number == 1 else f"{number} questions"
