"""The worker's sign of life, kept in the database so that every process can read it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from factcheck.jobs.models import WorkerPulse

NAME = "worker"
# Embedded workers beat every 2 s, served ones with each sweep (10 s); three missed sweeps mean trouble.
SILENT_AFTER = timedelta(seconds=30)


def beat() -> None:
    """Note that a worker is taking jobs now."""
    WorkerPulse.objects.update_or_create(name=NAME, defaults={"beat_at": timezone.now()})


def age_seconds() -> float | None:
    """Seconds since the last beat; None if there never was one."""
    pulse = WorkerPulse.objects.filter(name=NAME).first()
    return None if pulse is None else (timezone.now() - pulse.beat_at).total_seconds()


def is_alive() -> bool:
    """Whether a worker has beaten lately."""
    age = age_seconds()
    return age is not None and age < SILENT_AFTER.total_seconds()
