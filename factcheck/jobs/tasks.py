"""The job system's own task."""

from __future__ import annotations

from celery import current_app, shared_task
from django.utils import timezone

from factcheck.jobs import pulse
from factcheck.jobs.actions import send_hint
from factcheck.jobs.nightly import ensure_nightly
from factcheck.jobs.sweep import sweep


@shared_task(name="jobs.sweep")
def sweep_jobs() -> None:
    """Find what was forgotten, and show that a worker, the scheduler and the broker are alive."""
    pulse.beat()
    ensure_nightly(timezone.now())
    sweep(list(current_app.tasks), send_hint)
