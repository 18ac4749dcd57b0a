"""What can be done to many claims at once. Each is an action of the house, called once per claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from claims.actions.triage import assign_claim, dismiss_claim, hand_back_claim, plan_claim, select_claim
from claims.admin.bulk.forms import BulkAssignForm, BulkForm, BulkOptionalReasonForm, BulkPlanForm, BulkReasonForm
from claims.models import Claim
from claims.models.claim import Priority
from claims.permissions import may
from claims.workflow import TRANSITIONS, ClaimState
from factcheck.accounts.models import User

Act = Callable[[Claim, User, Mapping[str, Any], int], Claim]


@dataclass(frozen=True, slots=True)
class BulkStep:
    """One thing to do to many claims.

    ``permission`` is the least that somebody needs at some desk to be offered it. ``refusal`` says why it does not
    apply to a claim, "" when it may; it asks the database nothing. ``act`` takes the form's data and the revision
    of the claim that was confirmed.
    """

    name: str
    label: str
    done: str
    permission: str
    form: type[BulkForm]
    refusal: Callable[[Claim, User], str]
    act: Act


def _refusal_of_transition(name: str) -> Callable[[Claim, User], str]:
    row = TRANSITIONS[name]

    def refusal(claim: Claim, user: User) -> str:
        if not may(user, row.permission, claim):
            return "your role at its desk does not allow this"
        state = ClaimState(claim.state)
        return "" if state in row.sources else f"it is {state.label}"

    return refusal


def _refusal_of_assigning(claim: Claim, user: User) -> str:
    return "" if may(user, "assign", claim) else "your role at its desk does not allow this"


def _refusal_of_handing_back(claim: Claim, user: User) -> str:
    if claim.assigned_to_id is None:
        return "it is nobody’s"
    mine = claim.assigned_to_id == user.pk
    if may(user, "triage" if mine else "assign", claim):
        return ""
    return "your role at its desk does not allow this" if mine else "it is somebody else’s"


def _plan(claim: Claim, user: User, data: Mapping[str, Any], revision: int) -> Claim:
    due_on = {"keep": claim.due_on, "on": data["due_on"], "none": None}[data["due"]]
    priority = Priority(int(data["priority"] or claim.priority))
    return plan_claim(claim=claim, actor=user, due_on=due_on, priority=priority, expected_revision=revision)


BULK_STEPS: dict[str, BulkStep] = {
    step.name: step
    for step in (
        BulkStep(
            "select",
            "Select for checking",
            "selected for checking; lookups are under way",
            "triage",
            BulkForm,
            _refusal_of_transition("select"),
            lambda claim, user, data, revision: select_claim(claim=claim, actor=user, expected_revision=revision),
        ),
        BulkStep(
            "dismiss",
            "Dismiss",
            "dismissed",
            "triage",
            BulkReasonForm,
            _refusal_of_transition("dismiss"),
            lambda claim, user, data, revision: dismiss_claim(
                claim=claim, actor=user, reason=data["reason"], expected_revision=revision
            ),
        ),
        BulkStep(
            "assign",
            "Assign",
            "assigned",
            "assign",
            BulkAssignForm,
            _refusal_of_assigning,
            lambda claim, user, data, revision: assign_claim(
                claim=claim, actor=user, assignee=data["assignee"], expected_revision=revision
            ),
        ),
        BulkStep("plan", "Set due date or priority", "planned", "assign", BulkPlanForm, _refusal_of_assigning, _plan),
        BulkStep(
            "hand_back",
            "Hand back",
            "nobody’s again",
            "triage",
            BulkOptionalReasonForm,
            _refusal_of_handing_back,
            lambda claim, user, data, revision: hand_back_claim(
                claim=claim, actor=user, reason=data["reason"], expected_revision=revision
            ),
        ),
    )
}
