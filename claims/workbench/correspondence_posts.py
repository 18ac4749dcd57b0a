"""What a person does about an author's answers and the reply register. Each view calls one action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from claims.actions.author_queries import Question, accept_answer, ask_author, close_query, withdraw_query
from claims.actions.replies import Asked, Outcome, correct_request, record_outcome, record_request, strike_request
from claims.models import Article, AuthorQuery, Claim, ReplyRequest
from claims.workbench.article_page import article_or_404
from claims.workbench.forms import DeskForm
from claims.workbench.locate import locate
from claims.workbench.posting import act_on_article, act_on_claim
from claims.workbench.question_forms import AcceptForm, AskForm, CorrectForm, EndForm, OutcomeForm, RequestForm
from claims.workbench.render import person
from claims.workbench.replies import newest_documents
from factcheck.errors import FactcheckError, InvalidInput
from sources.models import Snapshot


@require_POST
def ask_about_claim(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Write down a question to the author about a claim."""
    form = AskForm(request.POST, slug="ask-author")

    def action(claim: Claim) -> str:
        return _ask(request, form, claim.article, claim)

    return act_on_claim(request, article_id, number, form, action, rebind=_at_its_field(form))


@require_POST
def ask_about_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """Write down a question to the author about the whole article."""
    form = AskForm(request.POST, slug="ask-author")
    return _act(request, article_id, form, lambda article: _ask(request, form, article, None))


@require_POST
def accept(request: HttpRequest, article_id: int, query_id: int) -> HttpResponse:
    """Accept the author's answer that the person has read."""
    query = _query_or_404(request, article_id, query_id)
    form = AcceptForm(request.POST, slug=f"accept-answer-{query_id}")

    def action(article: Article) -> str:
        accept_answer(query=query, actor=person(request), seen=form.cleaned_data["answer"])
        return "Accepted; what was agreed stands on record."

    return _act(request, article_id, form, action)


@require_POST
def close(request: HttpRequest, article_id: int, query_id: int) -> HttpResponse:
    """Close a question without an agreement."""
    query = _query_or_404(request, article_id, query_id)
    form = EndForm(request.POST, slug=f"close-query-{query_id}")

    def action(article: Article) -> str:
        close_query(query=query, actor=person(request), reason=form.cleaned_data["reason"])
        return "The question is closed."

    return _act(request, article_id, form, action)


@require_POST
def withdraw(request: HttpRequest, article_id: int, query_id: int) -> HttpResponse:
    """Take back a question that nobody has answered."""
    query = _query_or_404(request, article_id, query_id)
    form = EndForm(request.POST, slug=f"withdraw-query-{query_id}")

    def action(article: Article) -> str:
        withdraw_query(query=query, actor=person(request), reason=form.cleaned_data["reason"])
        return "The question is taken back; the author no longer sees it."

    return _act(request, article_id, form, action)


