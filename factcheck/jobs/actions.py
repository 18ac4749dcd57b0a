"""The only ways to make a job, to replay one, and to call one off."""

from __future__ import annotations

from datetime import datetime

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from factcheck.errors import TransitionNotAllowed
from factcheck.jobs.models import Job


def enqueue(*, kind: str, subject_id: int, key: str, run_after: datetime | None = None) -> Job:
    """Make sure that the job ``key`` exists, and return it, whatever its state.

    The row is written in the caller's transaction: a change and the work it asks for are saved together or
    not at all. ``kind`` is the name of the Celery task; ``run_after`` keeps workers off until then.
    """
    now = timezone.now()
    hint_now = run_after is None or run_after <= now
    job, created = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "subject_id": subject_id,
            "run_after": run_after or now,
            "hinted_at": now if hint_now else None,
        },
    )
    if created and hint_now:
        hint_after_commit(job)
    return job


def retry_job(*, job: Job) -> Job:
    """Put a dead or cancelled job back into the queue with fresh attempts.

    Raises TransitionNotAllowed when the job is in another state.
    """
    now = timezone.now()
    changed = Job.objects.filter(pk=job.pk, state__in=[Job.State.DEAD, Job.State.CANCELLED]).update(
        state=Job.State.QUEUED,
        attempts=0,
        crashes=0,
        run_after=now,
        hinted_at=now,
        finished_at=None,
    )
    job.refresh_from_db()
    if not changed:
        raise TransitionNotAllowed(
            "job_not_finished",
            f"Only a failed or cancelled job can be tried again; this one is {job.get_state_display()}.",
        )
    hint_after_commit(job)
    return job


def cancel_job(*, job: Job) -> Job:
    """Call off a job that is not over. One that is running may go on for a while; its result is discarded.

    Raises TransitionNotAllowed when the job is over already.
    """
    changed = Job.objects.filter(pk=job.pk, state__in=[Job.State.QUEUED, Job.State.RUNNING]).update(
        state=Job.State.CANCELLED, lease_until=None, finished_at=timezone.now()
    )
    job.refresh_from_db()
    if not changed:
        raise TransitionNotAllowed("job_over", f"The job is over already: {job.get_state_display()}.")
    return job


def hint_after_commit(job: Job) -> None:
    """Tell a worker about the job once the transaction is committed.

    Only a hint: ``robust`` logs a broker that is away and lets the request succeed; the sweeper finds the
    row. Embedded, the worker looks at the rows itself.
    """
    if not settings.EMBEDDED:
        transaction.on_commit(lambda: send_hint(job.kind, job.pk), robust=True)


def send_hint(kind: str, job_id: int) -> None:
    """Publish the message that makes a worker look at the job; kombu's OperationalError without a broker."""
    current_app.send_task(kind, [job_id], retry=False, ignore_result=True)
