"""The workflow of a claim as data: states, and which action leads from where to where. Pure.

``docs/workflow.md`` draws its diagram from this table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class ClaimState(StrEnum):
    DETECTED = "detected"
    SELECTED = "selected"
    DISMISSED = "dismissed"
    IN_RESEARCH = "in_research"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETRACTED = "retracted"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


# In these states evidence and the verdict draft may change; elsewhere they are what was handed in.
EDITABLE_STATES = frozenset({ClaimState.SELECTED, ClaimState.IN_RESEARCH, ClaimState.RETURNED, ClaimState.WITHDRAWN})
# A verdict stands before readers as it is: as first published, or as corrected since.
PUBLIC_STATES = frozenset({ClaimState.PUBLISHED, ClaimState.CORRECTED})
# Nobody has to do anything about these.
CLOSED_STATES = PUBLIC_STATES | {ClaimState.DISMISSED, ClaimState.RETRACTED}


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table.

    ``event`` is the audit event; ``permission`` an action name of ``claims.permissions``; ``guards`` name
    functions of ``claims.actions.guards`` that raise when the claim is not ready.
    """

    sources: frozenset[ClaimState]
    target: ClaimState
    event: str
    permission: str
    guards: tuple[str, ...] = field(default=())
    reason_required: bool = False


def _way_back(target: ClaimState, *sources: ClaimState) -> Transition:
    return Transition(
        frozenset(sources), target, "claim.restored", "triage", guards=("actor_takes_part",), reason_required=True
    )


S = ClaimState
READY_TO_PUBLISH = ("actor_takes_part", "content_is_as_approved", "gates_are_met", "no_open_attention", "not_held")
TRANSITIONS: dict[str, Transition] = {
    "select": Transition(frozenset({S.DETECTED, S.DISMISSED}), S.SELECTED, "claim.selected", "triage"),
    "dismiss": Transition(
        frozenset({S.DETECTED, S.SELECTED, S.IN_RESEARCH, S.RETURNED, S.WITHDRAWN}),
        S.DISMISSED,
        "claim.dismissed",
        "triage",
        guards=("never_published", "actor_takes_part"),
        reason_required=True,
    ),
    "start_research": Transition(
        frozenset({S.SELECTED, S.RETURNED, S.WITHDRAWN}),
        S.IN_RESEARCH,
        "claim.research_started",
        "research",
        guards=("actor_takes_part",),
    ),
    "submit": Transition(
        frozenset({S.IN_RESEARCH, S.WITHDRAWN}),
        S.IN_REVIEW,
        "verdict.submitted",
        "research",
        guards=("actor_takes_part", "verdict_is_complete", "gates_are_met", "no_open_attention"),
    ),
    "withdraw": Transition(
        frozenset({S.IN_REVIEW}),
        S.WITHDRAWN,
        "verdict.withdrawn",
        "research",
        guards=("actor_is_author",),
        reason_required=True,
    ),
    "return": Transition(
        frozenset({S.IN_REVIEW}),
        S.RETURNED,
        "verdict.returned",
        "review",
        guards=("actor_is_not_author", "actor_takes_part"),
        reason_required=True,
    ),
    "approve": Transition(
        frozenset({S.IN_REVIEW}),
        S.APPROVED,
        "verdict.approved",
        "review",
        guards=(
            "actor_is_not_author",
            "actor_takes_part",
            "content_is_as_submitted",
            "second_rating_is_given",
            "no_open_attention",
        ),
    ),
    "reopen": Transition(
        frozenset({S.APPROVED}) | PUBLIC_STATES,
        S.IN_RESEARCH,
        "verdict.reopened",
        "research",
        guards=("actor_takes_part",),
        reason_required=True,
    ),
    "publish": Transition(
        frozenset({S.APPROVED}),
        S.PUBLISHED,
        "verdict.published",
        "publish",
        guards=("first_publication", *READY_TO_PUBLISH),
    ),
    "publish_correction": Transition(
        frozenset({S.APPROVED}),
        S.CORRECTED,
        "verdict.corrected",
        "publish",
        guards=("later_publication", *READY_TO_PUBLISH),
    ),
    "retract": Transition(
        PUBLIC_STATES,
        S.RETRACTED,
        "verdict.retracted",
        "publish",
        guards=("actor_takes_part",),
        reason_required=True,
    ),
    # The ways back: an undone dismissal, selection or reshaping puts the claim where it was before.
    "restore_detected": _way_back(S.DETECTED, S.DISMISSED, S.SELECTED),
    **{
        f"restore_{state.value}": _way_back(state, S.DISMISSED)
        for state in (S.SELECTED, S.IN_RESEARCH, S.RETURNED, S.WITHDRAWN)
    },
    # What was signed off is not signed off any more once its words in the article have changed.
    "reopen_for_changed_words": Transition(
        frozenset({S.IN_REVIEW, S.APPROVED}), S.IN_RESEARCH, "verdict.words_changed", "intake", reason_required=True
    ),
}
