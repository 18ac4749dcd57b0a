"""A queue with one job in it, and a stand-in for an app's work."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from factcheck.jobs.actions import enqueue
from factcheck.jobs.models import Job


@pytest.fixture
def job(db) -> Job:
    return enqueue(kind="tests.note", subject_id=7, key="note:7")


@pytest.fixture
def make_due():
    """Bring a job's next attempt forward, as waiting would."""

    def _make_due(job: Job) -> None:
        Job.objects.filter(pk=job.pk, state="queued").update(run_after=timezone.now())

    return _make_due


@pytest.fixture
def abandon():
    """Leave a job as a worker does that dies in the middle: running, its lease over."""

    def _abandon(job: Job, *, since: timedelta = timedelta(seconds=1)) -> None:
        ended: datetime = timezone.now() - since
        Job.objects.filter(pk=job.pk).update(state="running", lease_until=ended, lease_no=job.lease_no + 1)
        job.refresh_from_db()

    return _abandon
