"""Running one job: claim, work, and one fenced transaction that writes the outcome."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from factcheck.jobs.backoff import delay_seconds
from factcheck.jobs.errors import JobFailed, JobPostponed
from factcheck.jobs.leases import Lease, claim, kept_alive
from factcheck.jobs.models import Job

logger = logging.getLogger(__name__)

T = TypeVar("T")
Fail = Callable[[int, str], None]

MAX_ATTEMPTS = 6
MAX_CRASHES = 3
LONGEST_ERROR = 1000


def run_job(
    job_id: int,
    *,
    work: Callable[[int], T],
    apply: Callable[[int, T], None],
    fail: Fail | None = None,
) -> None:
    """Run the job if it is due and nobody else has it; otherwise do nothing. Failures end up in the row.

    ``work(subject_id)`` runs outside any transaction and must not write: it may run twice.
    ``apply(subject_id, result)`` runs in the transaction that ends the job: its effect happens exactly once.
    ``fail(subject_id, reason)`` runs in the transaction that gives the job up: at once for a permanent
    JobFailed, after MAX_ATTEMPTS transient failures, or when MAX_CRASHES workers died on it.
    JobPostponed puts the job back without counting an attempt.
    """
    if _bury_poison(job_id, fail):
        return
    lease = claim(job_id)
    if lease is None:
        return
    try:
        with kept_alive(lease):
            result = work(lease.subject_id)
        _finish(lease, apply, result)
    except JobPostponed as postponed:
        _put_back(lease, postponed)
    except JobFailed as failure:
        _record_failure(lease, failure, fail)
    except SoftTimeLimitExceeded:
        _record_failure(lease, JobFailed("The time limit was exceeded.", transient=True), fail)
    except Exception as error:
        # Whatever a job's code raises, its row must say so: an error that only reaches Celery's log would
        # leave the row running until its lease ends, and then be counted as a crash of the worker.
        logger.exception("job %s failed unexpectedly", job_id)
        _record_failure(lease, JobFailed(f"Unexpected error: {type(error).__name__}", transient=True), fail)


def _finish(lease: Lease, apply: Callable[[int, T], None], result: T) -> None:
    with transaction.atomic():
        won = lease.held().update(state=Job.State.DONE, lease_until=None, last_error="", finished_at=timezone.now())
        if won:
            apply(lease.subject_id, result)
        else:
            logger.warning("result of job %s discarded: lease %s was lost", lease.job_id, lease.number)


def _put_back(lease: Lease, postponed: JobPostponed) -> None:
    lease.held().update(
        state=Job.State.QUEUED,
        lease_until=None,
        attempts=F("attempts") - 1,
        run_after=timezone.now() + timedelta(seconds=postponed.seconds),
        last_error=postponed.reason[:LONGEST_ERROR],
    )


def _record_failure(lease: Lease, failure: JobFailed, fail: Fail | None) -> None:
    reason = failure.reason.replace("\0", "")[:LONGEST_ERROR]
    now = timezone.now()
    with transaction.atomic():
        if failure.transient and lease.attempt < MAX_ATTEMPTS:
            delay = delay_seconds(lease.attempt, failure.retry_after)
            lease.held().update(
                state=Job.State.QUEUED,
                lease_until=None,
                run_after=now + timedelta(seconds=delay),
                last_error=reason,
            )
            return
        gave_up = lease.held().update(state=Job.State.DEAD, lease_until=None, last_error=reason, finished_at=now)
        if gave_up and fail is not None:
            fail(lease.subject_id, reason)


def _bury_poison(job_id: int, fail: Fail | None) -> bool:
    """Give up a job whose workers keep dying; True if this call did."""
    now = timezone.now()
    reason = f"The worker died {MAX_CRASHES} times while running this job."
    with transaction.atomic():
        buried = Job.objects.filter(
            pk=job_id, state=Job.State.RUNNING, lease_until__lte=now, crashes__gte=MAX_CRASHES - 1
        ).update(
            state=Job.State.DEAD,
            crashes=F("crashes") + 1,
            lease_until=None,
            last_error=reason,
            finished_at=now,
        )
        if buried and fail is not None:
            fail(Job.objects.values_list("subject_id", flat=True).get(pk=job_id), reason)
    return bool(buried)
