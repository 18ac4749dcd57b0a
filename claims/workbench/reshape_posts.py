"""A claim gets other words, or its last step is undone. Each view calls one action."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions.reshaping import Seen, Words, merge_claims, resize_claim, split_claim
from claims.actions.undoing import undo_last_step
from claims.models import ArticleVersion, Claim, ClaimAnchor
from claims.workbench.article_page import article_or_404
from claims.workbench.claim_panel import claim_or_404
from claims.workbench.forms import DeskForm
from claims.workbench.locate import locate
from claims.workbench.posting import Done, act_on_claim, with_undo
from claims.workbench.render import person
from claims.workbench.reshape_forms import MergeForm, ResizeForm, SplitForm, UndoForm
from claims.workbench.reshaping import mergeable
from factcheck.errors import FactcheckError, InvalidInput, TransitionNotAllowed


@require_POST
def resize(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Give the claim other words."""
    form = ResizeForm(request.POST, slug="resize")

    def action(claim: Claim) -> Done:
        data = form.cleaned_data
        version = _version_seen(claim, data["version"])
        start, end = locate(version.text, data["exact"], data["start"])
        new = resize_claim(
            claim=claim,
            actor=person(request),
            seen=Seen(version, data["revision"]),
            words=Words(start, end, data["statement"]),
            take_over=data["take_over"],
        )
        return Done(with_undo(f"Claim {claim.number} has other words; it is claim {new.number} now."), new)

    return act_on_claim(request, article_id, number, form, action, rebind=_as_it_stands_now(form))


@require_POST
def split(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Make two claims of one."""
    form = SplitForm(request.POST, slug="split")

    def action(claim: Claim) -> Done:
        data = form.cleaned_data
        version = _version_seen(claim, data["version"])
        first, second = split_claim(
            claim=claim,
            actor=person(request),
            seen=Seen(version, data["revision"]),
            at=_place_of_second(claim, version, data["second"], data["start"]),
            statements=(data["first_statement"], data["second_statement"]),
            take_over=data["take_over"],
        )
        said = f"Claim {claim.number} is split into claims {first.number} and {second.number}."
        return Done(with_undo(said), first)

    return act_on_claim(request, article_id, number, form, action, rebind=_as_it_stands_now(form))


@require_POST
def merge(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Make one claim of two."""
    asked = claim_or_404(article_or_404(article_id, person(request)), number)
    form = MergeForm(request.POST, slug="merge", others=mergeable(asked))

    def action(claim: Claim) -> Done:
        data = form.cleaned_data
        other = Claim.objects.get(article_id=article_id, number=data["other"])
        new = merge_claims(
            claim=claim,
            other=other,
            actor=person(request),
            seen=Seen(_version_seen(claim, data["version"]), data["revision"]),
            statement=data["statement"],
            take_over=data["take_over"],
        )
        return Done(with_undo(f"Claims {claim.number} and {other.number} are merged into claim {new.number}."), new)

    return act_on_claim(request, article_id, number, form, action, rebind=_as_it_stands_now(form))


@require_POST
def undo(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Take back the last step on the claim."""
    form = UndoForm(request.POST, slug="undo")

    def action(claim: Claim) -> Done:
        back = undo_last_step(claim=claim, actor=person(request), key=form.cleaned_data["key"])
        said = " and ".join(f"claim {each.number} is {each.get_state_display()}" for each in back)
        return Done(f"Undone: {said} again.", back[0])

    return act_on_claim(request, article_id, number, form, action)


def _version_seen(claim: Claim, number: int) -> ArticleVersion:
    version = claim.article.current_version
    assert version is not None, "article_or_404 leaves out articles without a version"
    if version.number != number:
        raise TransitionNotAllowed(
            "version_outdated", "The article has a newer version; look at the claim in it before you go on."
        )
    return version


def _place_of_second(claim: Claim, version: ArticleVersion, words: str, start: int | None) -> int:
    """Where the second part begins in the article, in code points."""
    anchor = ClaimAnchor.objects.filter(claim=claim, version=version).first()
    if anchor is None:
        raise InvalidInput("words_gone", "The claim's words are no longer in the article; it cannot be split.")
    if not words.strip():
        raise InvalidInput("words_empty", "Give the words with which the second claim begins.")
    inside = None if start is None else start - anchor.start
    at, _ = locate(claim.text, words, inside)
    return anchor.start + at


def _as_it_stands_now(form: DeskForm) -> Callable[[FactcheckError, Claim], DeskForm]:
    """The refused form on top of what the page shows now: sending it again means, all the same."""

    def rebind(error: FactcheckError, claim: Claim) -> DeskForm:
        version = claim.article.current_version
        assert version is not None, "article_or_404 leaves out articles without a version"
        revision = Claim.objects.values_list("revision", flat=True).get(pk=claim.pk)
        form.data = {**form.data.dict(), "revision": revision, "version": version.number}  # type: ignore[attr-defined]
        form.full_clean()
        return form

    return rebind
