"""Holding a publication back, stepping aside, making exceptions, and the second person's own rating."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from claims.actions.gates import end_exception, make_exception
from claims.actions.restrictions import end_recusal, lift_hold, place_hold, recuse
from claims.actions.second_ratings import rate_second
from claims.models import Article, Claim, GateException, Hold, Recusal, VerdictVersion, put_on
from claims.permissions import may
from claims.workbench.article_page import article_or_404
from claims.workbench.claim_panel import claim_or_404
from claims.workbench.forms import ReasonForm
from claims.workbench.posting import act_on_claim
from claims.workbench.render import person
from claims.workbench.restriction_forms import ExceptionForm, HoldForm, RecuseForm, SecondRatingForm


@require_POST
def hold(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Keep the claim or its article from being published."""
    form = HoldForm(request.POST, slug="hold")

    def action(claim: Claim) -> str:
        data = form.cleaned_data
        placed = place_hold(
            on=_subject(claim, data["whole"]),
            actor=person(request),
            kind=data["kind"],
            reason=data["reason"],
            until=data["until"],
        )
        return f"Noted: {placed.get_kind_display()}. Nothing is published while it stands."

    return act_on_claim(request, article_id, number, form, action)


@require_POST
def lift(request: HttpRequest, article_id: int, number: int, hold_id: int) -> HttpResponse:
    """End a hold, with a reason."""
    claim = claim_or_404(article_or_404(article_id, person(request)), number)
    holds = Hold.objects.filter(put_on(claim)).select_related("claim__article", "article")
    placed = get_object_or_404(holds, pk=hold_id)
    form = ReasonForm(request.POST, slug=f"lift-{hold_id}")

    def action(claim: Claim) -> str:
        lift_hold(hold=placed, actor=person(request), reason=form.cleaned_data["reason"])
        return f"The {placed.get_kind_display()} is lifted."

    return act_on_claim(request, article_id, number, form, action)


@require_POST
def step_aside(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Keep somebody out because of a conflict of interest; oneself, or, as an editor, anybody."""
    user = person(request)
    claim = claim_or_404(article_or_404(article_id, user), number)
    form = RecuseForm(request.POST, slug="recuse", claim=claim, user=user, others=may(user, "assign", claim))

    def action(claim: Claim) -> str:
        data = form.cleaned_data
        recuse(on=_subject(claim, data["whole"]), actor=user, person=data["person"], reason=data["reason"])
        return f"{data['person'].public_name} takes no part from here on."

    return act_on_claim(request, article_id, number, form, action)


@require_POST
def take_part(request: HttpRequest, article_id: int, number: int, recusal_id: int) -> HttpResponse:
    """Let a person take part again, with a reason."""
    claim = claim_or_404(article_or_404(article_id, person(request)), number)
    recusals = Recusal.objects.filter(put_on(claim)).select_related("claim__article", "article", "person")
    recusal = get_object_or_404(recusals, pk=recusal_id)
    form = ReasonForm(request.POST, slug=f"take-part-{recusal_id}")

    def action(claim: Claim) -> str:
        end_recusal(recusal=recusal, actor=person(request), reason=form.cleaned_data["reason"])
        return f"{recusal.person.public_name} may take part again."

    return act_on_claim(request, article_id, number, form, action)


@require_POST
def make_public_exception(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Let the claim pass a gate that it does not meet, with a reason that readers see."""
    form = ExceptionForm(request.POST, slug=f"except-{request.POST.get('gate', '')[:20]}")

    def action(claim: Claim) -> str:
        data = form.cleaned_data
        make_exception(claim=claim, actor=person(request), gate=data["gate"], reason=data["reason"])
        return "The exception is made; the verdict page will print its reason."

    return act_on_claim(request, article_id, number, form, action)


@require_POST
def end_public_exception(request: HttpRequest, article_id: int, number: int, exception_id: int) -> HttpResponse:
    """Ask for the gate again."""
    exceptions = GateException.objects.filter(claim__article=article_id, claim__number=number)
    exception = get_object_or_404(exceptions.select_related("claim__article"), pk=exception_id)

    def action(claim: Claim) -> str:
        end_exception(exception=exception, actor=person(request))
        return "The exception is ended; the gate holds again."

    form = ReasonForm(request.POST, slug=f"end-exception-{exception_id}")
    return act_on_claim(request, article_id, number, form, action)


@require_POST
def rate(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """The second person's own rating. Another one than the first sends the verdict back."""
    user = person(request)
    claim = claim_or_404(article_or_404(article_id, user), number)
    if not may(user, "review", claim):
        raise PermissionDenied
    version = VerdictVersion.objects.filter(verdict__claim=claim, published_at__isnull=True).first()
    form = SecondRatingForm(request.POST, slug="second-rating", first=version.rating if version else None)

    def action(claim: Claim) -> str:
        data = form.cleaned_data
        given = rate_second(
            claim=claim,
            actor=user,
            rating=data["rating"],
            note=data["note"],
            expected_revision=data["revision"],
        )
        if given.agrees:
            return f"You come to the same rating, “{given.rating.label}”. Read the verdict and decide."
        return f"You come to “{given.rating.label}”, the verdict to “{given.first_rating.label}”: it is sent back."

    return act_on_claim(request, article_id, number, form, action)


def _subject(claim: Claim, whole: str) -> Claim | Article:
    return claim.article if whole == "article" else claim