@require_POST
def reply_about_claim(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Enter that somebody was asked about a claim."""
    form = RequestForm(request.POST, slug="reply-request", documents=newest_documents())

    def action(claim: Claim) -> str:
        return _request_reply(request, form, claim.article, claim)

    return act_on_claim(request, article_id, number, form, action, rebind=_at_its_field(form))


@require_POST
def reply_about_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """Enter that somebody was asked about everything in the article."""
    form = RequestForm(request.POST, slug="reply-request", documents=newest_documents())
    return _act(request, article_id, form, lambda article: _request_reply(request, form, article, None))


@require_POST
def reply_outcome(request: HttpRequest, article_id: int, request_id: int) -> HttpResponse:
    """Enter what came of a request."""
    asked = _entry_or_404(request, article_id, request_id)
    form = OutcomeForm(request.POST, slug=f"reply-outcome-{request_id}", documents=newest_documents())

    def action(article: Article) -> str:
        data = form.cleaned_data | {"snapshot": _document(form)}
        update = record_outcome(request=asked, actor=person(request), outcome=Outcome(**data))
        return f"Entered: {update.get_kind_display()}."

    return _act(request, article_id, form, action)


@require_POST
def reply_correct(request: HttpRequest, article_id: int, request_id: int) -> HttpResponse:
    """Enter how an entry should read."""
    asked = _entry_or_404(request, article_id, request_id)
    form = CorrectForm(request.POST, slug=f"reply-correct-{request_id}")

    def action(article: Article) -> str:
        correct_request(request=asked, actor=person(request), asked=_asked(form), reason=form.cleaned_data["reason"])
        return "Corrected; what was written first stays on record."

    return _act(request, article_id, form, action)


@require_POST
def reply_strike(request: HttpRequest, article_id: int, request_id: int) -> HttpResponse:
    """Strike an entry that should not be there."""
    asked = _entry_or_404(request, article_id, request_id)
    form = EndForm(request.POST, slug=f"reply-strike-{request_id}")

    def action(article: Article) -> str:
        strike_request(request=asked, actor=person(request), reason=form.cleaned_data["reason"])
        return "Struck; the entry stays on record with the reason."

    return _act(request, article_id, form, action)


def _query_or_404(request: HttpRequest, article_id: int, query_id: int) -> AuthorQuery:
    article = article_or_404(article_id, person(request))
    return get_object_or_404(AuthorQuery.objects.select_related("claim"), pk=query_id, addressee__article=article)


def _entry_or_404(request: HttpRequest, article_id: int, request_id: int) -> ReplyRequest:
    article = article_or_404(article_id, person(request))
    return get_object_or_404(ReplyRequest.objects.select_related("claim"), pk=request_id, article=article)


def _act(request: HttpRequest, article_id: int, form: DeskForm, action: Callable[[Article], str]) -> HttpResponse:
    """Run ``action`` and go back to where the form stood: the claim whose number it carries, or the article."""
    rebind = _at_its_field(form)
    at = request.POST.get("at", "")
    if at.isascii() and at.isdigit() and len(at) < 10:
        return act_on_claim(request, article_id, int(at), form, lambda claim: action(claim.article), rebind=rebind)

    def on_article(article: Article) -> tuple[str, str]:
        try:
            return action(article), ""
        except FactcheckError as error:
            rebind(error, None)
            raise

    return act_on_article(request, article_id, form, on_article)


def _at_its_field(form: DeskForm) -> Callable[[FactcheckError, Any], DeskForm]:
    """Writes the action's refusal to the field it is about."""

    def rebind(error: FactcheckError, about: Any) -> DeskForm:
        names = {"question": "text"} if isinstance(form, AskForm) else {"note": "reason"}
        field = str(error.details.get("field", ""))
        field = field if field in form.fields else names.get(field, "")
        if field in form.fields and not form.has_error(field):
            form.add_error(field, error.message)
        return form

    return rebind


def _ask(request: HttpRequest, form: AskForm, article: Article, claim: Claim | None) -> str:
    data = form.cleaned_data
    question = Question(
        name=data["name"],
        email=data["email"],
        text=data["text"],
        deadline=data["deadline"],
        before=_own_words(article, data["before"]),
        after=data["after"],
    )
    query = ask_author(article=article, claim=claim, actor=person(request), question=question)
    return f"Written down. {query.addressee.name} sees it once you send it."


def _own_words(article: Article, words: str) -> str:
    """The article's own characters for words that were copied from it with other white space."""
    if not words.strip():
        return ""
    version = article.current_version
    assert version is not None, "article_or_404 leaves out articles without a version"
    try:
        start, end = locate(version.text, words, None)
    except InvalidInput:
        return words  # the action says what is wrong with them
    return version.text[start:end]


def _request_reply(request: HttpRequest, form: RequestForm, article: Article, claim: Claim | None) -> str:
    data = form.cleaned_data
    entered = record_request(
        article=article,
        claim=claim,
        actor=person(request),
        asked=_asked(form),
        question=data["question"],
        note=data["note"],
        snapshot=_document(form),
    )
    return f"Entered: {entered.asked} was asked."


def _asked(form: DeskForm) -> Asked:
    return Asked(**{name: form.cleaned_data[name] for name in Asked.__dataclass_fields__})


def _document(form: DeskForm) -> Snapshot | None:
    chosen = form.cleaned_data["snapshot"]
    return Snapshot.objects.filter(pk=chosen).first() if chosen else None
