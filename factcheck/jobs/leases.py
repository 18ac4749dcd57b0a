"""Who may work on a job: claiming its row, keeping the claim, and finding out that it was lost."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone

from factcheck.jobs.models import Job, JobQuerySet

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
HEARTBEAT_SECONDS = 10.0
# Celery's hard limit ends a process at 90 s. A thread can't be ended: its lease is no longer renewed instead.
RUN_LIMIT_SECONDS = 90.0


@dataclass(frozen=True)
class Lease:
    """The right to decide one job's outcome, as long as nobody was given a higher number."""

    job_id: int
    subject_id: int
    number: int
    attempt: int

    def held(self) -> JobQuerySet:
        """The job's row, or no row once the lease is lost. Every write of an outcome goes through this."""
        return Job.objects.filter(pk=self.job_id, state=Job.State.RUNNING, lease_no=self.number)


def claim(job_id: int) -> Lease | None:
    """Take the job if it is due, in one guarded UPDATE; None when somebody else has it or nothing is to do.

    Taking over a lease that ran out counts as a crash of the worker that held it.
    """
    now = timezone.now()
    with transaction.atomic():
        claimed = (
            Job.objects.filter(pk=job_id)
            .due(now)
            .update(
                state=Job.State.RUNNING,
                attempts=F("attempts") + 1,
                crashes=F("crashes") + Case(When(state=Job.State.RUNNING, then=Value(1)), default=Value(0)),
                lease_no=F("lease_no") + 1,
                lease_until=now + LEASE,
                hinted_at=None,
                started_at=now,
            )
        )
        if not claimed:
            return None
        # The row is locked by our own update: nobody can have changed it in between.
        job = Job.objects.get(pk=job_id)
    return Lease(job.pk, job.subject_id, job.lease_no, job.attempts)


@contextmanager
def kept_alive(lease: Lease) -> Iterator[None]:
    """Renew the lease in the background while the block runs. Short work never gets to a renewal."""
    over = threading.Event()
    heartbeat = threading.Thread(target=_renew, args=(lease, over), name=f"lease-{lease.job_id}", daemon=True)
    heartbeat.start()
    try:
        yield
    finally:
        over.set()
        heartbeat.join()


def _renew(lease: Lease, over: threading.Event) -> None:
    give_up_at = monotonic() + RUN_LIMIT_SECONDS
    try:
        while not over.wait(HEARTBEAT_SECONDS) and monotonic() < give_up_at:
            try:
                if not lease.held().update(lease_until=timezone.now() + LEASE):
                    return
            except (OperationalError, InterfaceError):
                logger.warning("lease of job %s not renewed: database unavailable", lease.job_id)
                connection.close()
    finally:
        connection.close()


def release_all() -> int:
    """End every lease at once; the number of jobs that were running.

    Only for a worker that knows that it is the only one: whoever held those leases is dead.
    """
    return Job.objects.filter(state=Job.State.RUNNING).update(lease_until=timezone.now())
