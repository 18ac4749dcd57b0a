"""Handing a verdict in, and the second person's decision on it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from claims.actions.content_hash import content_sha256
from claims.actions.guards import open_version
from claims.actions.transition import apply_transition
from claims.models import Article, CheckedAgainst, Claim, Review, Verdict, VerdictVersion
from claims.workflow import PUBLIC_STATES
from factcheck.accounts.models import User


@transaction.atomic
def submit_verdict(*, claim: Claim, actor: User, expected_revision: int | None = None) -> Claim:
    """Hand the open version in for review; from here on its content is fixed by its hash.

    It is kept which version of the article it was checked against.
    """
    claim = apply_transition(claim=claim, action="submit", actor=actor, expected_revision=expected_revision)
    version = open_version(claim)
    version.content_sha256 = content_sha256(version)
    version.submitted_at = timezone.now()
    version.save(update_fields=["content_sha256", "submitted_at"])
    stands = Article.objects.values_list("current_version", flat=True).get(pk=claim.article_id)
    CheckedAgainst.objects.update_or_create(verdict_version=version, defaults={"article_version_id": stands})
    return claim


def withdraw_verdict(*, claim: Claim, actor: User, reason: str, expected_revision: int | None = None) -> Claim:
    """Take a verdict back that one handed in oneself, before the second person has decided."""
    return apply_transition(
        claim=claim, action="withdraw", actor=actor, reason=reason, expected_revision=expected_revision
    )


@transaction.atomic
def return_verdict(*, claim: Claim, actor: User, reason: str, expected_revision: int | None = None) -> Claim:
    """Send the verdict back with a reason; it can be edited and submitted again."""
    version = open_version(claim)
    claim = apply_transition(
        claim=claim,
        action="return",
        actor=actor,
        reason=reason,
        expected_revision=expected_revision,
        content_sha256=version.content_sha256,
    )
    _decide(version, actor, Review.Decision.RETURNED, reason)
    return claim


@transaction.atomic
def approve_verdict(*, claim: Claim, actor: User, comment: str = "", expected_revision: int | None = None) -> Claim:
    """The second person's approval, bound to the content's hash. The author cannot give it."""
    version = open_version(claim)
    claim = apply_transition(
        claim=claim,
        action="approve",
        actor=actor,
        expected_revision=expected_revision,
        content_sha256=version.content_sha256,
    )
    _decide(version, actor, Review.Decision.APPROVED, comment)
    return claim


@transaction.atomic
def reopen_verdict(*, claim: Claim, actor: User, reason: str, expected_revision: int | None = None) -> Claim:
    """Open an approved or published verdict for another version. An approval of unpublished content is void.

    What is published stays public until the next version is published. The next version starts as a copy of
    the published one.
    """
    was_published = claim.state in PUBLIC_STATES
    claim = apply_transition(
        claim=claim, action="reopen", actor=actor, reason=reason, expected_revision=expected_revision
    )
    Review.objects.filter(
        version__verdict__claim=claim, version__published_at__isnull=True, voided_at__isnull=True
    ).update(voided_at=timezone.now())
    if was_published:
        published = Verdict.objects.select_related("published_version").get(claim=claim).published_version
        assert published is not None, "a published claim has a published version"
        version = VerdictVersion.objects.create(
            verdict_id=published.verdict_id,
            number=published.number + 1,
            rating=published.rating,
            headline=published.headline,
            claimed=published.claimed,
            found=published.found,
            rationale=published.rationale,
            author=actor,
        )
        version.writers.add(actor)
    return claim


def _decide(version: VerdictVersion, actor: User, decision: Review.Decision, comment: str) -> None:
    Review.objects.create(
        version=version,
        author=version.author,
        reviewer=actor,
        decision=decision,
        comment=comment.strip(),
        content_sha256=version.content_sha256,
    )
