"""Taking the last step on a claim back, as long as nothing was built on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from claims.actions.transition import apply_transition
from claims.models import AuthorQuery, Claim, ClaimReshaping, Evidence, ReplyRequest, ReshapedClaim, VerdictVersion
from claims.permissions import require
from claims.workflow import TRANSITIONS, ClaimState
from factcheck.accounts.models import User
from factcheck.audit.models import AuditEvent
from factcheck.errors import TransitionNotAllowed

# What happens by itself, or changes nothing: a step can be undone although this came after it.
_NOTHING_BUILT = ("lookup.requested", "lookup.retried", "claim.checked", "claim.check_requested", "notice.seen")
_STEPS = {"claim.dismissed": "the dismissal", "claim.selected": "the selection"}
_RESHAPINGS = {"resize": "the resizing", "split": "the split", "merge": "the merging"}


@dataclass(frozen=True, slots=True)
class LastStep:
    """What can be undone: a reshaping, or the step that ``event`` tells of. ``what`` reads behind "Undo"."""

    what: str
    reshaping: ClaimReshaping | None = None
    event: AuditEvent | None = None

    @property
    def key(self) -> str:
        """Names the step, so that an undoing takes back what its person saw."""
        return f"reshaping-{self.reshaping.pk}" if self.reshaping else f"event-{self.event.pk if self.event else ''}"


def last_step(claim: Claim, actor: User) -> LastStep | None:
    """What ``actor`` can undo at ``claim``: a reshaping that nothing was built on, or their own last step."""
    parts = ReshapedClaim.objects.filter(claim=claim).select_related("reshaping").order_by("-pk")
    part = parts.first()
    if part is not None and part.reshaping.undone_at is None:
        if not obstacle_to_undoing(part.reshaping):
            return LastStep(_RESHAPINGS[part.reshaping.kind], reshaping=part.reshaping)
        if not part.is_new and claim.state == ClaimState.DISMISSED:
            return None
    event = (
        AuditEvent.objects.filter(object_type=Claim._meta.label_lower, object_id=str(claim.pk))
        .exclude(action__in=_NOTHING_BUILT)
        .order_by("-pk")
        .first()
    )
    if event is None or event.action not in _STEPS or event.actor_id != actor.pk:
        return None
    way_back = TRANSITIONS.get(_way_back(event.detail["before"]))
    if event.detail["after"] != claim.state or way_back is None or claim.state not in way_back.sources:
        return None
    return LastStep(_STEPS[event.action], event=event)


@transaction.atomic
def undo_last_step(*, claim: Claim, actor: User, key: str) -> list[Claim]:
    """Undo the step that ``key`` names; returns the claims that are back, with their earlier states.

    New claims of an undone reshaping are dismissed and stay on record. What was asked of providers stays. Raises
    ``TransitionNotAllowed`` when that step is no longer the last one, or something was built on it.
    """
    require(actor, "triage", claim)
    claim = Claim.objects.select_for_update(of=("self",)).select_related("article").get(pk=claim.pk)
    step = last_step(claim, actor)
    if step is None or step.key != key:
        raise TransitionNotAllowed(
            "nothing_to_undo", f"This cannot be undone any more: somebody went on working on claim {claim.number}."
        )
    if step.reshaping is not None:
        return _undo_reshaping(step.reshaping, actor)
    assert step.event is not None, "a step is a reshaping or an event"
    return [_restore(claim, ClaimState(step.event.detail["before"]), actor, f"Undone: {step.what}.")]


def obstacle_to_undoing(reshaping: ClaimReshaping) -> str:
    """Why the reshaping can no longer be undone; "" when it can. Five queries."""
    if reshaping.undone_at is not None:
        return "It was undone already."
    parts = list(reshaping.parts.select_related("claim"))
    for part in parts:
        if part.claim.revision != part.revision:
            return f"Claim {part.claim.number} was changed since."
    new = [part.claim_id for part in parts if part.is_new]
    later = Q(attached_at__gt=reshaping.made_at) | Q(withdrawn_at__gt=reshaping.made_at)
    if Evidence.objects.filter(later, claim__in=new).exists():
        return "Evidence was attached or withdrawn since."
    if VerdictVersion.objects.filter(verdict__claim__in=new, updated_at__gt=reshaping.made_at).exists():
        return "A verdict was written since."
    if AuthorQuery.objects.filter(claim__in=new).exists() or ReplyRequest.objects.filter(claim__in=new).exists():
        return "Somebody was asked about it since."
    return ""


def _undo_reshaping(reshaping: ClaimReshaping, actor: User) -> list[Claim]:
    parts = list(reshaping.parts.select_related("claim__article"))
    numbers = " and ".join(str(part.claim.number) for part in parts if part.is_new)
    for part in parts:
        if part.is_new:
            apply_transition(
                claim=part.claim,
                action="dismiss",
                actor=actor,
                reason=f"Undone: it was {reshaping.get_kind_display()} from another claim.",
                expected_revision=part.revision,
            )
    back = [
        _restore(
            part.claim, ClaimState(part.state_before), actor, f"Undone: {reshaping.get_kind_display()} into {numbers}."
        )
        for part in parts
        if not part.is_new
    ]
    changed = ClaimReshaping.objects.filter(pk=reshaping.pk, undone_at__isnull=True).update(
        undone_at=timezone.now(), undone_by=actor
    )
    if changed != 1:
        raise TransitionNotAllowed("nothing_to_undo", "Somebody else undid this a moment ago.")
    return back


def _restore(claim: Claim, state: ClaimState, actor: User, reason: str) -> Claim:
    return apply_transition(
        claim=claim, action=_way_back(state), actor=actor, reason=reason, expected_revision=claim.revision
    )


def _way_back(state: str) -> str:
    return f"restore_{state}"
