"""Which steps of the workflow a person may take on a claim now, and what still stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claims.actions.guards import GUARDS, was_published
from claims.actions.publication import publish_verdict, retract_verdict
from claims.actions.reviews import approve_verdict, reopen_verdict, return_verdict, submit_verdict, withdraw_verdict
from claims.actions.triage import dismiss_claim, select_claim
from claims.models import Claim
from claims.permissions import may
from claims.workflow import TRANSITIONS, ClaimState
from factcheck.accounts.models import User
from factcheck.errors import FactcheckError

Act = Callable[[Claim, User, str, int], Claim]


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the transition table as a button. ``reason_label`` is "" where no reason is asked for."""

    name: str
    label: str
    done: str
    act: Act
    style: str = ""
    reason_label: str = ""
    reason_required: bool = False


@dataclass(frozen=True, slots=True)
class OfferedStep:
    """``blocked`` says why the step cannot be taken yet; "" when it can."""

    step: Step
    blocked: str


STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        Step(
            "select",
            "Select for checking",
            "selected; its lookups are under way",
            lambda c, u, _, r: select_claim(claim=c, actor=u, expected_revision=r),
            "primary",
        ),
        Step(
            "submit",
            "Hand in for review",
            "handed in for review",
            lambda c, u, _, r: submit_verdict(claim=c, actor=u, expected_revision=r),
            "primary",
        ),
        Step(
            "approve",
            "Approve",
            "approved",
            lambda c, u, why, r: approve_verdict(claim=c, actor=u, comment=why, expected_revision=r),
            "primary",
            "Comment (optional)",
        ),
        Step(
            "return",
            "Send back",
            "sent back to its author",
            lambda c, u, why, r: return_verdict(claim=c, actor=u, reason=why, expected_revision=r),
            "",
            "What has to change",
            True,
        ),
        Step(
            "withdraw",
            "Take it back",
            "taken back from review",
            lambda c, u, why, r: withdraw_verdict(claim=c, actor=u, reason=why, expected_revision=r),
            "",
            "Why you take it back",
            True,
        ),
        Step(
            "publish",
            "Publish",
            "published",
            lambda c, u, _, r: publish_verdict(claim=c, actor=u, expected_revision=r),
            "primary",
        ),
        Step(
            "publish_correction",
            "Publish the correction",
            "published as corrected",
            lambda c, u, _, r: publish_verdict(claim=c, actor=u, expected_revision=r),
            "primary",
        ),
        Step(
            "reopen",
            "Open again",
            "open again",
            lambda c, u, why, r: reopen_verdict(claim=c, actor=u, reason=why, expected_revision=r),
            "",
            "Why it has to be opened again",
            True,
        ),
        Step(
            "dismiss",
            "Dismiss",
            "dismissed",
            lambda c, u, why, r: dismiss_claim(claim=c, actor=u, reason=why, expected_revision=r),
            "",
            "Why it is not checked",
            True,
        ),
        Step(
            "retract",
            "Retract",
            "retracted; the page says so",
            lambda c, u, why, r: retract_verdict(claim=c, actor=u, reason=why, expected_revision=r),
            "danger",
            "Why it no longer stands; printed on the page",
            True,
        ),
    )
}


def offered_steps(claim: Claim, user: User) -> list[OfferedStep]:
    """The steps that lead on from the claim's state and that the person's role allows."""
    state = ClaimState(claim.state)
    offered = [
        step
        for name, step in STEPS.items()
        if state in TRANSITIONS[name].sources and may(user, TRANSITIONS[name].permission, claim)
    ]
    if state is ClaimState.APPROVED:
        other_way = "publish" if was_published(claim) else "publish_correction"
        offered = [step for step in offered if step.name != other_way]
    if state is ClaimState.IN_REVIEW:
        # Only an author can take it back; telling everybody else why not would be noise.
        offered = [step for step in offered if step.name != "withdraw" or not _blocked(claim, user, "withdraw")]
    return [OfferedStep(step, _blocked(claim, user, step.name)) for step in offered]


def _blocked(claim: Claim, user: User, name: str) -> str:
    for guard in TRANSITIONS[name].guards:
        try:
            GUARDS[guard](claim, user)
        except FactcheckError as error:
            return error.message
    return ""
