"""When a claim is due, how much it matters, and giving it back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions.triage import hand_back_claim, plan_claim
from claims.models import Claim, Priority
from claims.workbench.forms import DeskForm, PlanningForm, StepForm
from claims.workbench.posting import act_on_claim, as_it_stands
from claims.workbench.render import person
from factcheck.errors import FactcheckError


@require_POST
def planning(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Set the claim's due date and priority."""
    form = PlanningForm(request.POST, slug="planning")

    def action(claim: Claim) -> str:
        data = form.cleaned_data
        plan_claim(
            claim=claim,
            actor=person(request),
            due_on=data["due_on"],
            priority=Priority(data["priority"]),
            expected_revision=data["revision"],
        )
        due = f"due on {data['due_on']:%-d %B %Y}" if data["due_on"] else "due on no certain day"
        return f"Claim {number} is {due}, its priority {Priority(data['priority']).label}."

    def with_current_revision(error: FactcheckError, claim: Claim) -> DeskForm:
        typed = {name: request.POST.get(name, "") for name in ("due_on", "priority")}
        return PlanningForm(typed | as_it_stands(claim), slug=form.slug)

    return act_on_claim(request, article_id, number, form, action, rebind=with_current_revision)


@require_POST
def hand_back(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Give back a claim that one has."""
    form = StepForm(request.POST, slug="hand-back")

    def action(claim: Claim) -> str:
        hand_back_claim(
            claim=claim,
            actor=person(request),
            reason=form.cleaned_data["reason"],
            expected_revision=form.cleaned_data["revision"],
        )
        return f"Claim {number} is nobody’s again."

    def with_current_revision(error: FactcheckError, claim: Claim) -> DeskForm:
        return StepForm({"reason": request.POST.get("reason", "")} | as_it_stands(claim), slug=form.slug)

    return act_on_claim(request, article_id, number, form, action, rebind=with_current_revision)
