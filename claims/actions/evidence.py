"""Attaching excerpts of snapshots to a claim, and withdrawing them."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.actions.findings import request_claim_check
from claims.actions.guards import actor_takes_part
from claims.actions.notices import tell_people
from claims.actions.transition import apply_transition
from claims.models import Claim, Evidence
from claims.permissions import require
from claims.workflow import EDITABLE_STATES, ClaimState
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, TransitionNotAllowed
from sources.models import LookupResult, Snapshot

LONGEST_EXCERPT = 5000


@transaction.atomic
def attach_evidence(
    *,
    claim: Claim,
    actor: User,
    snapshot: Snapshot,
    excerpt: str,
    stance: str,
    note: str = "",
    start: int | None = None,
    from_result: LookupResult | None = None,
) -> Evidence:
    """Attach the words ``excerpt`` of ``snapshot`` to ``claim``.

    The excerpt must stand in the snapshot's text to the letter (white space aside); ``start`` says at which of
    several places. Raises ``InvalidInput`` when it does not, ``TransitionNotAllowed`` when the claim's state
    allows no change. Research starts with the first piece of evidence.
    """
    claim = _editable(claim, actor)
    if stance not in Evidence.Stance.values:
        raise InvalidInput("unknown_stance", f"Choose a stance: {', '.join(Evidence.Stance.values)}.")
    begin, end = _locate(snapshot.text, excerpt, start)
    try:
        with transaction.atomic():
            evidence = Evidence.objects.create(
                claim=claim,
                snapshot=snapshot,
                start=begin,
                end=end,
                excerpt=snapshot.text[begin:end],
                stance=stance,
                note=note.strip(),
                from_result=from_result,
                attached_by=actor,
            )
    except IntegrityError as error:
        raise InvalidInput("evidence_exists", "This passage is already attached to the claim.") from error
    if claim.state != ClaimState.IN_RESEARCH:
        apply_transition(claim=claim, action="start_research", actor=actor)
    event = record(
        actor=actor,
        action="evidence.attached",
        obj=claim,
        evidence=evidence.pk,
        snapshot=snapshot.pk,
        stance=stance,
    )
    tell_people(event=event, about=claim)
    request_claim_check(claim=claim)
    return evidence


@transaction.atomic
def withdraw_evidence(*, evidence: Evidence, actor: User, reason: str) -> Evidence:
    """Take a piece of evidence off its claim; it stays on record with the reason."""
    claim = _editable(evidence.claim, actor)
    reason = reason.strip()
    if not reason:
        raise InvalidInput("reason_required", "Say why this evidence no longer counts.")
    changed = Evidence.objects.filter(pk=evidence.pk, withdrawn_at__isnull=True).update(
        withdrawn_at=timezone.now(), withdrawn_reason=reason
    )
    if changed != 1:
        raise TransitionNotAllowed("already_withdrawn", "This evidence was withdrawn already.")
    evidence.refresh_from_db()
    record(actor=actor, action="evidence.withdrawn", obj=claim, evidence=evidence.pk, reason=reason)
    request_claim_check(claim=claim)
    return evidence


def _editable(claim: Claim, actor: User) -> Claim:
    require(actor, "research", claim)
    actor_takes_part(claim, actor)
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    state = ClaimState(claim.state)
    if state not in EDITABLE_STATES:
        raise TransitionNotAllowed(
            "not_editable",
            f"The claim is {state.label}; evidence can change when it is selected, in research or returned.",
            state=state.value,
        )
    return claim


def _locate(text: str, excerpt: str, start: int | None) -> tuple[int, int]:
    excerpt = excerpt.strip()
    if not excerpt:
        raise InvalidInput("excerpt_empty", "Select or paste the words of the source that bear on the claim.")
    if len(excerpt) > LONGEST_EXCERPT:
        raise InvalidInput("excerpt_too_long", f"An excerpt has at most {LONGEST_EXCERPT} characters.")
    if start is not None and text[start : start + len(excerpt)] == excerpt:
        return start, start + len(excerpt)
    found = text.find(excerpt)
    if found >= 0:
        return found, found + len(excerpt)
    place = _find_ignoring_white_space(text, excerpt)
    if place is None:
        raise InvalidInput(
            "excerpt_not_found",
            "These words do not stand in the captured text of that source; copy them from the snapshot.",
        )
    return place


def _find_ignoring_white_space(text: str, excerpt: str) -> tuple[int, int] | None:
    """What a person copies from a page has other line breaks than the captured text."""
    positions = [index for index, character in enumerate(text) if not character.isspace()]
    squeezed = "".join(text[index] for index in positions)
    wanted = "".join(excerpt.split())
    at = squeezed.find(wanted)
    return None if at < 0 else (positions[at], positions[at + len(wanted) - 1] + 1)
