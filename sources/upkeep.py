"""Celery adapters for what is done at night: hashing captures again, visiting cited addresses again."""

from __future__ import annotations

from datetime import time

from celery import shared_task
from django.conf import settings

from factcheck.errors import InvalidInput
from factcheck.jobs.errors import JobFailed
from factcheck.jobs.nightly import every_night
from factcheck.jobs.run import run_job
from factcheck.outbound import OutboundFailed
from factcheck.outbound_settings import outbound_policy
from sources.actions import integrity, revisits
from sources.capture.page import capture_url
from sources.capture.robots import may_visit
from sources.capture.warc import warc_of
from sources.models import Snapshot

GONE = frozenset({404, 410, 451})

every_night(integrity.REHASH_ALL, at=time(2, 30))


@shared_task(name=integrity.REHASH_ALL)
def rehash_all(job_id: int) -> None:
    """Queue the re-hash of everything that was captured."""
    run_job(job_id, work=lambda day: day, apply=lambda _, day: integrity.request_rehash(day=day))


@shared_task(name=integrity.REHASH)
def rehash(job_id: int) -> None:
    """Re-hash one batch of snapshots."""
    run_job(
        job_id,
        work=lambda first: integrity.rehash(integrity.batch_from(first)),
        apply=_apply_rehashed,
    )


@shared_task(name=revisits.KIND)
def revisit(job_id: int) -> None:
    """Visit one cited address again."""
    run_job(job_id, work=_visit, apply=_apply_visit)


def _apply_rehashed(_first: int, results: list[integrity.Rehashed]) -> None:
    integrity.apply_rehashed(results=results)


def _visit(snapshot_id: int) -> revisits.Visited:
    address = Snapshot.objects.values_list("url", flat=True).get(pk=snapshot_id)
    try:
        if not may_visit(address, policy=outbound_policy(), product=settings.OUTBOUND_USER_AGENT.partition("/")[0]):
            return revisits.Visited(detail="robots.txt keeps programs away, or could not be read; look at it yourself.")
        page = capture_url(address, policy=outbound_policy())
    except OutboundFailed as failed:
        if failed.transient and failed.retry_after:
            raise JobFailed(failed.reason, transient=True, retry_after=failed.retry_after) from None
        return revisits.Visited(gone=failed.http_status in GONE, detail=failed.reason)
    except InvalidInput as refused:  # an address we no longer dial, or a document that can't be read
        return revisits.Visited(detail=refused.message)
    return revisits.Visited(page=page, warc=warc_of(page, software=settings.OUTBOUND_USER_AGENT))


def _apply_visit(snapshot_id: int, visited: revisits.Visited) -> None:
    revisits.apply_visit(snapshot_id=snapshot_id, visited=visited)
