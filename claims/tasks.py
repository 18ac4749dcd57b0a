"""Celery adapters: load, call the engine, hand the answer to an action."""

from __future__ import annotations

from celery import shared_task

from claims.actions.extraction import KIND, apply_extraction
from claims.extraction import extract
from claims.extraction.types import Extraction
from claims.models import ArticleVersion
from factcheck.jobs.run import run_job


@shared_task(name=KIND)
def extract_version(job_id: int) -> None:
    """Run the extraction engine over one article version."""
    run_job(job_id, work=_extract, apply=_apply)


def _extract(version_id: int) -> Extraction:
    version = ArticleVersion.objects.select_related("article").get(pk=version_id)
    return extract(version.text, version.article.published_on)


def _apply(version_id: int, extraction: Extraction) -> None:
    version = ArticleVersion.objects.select_related("article").get(pk=version_id)
    if extraction.published != version.article.published_on:
        return  # The date was given while the engine ran; the reading with that date is queued already.
    apply_extraction(version=version, extraction=extraction)
