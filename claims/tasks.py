"""Celery adapters: load, call the engine, hand the answer to an action."""

from __future__ import annotations

from collections.abc import Sequence

from celery import shared_task

from claims.actions import dossiers, findings
from claims.actions.extraction import KIND, apply_extraction
from claims.comparisons.claim import look_at_claim
from claims.comparisons.text import look_at_text
from claims.dossier.store import Stored, store_dossier
from claims.extraction import extract
from claims.extraction.types import Extraction
from claims.models import ArticleVersion, Claim, Dossier
from claims.verification.seen import Seen
from factcheck.jobs.run import run_job


@shared_task(name=KIND)
def extract_version(job_id: int) -> None:
    """Run the extraction engine over one article version."""
    run_job(job_id, work=_extract, apply=_apply)


def _extract(version_id: int) -> Extraction:
    version = _version(version_id)
    return extract(version.text, version.article.published_on)


def _apply(version_id: int, extraction: Extraction) -> None:
    version = _version(version_id)
    if extraction.published != version.article.published_on:
        return  # The date was given while the engine ran; the reading with that date is queued already.
    apply_extraction(version=version, extraction=extraction)


@shared_task(name=findings.CHECK_CLAIM)
def check_claim(job_id: int) -> None:
    """Compare one claim with its sources or the holdings known."""
    run_job(job_id, work=lambda claim_id: look_at_claim(_claim(claim_id)), apply=_apply_to_claim)


@shared_task(name=findings.CHECK_VERSION)
def check_version(job_id: int) -> None:
    """Compare one article version with the calendar, its figures and itself."""
    run_job(job_id, work=_look_at_version, apply=_apply_to_version)


@shared_task(name=dossiers.KIND)
def write_dossier(job_id: int) -> None:
    """Write everything about an article into one file."""
    run_job(job_id, work=_store_dossier, apply=_apply_dossier)


def _store_dossier(dossier_id: int) -> Stored:
    return store_dossier(Dossier.objects.select_related("article", "requested_by").get(pk=dossier_id))


def _apply_dossier(dossier_id: int, stored: Stored) -> None:
    dossiers.apply_dossier(
        dossier_id=dossier_id,
        file=stored.file,
        sha256=stored.sha256,
        size=stored.size,
        chain_head=stored.chain_head,
    )


def _look_at_version(version_id: int) -> Sequence[Seen]:
    version = _version(version_id)
    return look_at_text(version.text, version.article.published_on)


def _apply_to_claim(claim_id: int, seen: Sequence[Seen]) -> None:
    findings.apply_claim_findings(claim=_claim(claim_id), seen=seen)


def _apply_to_version(version_id: int, seen: Sequence[Seen]) -> None:
    findings.apply_version_findings(version=_version(version_id), seen=seen)


def _claim(claim_id: int) -> Claim:
    return Claim.objects.select_related("article__current_version").get(pk=claim_id)


def _version(version_id: int) -> ArticleVersion:
    return ArticleVersion.objects.select_related("article").get(pk=version_id)
