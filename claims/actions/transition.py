"""The one function that moves a claim through the workflow. Nothing else writes ``Claim.state``."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.actions.guards import GUARDS
from claims.actions.notices import tell_people
from claims.models import Claim, StateChange
from claims.permissions import require
from claims.workflow import TRANSITIONS, ClaimState
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, StaleVersion, TransitionNotAllowed


@transaction.atomic
def apply_transition(
    *,
    claim: Claim,
    action: str,
    actor: User,
    reason: str = "",
    expected_revision: int | None = None,
    content_sha256: str = "",
) -> Claim:
    """Apply one row of ``TRANSITIONS`` to the claim: permission, guards, guarded UPDATE, audit record.

    ``content_sha256`` names the content that the step decides on; the record then vouches for it.

    Returns the claim as it is now. Raises ``NotPermitted``, ``InvalidInput`` (a required reason is missing),
    ``EvidenceIncomplete`` (a guard), ``StaleVersion`` (``expected_revision`` is no longer current) or
    ``TransitionNotAllowed`` (the state does not allow it, or somebody else was faster).
    """
    row = TRANSITIONS[action]
    require(actor, row.permission, claim)
    reason = reason.strip()
    if row.reason_required and not reason:
        raise InvalidInput("reason_required", "Say why: this step needs a reason for the record.")
    old = ClaimState(claim.state)
    if old not in row.sources:
        raise TransitionNotAllowed(
            "transition_not_allowed",
            f"Claim {claim.number} is {old.label}; “{action}” is possible only when it is "
            f"{' or '.join(sorted(state.label for state in row.sources))}.",
            state=old.value,
        )
    if expected_revision is not None and claim.revision != expected_revision:
        raise StaleVersion(
            "stale_revision",
            "Somebody else changed this claim meanwhile. Look at it again before you decide.",
            revision=claim.revision,
        )
    # Locked before the guards look: what they read cannot be changed before the claim has moved.
    Claim.objects.select_for_update().filter(pk=claim.pk).values_list("pk", flat=True).first()
    for guard in row.guards:
        GUARDS[guard](claim, actor)
    now = timezone.now()
    changed = Claim.objects.filter(pk=claim.pk, state=old.value, revision=claim.revision).update(
        state=row.target.value,
        state_reason=reason,
        revision=F("revision") + 1,
        updated_at=now,
    )
    if changed != 1:
        raise TransitionNotAllowed(
            "transition_not_allowed", "Somebody else changed this claim a moment ago. Look at it again."
        )
    StateChange.objects.create(claim=claim, before=old.value, after=row.target.value, at=now)
    claim.refresh_from_db(fields=["state", "state_reason", "revision", "updated_at"])
    event = record(
        actor=actor,
        action=row.event,
        obj=claim,
        before=old.value,
        after=row.target.value,
        **({"reason": reason} if reason else {}),
        **({"content_sha256": content_sha256} if content_sha256 else {}),
    )
    tell_people(event=event, about=claim)
    return claim
