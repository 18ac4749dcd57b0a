"""Drafting a verdict."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from claims.actions.draft_revisions import keep_revision, keep_what_stood
from claims.actions.guards import actor_takes_part
from claims.actions.notices import tell_people
from claims.actions.transition import apply_transition
from claims.models import Claim, Correction, Rating, Verdict, VerdictVersion
from claims.offered_ratings import ratings_for
from claims.permissions import require
from claims.workflow import EDITABLE_STATES, ClaimState
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, StaleVersion, TransitionNotAllowed

LONGEST = {"headline": 160, "claimed": 300, "found": 300}  # characters; as wide as the columns


@dataclass(frozen=True, slots=True)
class DraftContent:
    """What a verdict says. ``rationale`` is Markdown."""

    rating: Rating | None
    headline: str
    claimed: str
    found: str
    rationale: str
    correction_kind: str = ""
    correction_note: str = ""


@transaction.atomic
def save_draft(*, claim: Claim, actor: User, content: DraftContent, expected_revision: int | None) -> VerdictVersion:
    """Write the open verdict version of ``claim``, creating it when there is none.

    ``expected_revision`` is the version's ``revision`` that the writer saw (None when there was no draft);
    a stale one raises ``StaleVersion`` with what stands there now, and changes nothing. Raises
    ``TransitionNotAllowed`` unless the claim is selected, in research or returned.
    The first to write is the author whom the page names; nobody who wrote in it can approve it. Each saved state
    is kept.
    """
    require(actor, "research", claim)
    actor_takes_part(claim, actor)
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if ClaimState(claim.state) not in EDITABLE_STATES:
        raise TransitionNotAllowed(
            "not_editable",
            f"The claim is {ClaimState(claim.state).label}; a verdict can be written when it is "
            "selected, in research or returned.",
            state=claim.state,
        )
    _check_lengths(content)
    if content.rating is not None and not content.rating.scale.is_active:
        raise InvalidInput("scale_retired", "That rating belongs to a retired scale; choose a current one.")
    if content.rating is not None and not ratings_for(claim.article).filter(pk=content.rating.pk).exists():
        raise InvalidInput("scale_not_offered", "This desk does not rate on that scale; choose one that it uses.")
    if content.correction_kind and content.correction_kind not in (
        Correction.Kind.CORRECTION,
        Correction.Kind.CLARIFICATION,
        Correction.Kind.UPDATE,
    ):
        raise InvalidInput("unknown_correction_kind", "Choose correction, clarification or update.")
    verdict, _ = Verdict.objects.get_or_create(claim=claim, defaults={"slug": verdict_slug(claim)})
    version = VerdictVersion.objects.filter(verdict=verdict, published_at__isnull=True).first()
    fields = {
        "rating": content.rating,
        "headline": _tidy(content.headline),
        "claimed": _tidy(content.claimed),
        "found": _tidy(content.found),
        "rationale": _tidy(content.rationale),
        "correction_kind": content.correction_kind,
        "correction_note": _tidy(content.correction_note),
    }
    if version is None:
        if expected_revision is not None:
            raise StaleVersion("stale_revision", "That draft was published meanwhile; reload the page.")
        number = VerdictVersion.objects.filter(verdict=verdict).count() + 1
        version = VerdictVersion.objects.create(verdict=verdict, number=number, author=actor, **fields)
    else:
        keep_what_stood(version=version)
        changed = VerdictVersion.objects.filter(
            pk=version.pk, revision=-1 if expected_revision is None else expected_revision
        ).update(**fields, revision=F("revision") + 1, updated_at=timezone.now())
        if changed != 1:
            raise StaleVersion(
                "stale_revision",
                "Somebody else saved this verdict meanwhile. Compare before you save again.",
                revision=version.revision,
                seen=expected_revision,
            )
        version.refresh_from_db()
    keep_revision(version=version, author=actor)
    version.writers.add(actor)
    if claim.state != ClaimState.IN_RESEARCH:
        apply_transition(claim=claim, action="start_research", actor=actor)
    event = record(actor=actor, action="verdict.drafted", obj=claim, version=version.number, revision=version.revision)
    tell_people(event=event, about=claim)
    return version


def verdict_slug(claim: Claim) -> str:
    """The address of the verdict page: from the statement, made unique by the claim's number."""
    # "3.5 million" must not become "35-million" in an address that stays.
    words = slugify(re.sub(r"(?<=\d)[.,](?=\d)", "-", claim.statement))[:80].rstrip("-") or "claim"
    return f"{words}-{claim.article_id}-{claim.number}"


def _tidy(text: str) -> str:
    """A form sent by a browser ends its lines as no other writer does; only words shall make a difference."""
    return text.replace("\r\n", "\n").strip()


def _check_lengths(content: DraftContent) -> None:
    for name, limit in LONGEST.items():
        value = getattr(content, name).strip()
        if len(value) > limit:
            raise InvalidInput(
                "too_long",
                f"“{name}” has {len(value)} characters; at most {limit} fit. Shorten it.",
                field=name,
            )
    if len(content.rationale) > 50_000:
        raise InvalidInput("too_long", "The rationale is longer than 50,000 characters.", field="rationale")
