"""What must be true before a claim may take a step. Each guard raises with a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable

from claims.actions.content_hash import content_sha256
from claims.cited_sources import independence_of
from claims.models import Claim, Review, VerdictVersion
from factcheck.accounts.models import User
from factcheck.errors import EvidenceIncomplete, NotPermitted, TransitionNotAllowed


def open_version(claim: Claim) -> VerdictVersion:
    """The verdict version being worked on; raises ``EvidenceIncomplete`` when there is none."""
    version = (
        VerdictVersion.objects.filter(verdict__claim=claim, published_at__isnull=True)
        .select_related("rating__scale", "author", "verdict")
        .first()
    )
    if version is None:
        raise EvidenceIncomplete("verdict_missing", "There is no verdict draft yet: write one first.")
    return version


def verdict_is_complete(claim: Claim, actor: User) -> None:
    version = open_version(claim)
    missing = [
        label
        for label, value in (
            ("a rating", version.rating),
            ("a headline that states the finding", version.headline),
            ("what was claimed", version.claimed),
            ("what we found", version.found),
            ("a rationale", version.rationale),
        )
        if not value
    ]
    if version.number > 1 and not version.correction_note:
        missing.append("a note on what changed since the published version, and why")
    if missing:
        raise EvidenceIncomplete("verdict_incomplete", f"The verdict still needs {', '.join(missing)}.")


def evidence_is_sufficient(claim: Claim, actor: User) -> None:
    """Two independent sources, copies of one text counting once, or one primary source (the publish gate)."""
    cited = independence_of(claim)
    if not cited.is_sufficient:
        raise EvidenceIncomplete(
            "evidence_incomplete",
            "A verdict needs two independent sources or one primary source; copies of one text and texts of one "
            f"publisher count once. So far: {cited.summary}",
        )


def no_open_attention(claim: Claim, actor: User) -> None:
    if claim.attention:
        raise EvidenceIncomplete("attention_open", f"Somebody must look at this claim first: {claim.attention}")


def actor_is_not_author(claim: Claim, actor: User) -> None:
    version = open_version(claim)
    if version.author_id == actor.pk or version.writers.filter(pk=actor.pk).exists():
        raise NotPermitted("second_person_required", "You wrote in this verdict; a second person has to decide on it.")


def content_is_as_submitted(claim: Claim, actor: User) -> None:
    version = open_version(claim)
    if not version.content_sha256 or content_sha256(version) != version.content_sha256:
        raise TransitionNotAllowed(
            "content_changed",
            "The verdict is not what was handed in; send it back and have it submitted again.",
        )


def content_is_as_approved(claim: Claim, actor: User) -> None:
    version = open_version(claim)
    approved = Review.objects.filter(
        version=version,
        decision=Review.Decision.APPROVED,
        voided_at__isnull=True,
        content_sha256=content_sha256(version),
    ).exists()
    if not approved:
        raise TransitionNotAllowed(
            "not_approved_as_is",
            "What stands here is not what the second person approved; reopen and resubmit it.",
        )


def never_published(claim: Claim, actor: User) -> None:
    if VerdictVersion.objects.filter(verdict__claim=claim, published_at__isnull=False).exists():
        raise TransitionNotAllowed(
            "was_published",
            "A verdict on this claim was published; publish a correction or retract it instead of dismissing.",
        )


GUARDS: dict[str, Callable[[Claim, User], None]] = {
    "verdict_is_complete": verdict_is_complete,
    "evidence_is_sufficient": evidence_is_sufficient,
    "no_open_attention": no_open_attention,
    "actor_is_not_author": actor_is_not_author,
    "content_is_as_submitted": content_is_as_submitted,
    "content_is_as_approved": content_is_as_approved,
    "never_published": never_published,
}
