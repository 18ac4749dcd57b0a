"""The one page of the public site to which somebody can send something: an author's answers, by link alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from claims.actions.author_answers import answer_queries
from claims.actions.author_links import WINDOW, TooManyRequests, count_request, find_link, note_opened
from claims.models import AuthorLink
from claims.publishing.answer_page import (
    ShownQuestion,
    answers_in,
    as_typed,
    put_error,
    read_questions,
    typed_elsewhere,
)
from factcheck.errors import FactcheckError
from factcheck.site import site


# Nothing that a browser sends by itself lets anybody in here: whoever posts knows the secret in the address. A cookie
# against forged requests would add nothing, and would lose the text of an author whose browser refuses cookies.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("secret")
def answers(request: HttpRequest, secret: str) -> HttpResponse:
    """The questions behind a link, and the answers to them.

    An unknown, an expired and a revoked link get the same 404, byte for byte; what was typed comes back in it.
    """
    link = find_link(secret)
    if link is None:
        return _page(request, "answers_gone", {"typed": typed_elsewhere(request.POST)}, 404)
    try:
        count_request(link)
    except TooManyRequests as error:
        context = {"error": error.message, "typed": typed_elsewhere(request.POST)}
        response = _page(request, "answers_refused", context, error.status)
        response.headers["Retry-After"] = str(int(WINDOW.total_seconds()))
        return response
    if request.method == "POST":
        return _send(request, link)
    if request.method == "GET":
        note_opened(link)
    shown = {"questions": read_questions(link.addressee), "sent": "sent" in request.GET}
    return _page(request, "answers", _of(link) | shown)


def _send(request: HttpRequest, link: AuthorLink) -> HttpResponse:
    questions = read_questions(link.addressee, request.POST)
    given = answers_in(questions)
    if typed_elsewhere(request.POST, questions):
        return _refuse(request, link, questions, "The desk has closed a question while you were writing.", 409)
    if not all(shown.form.is_valid() for shown in questions):
        return _refuse(request, link, questions, "Something cannot be read; see the marked fields.", 422)
    if not given and not any(shown.answer for shown in questions):
        return _refuse(request, link, questions, "Write an answer before you send it.", 422)
    try:
        answer_queries(link=link, given=given)
    except FactcheckError as error:
        questions = read_questions(link.addressee, request.POST)
        found = put_error(questions, error)
        return _refuse(request, link, questions, "" if found else error.message, error.status)
    return HttpResponseRedirect(f"{request.path}?sent")


def _refuse(
    request: HttpRequest, link: AuthorLink, questions: list[ShownQuestion], why: str, status: int
) -> HttpResponse:
    """The page as it was typed, with the reason; nothing of it was sent."""
    context: dict[str, Any] = {
        "questions": as_typed(questions),
        "closed": typed_elsewhere(request.POST, questions),
        "refused": True,
        "why": why,
    }
    return _page(request, "answers", _of(link) | context, status)


def _of(link: AuthorLink) -> dict[str, Any]:
    return {"name": link.addressee.name, "title": link.addressee.article.title, "expires_at": link.expires_at}


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page for one reader: kept by nobody, found by no search engine, and named to no other site."""
    # Without the request: no context processor can bring in a session, not even that of a colleague who looks.
    response = HttpResponse(
        render_to_string(f"publishing/{template}.html", {**site(request), **context}), status=status
    )
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
