"""Deciding which claims are checked, by whom, and adding what the engine missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.actions.lookups import request_lookups
from claims.actions.notices import Told, key_of, tell, tell_people
from claims.actions.places import free_place, lock_article, next_number
from claims.actions.transition import apply_transition
from claims.actions.watching import let_join
from claims.anchoring import anchor_at
from claims.colleagues import people_who_may_work_on
from claims.extraction.types import ClaimKind
from claims.models import ArticleVersion, Claim, ClaimAnchor, Priority
from claims.permissions import require
from claims.tidings import NoticeKind
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, StaleVersion, TransitionNotAllowed


@transaction.atomic
def select_claim(*, claim: Claim, actor: User, expected_revision: int | None = None) -> Claim:
    """Select the claim for checking; its lookups are queued after commit."""
    claim = apply_transition(claim=claim, action="select", actor=actor, expected_revision=expected_revision)
    request_lookups(claim=claim, actor=actor)
    return claim


def dismiss_claim(*, claim: Claim, actor: User, reason: str, expected_revision: int | None = None) -> Claim:
    """Dismiss the claim, with a reason for the record."""
    return apply_transition(
        claim=claim, action="dismiss", actor=actor, reason=reason, expected_revision=expected_revision
    )


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim that a person found: where it stands, and what it says."""

    kind: ClaimKind
    start: int
    end: int
    statement: str
    claimant: str = ""


@transaction.atomic
def add_claim(*, version: ArticleVersion, actor: User, new: NewClaim) -> Claim:
    """Add a claim by hand in the article's current version.

    Raises ``InvalidInput`` for a span without words or one that is already a claim of that kind, and
    ``TransitionNotAllowed`` when the article has a newer version.
    """
    article = lock_article(version)
    require(actor, "triage", article)
    start, end = free_place(version, new.start, new.end, kind=new.kind.value)
    text = version.text[start:end]
    claim = Claim.objects.create(
        article=article,
        number=next_number(article),
        kind=new.kind.value,
        text=text,
        statement=new.statement.strip() or text,
        claimant=new.claimant.strip()[:200],
        check_worthiness=1.0,
        reasons=["added by a person"],
        created_by=actor,
    )
    ClaimAnchor.at(anchor_at(version.text, start, end), claim=claim, version=version).save()
    record(actor=actor, action="claim.added", obj=claim, version=version.number, start=start, end=end)
    return claim


@transaction.atomic
def clear_attention(*, claim: Claim, actor: User, reason: str, expected_revision: int | None = None) -> Claim:
    """Say that the claim was looked at after its words changed, and why it may go on."""
    require(actor, "research", claim)
    reason = reason.strip()
    if not reason:
        raise InvalidInput("reason_required", "Say what you found when you looked at the changed words.")
    _guarded_update(claim, expected_revision, attention="")
    record(actor=actor, action="claim.attention_cleared", obj=claim, was=claim.attention, reason=reason)
    claim.refresh_from_db()
    return claim


@transaction.atomic
def assign_claim(*, claim: Claim, actor: User, assignee: User | None, expected_revision: int | None = None) -> Claim:
    """Give the claim to a person of the desk, or to nobody. Taking a free claim oneself needs no editor."""
    if not (assignee == actor and claim.assigned_to_id is None):
        require(actor, "assign", claim)
    else:
        require(actor, "triage", claim)
    if assignee is not None and not people_who_may_work_on(claim).filter(pk=assignee.pk).exists():
        raise InvalidInput(
            "not_for_this_person",
            f"{assignee.public_name} may not work on this claim: no role at its desk, or a conflict of interest.",
        )
    _guarded_update(claim, expected_revision, assigned_to=assignee)
    event = record(actor=actor, action="claim.assigned", obj=claim, to=assignee.public_name if assignee else None)
    if assignee is not None:
        told = Told(NoticeKind.ASSIGNED, f"{event.actor_name} assigned this claim to you", key_of(event))
        tell([assignee], claim, told, by=actor)
    tell_people(event=event, about=claim)
    if assignee is not None:
        let_join([assignee], claim)
    claim.refresh_from_db()
    return claim


@transaction.atomic
def hand_back_claim(*, claim: Claim, actor: User, reason: str = "", expected_revision: int | None = None) -> Claim:
    """Give back a claim that one has, so that somebody else can take it; an editor may take it off anybody.

    Raises ``TransitionNotAllowed`` when nobody has it.
    """
    require(actor, "triage" if claim.assigned_to_id == actor.pk else "assign", claim)
    if claim.assigned_to is None:
        raise TransitionNotAllowed("nobody_has_it", f"Claim {claim.number} is nobody’s; there is nothing to hand back.")
    was = claim.assigned_to.public_name
    _guarded_update(claim, expected_revision, assigned_to=None)
    record(actor=actor, action="claim.handed_back", obj=claim, was=was, **({"reason": reason} if reason else {}))
    claim.refresh_from_db()
    return claim


@transaction.atomic
def plan_claim(
    *, claim: Claim, actor: User, due_on: date | None, priority: Priority, expected_revision: int | None = None
) -> Claim:
    """Say by when the claim has to be checked (None: no day) and how much it matters.

    A day that has passed is allowed: it says that the claim is overdue. Nothing is recorded when nothing changes.
    """
    require(actor, "assign", claim)
    if (claim.due_on, claim.priority) == (due_on, priority):
        return claim
    before = _plan(claim.due_on, claim.priority)
    _guarded_update(claim, expected_revision, due_on=due_on, priority=priority)
    record(actor=actor, action="claim.planned", obj=claim, before=before, after=_plan(due_on, priority))
    claim.refresh_from_db()
    return claim


def _plan(due_on: date | None, priority: int) -> dict[str, str | None]:
    return {"due": due_on.isoformat() if due_on else None, "priority": Priority(priority).label}


def _guarded_update(claim: Claim, expected_revision: int | None, **fields: object) -> None:
    revision = claim.revision if expected_revision is None else expected_revision
    changed = Claim.objects.filter(pk=claim.pk, revision=revision).update(
        **fields, revision=F("revision") + 1, updated_at=timezone.now()
    )
    if changed != 1:
        raise StaleVersion("stale_revision", "Somebody else changed this claim meanwhile. Look at it again.")
