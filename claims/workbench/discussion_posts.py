"""What a person says about a claim or an article, and whether they are told what others say."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from claims.actions.comments import Said, add_comment, edit_comment, resolve_thread, withdraw_comment
from claims.actions.notices import mark_seen
from claims.actions.watching import Subject, stop_watching, watch
from claims.colleagues import people_who_may
from claims.models import Comment
from claims.visibility import articles_seen_by
from claims.workbench.article_page import article_or_404
from claims.workbench.discussion import CommentForm, SeenForm
from claims.workbench.forms import DeskForm, ReasonForm
from claims.workbench.posting import act_on_article, act_on_claim
from claims.workbench.render import person
from factcheck.errors import InvalidInput


@require_POST
def comment_on_claim(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Comment on a claim, or answer a thread there."""
    form = _comment_form(request)
    return _to_discussion(
        act_on_claim(request, article_id, number, form, lambda claim: _add(request, form, claim)),
    )


@require_POST
def comment_on_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """Comment on an article as a whole, or answer a thread there."""
    form = _comment_form(request)
    return _to_discussion(
        act_on_article(request, article_id, form, lambda article: (_add(request, form, article), "")),
    )


@require_POST
def edit(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Rewrite one's own comment."""
    form = CommentForm(request.POST, slug=f"edit-{comment_id}")

    def action(comment: Comment) -> str:
        data = form.cleaned_data
        said = edit_comment(
            comment=comment, actor=person(request), words=data["words"], expected_revision=data["revision"] or 0
        )
        return _what_was_said("The comment is rewritten.", said)

    return _act(request, comment_id, form, action)


@require_POST
def withdraw(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Take a comment back."""

    def action(comment: Comment) -> str:
        withdraw_comment(comment=comment, actor=person(request))
        return "The comment is withdrawn; its place stays."

    return _act(request, comment_id, ReasonForm(request.POST, slug=f"withdraw-comment-{comment_id}"), action)


@require_POST
def resolve(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Say that a thread is settled; with ``open``, that it is not."""
    resolved = "open" not in request.POST

    def action(comment: Comment) -> str:
        resolve_thread(comment=comment, actor=person(request), resolved=resolved)
        return "The thread is resolved." if resolved else "The thread is open again."

    return _act(request, comment_id, ReasonForm(request.POST, slug=f"resolve-{comment_id}"), action)


@require_POST
def watch_claim(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Be told what happens to a claim; with ``stop``, no longer."""
    form = ReasonForm(request.POST, slug="watch")
    return _to_discussion(act_on_claim(request, article_id, number, form, lambda claim: _watch(request, claim)))


@require_POST
def watch_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """Be told what is said about an article as a whole; with ``stop``, no longer."""
    form = ReasonForm(request.POST, slug="watch")
    return _to_discussion(act_on_article(request, article_id, form, lambda article: (_watch(request, article), "")))


@require_POST
def claim_seen(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Take what one was told of a claim off one's desk."""
    form = SeenForm(request.POST, slug="seen")
    return act_on_claim(request, article_id, number, form, lambda claim: _see(request, form, claim))


@require_POST
def article_seen(request: HttpRequest, article_id: int) -> HttpResponse:
    """Take what one was told of an article as a whole off one's desk."""
    form = SeenForm(request.POST, slug="seen")
    return act_on_article(request, article_id, form, lambda article: (_see(request, form, article), ""))


@require_GET
def people(request: HttpRequest, article_id: int) -> JsonResponse:
    """Whom a comment can mention, by user name."""
    article = article_or_404(article_id, person(request))
    found = people_who_may("view", article)
    return JsonResponse({"people": [{"name": p.username, "shown": p.public_name} for p in found]})


def _comment_form(request: HttpRequest) -> CommentForm:
    thread = request.POST.get("thread", "")
    return CommentForm(request.POST, slug=f"answer-{thread}" if thread else "comment")


def _add(request: HttpRequest, form: CommentForm, about: Subject) -> str:
    thread = None
    if form.cleaned_data["thread"] is not None:
        thread = Comment.objects.filter(pk=form.cleaned_data["thread"]).select_related("thread").first()
        if thread is None:
            raise InvalidInput("thread_unknown", "That comment does not exist; start a thread of its own.")
    said = add_comment(about=about, actor=person(request), words=form.cleaned_data["words"], thread=thread)
    return _what_was_said("Said.", said)


def _what_was_said(done: str, said: Said) -> str:
    if not said.unknown:
        return done
    names = ", ".join(f"@{name}" for name in said.unknown)
    return f"{done} Nobody of this desk is called {names}; your words stand, but nobody was told for that name."


def _watch(request: HttpRequest, about: Subject) -> str:
    if "stop" in request.POST:
        stop_watching(about=about, actor=person(request))
        return "You are told no more, except what is addressed to you."
    watch(about=about, actor=person(request))
    return "You are told what happens here."


def _see(request: HttpRequest, form: SeenForm, about: Subject) -> str:
    mark_seen(actor=person(request), up_to=form.cleaned_data["up_to"], about=about)
    return "Noted."


def _act(request: HttpRequest, comment_id: int, form: DeskForm, action: Callable[[Comment], str]) -> HttpResponse:
    """Run ``action`` on a comment that the person may see, on the page where it stands."""
    seen = Comment.objects.filter(article__in=articles_seen_by(person(request)))
    comment = get_object_or_404(seen.select_related("article", "claim__article"), pk=comment_id)
    if comment.claim is not None:
        answer = act_on_claim(request, comment.article_id, comment.claim.number, form, lambda _: action(comment))
    else:
        answer = act_on_article(request, comment.article_id, form, lambda _: (action(comment), ""))
    return _to_discussion(answer)


def _to_discussion(response: HttpResponse) -> HttpResponse:
    """Without JavaScript the page starts anew: it is shown where the discussion is."""
    if response.has_header("Location"):
        response["Location"] += "#discussion"
    return response
