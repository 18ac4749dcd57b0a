"""Publishing a verdict, and taking it back in public."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from claims.actions.guards import open_version, was_published
from claims.actions.replies import fix_printed_replies
from claims.actions.transition import apply_transition
from claims.models import Article, Claim, Correction, Evidence, Verdict
from claims.permissions import require
from factcheck.accounts.models import User
from factcheck.audit.record import record


@transaction.atomic
def publish_verdict(*, claim: Claim, actor: User, expected_revision: int | None = None) -> Claim:
    """Publish the approved version. It cites the evidence that stands now and never changes again.

    From the second version on a public correction is written with the version's note.
    """
    claim = apply_transition(
        claim=claim,
        action="publish_correction" if was_published(claim) else "publish",
        actor=actor,
        expected_revision=expected_revision,
    )
    version = open_version(claim)
    now = timezone.now()
    fix_printed_replies(version)
    version.evidence.set(Evidence.objects.filter(claim=claim, withdrawn_at__isnull=True))
    version.published_at = now
    version.published_by = actor
    version.save(update_fields=["published_at", "published_by"])
    verdict = version.verdict
    verdict.published_version = version
    verdict.first_published_at = verdict.first_published_at or now
    verdict.save(update_fields=["published_version", "first_published_at"])
    if version.number > 1:
        Correction.objects.create(
            verdict=verdict,
            version=version,
            kind=version.correction_kind or Correction.Kind.UPDATE,
            note=version.correction_note,
            made_by=actor,
        )
    return claim


@transaction.atomic
def retract_verdict(*, claim: Claim, actor: User, reason: str, expected_revision: int | None = None) -> Claim:
    """Retract: the page stays at its address with a notice and the reason."""
    claim = apply_transition(
        claim=claim, action="retract", actor=actor, reason=reason, expected_revision=expected_revision
    )
    verdict = Verdict.objects.get(claim=claim)
    verdict.retracted_at = timezone.now()
    verdict.retraction_reason = reason.strip()
    verdict.save(update_fields=["retracted_at", "retraction_reason"])
    Correction.objects.create(
        verdict=verdict,
        version=verdict.published_version,
        kind=Correction.Kind.RETRACTION,
        note=reason.strip(),
        made_by=actor,
    )
    return claim


@transaction.atomic
def set_public(*, article: Article, actor: User, is_public: bool) -> Article:
    """Show or hide the annotated article. Its verdict pages do not depend on it."""
    require(actor, "publish", article)
    changed = Article.objects.filter(pk=article.pk, is_public=not is_public).update(is_public=is_public)
    if changed:
        record(actor=actor, action="article.made_public" if is_public else "article.hidden", obj=article)
    article.is_public = is_public
    return article
