"""The job row, which is the truth about a piece of background work, and the worker's sign of life."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone


class JobQuerySet(models.QuerySet["Job"]):
    def due(self, now: datetime) -> JobQuerySet:
        """Rows that a worker may claim at ``now``: queued and due, or running under a lease that ran out."""
        return self.filter(
            Q(state=Job.State.QUEUED, run_after__lte=now) | Q(state=Job.State.RUNNING, lease_until__lte=now)
        )


class Job(models.Model):
    """One piece of background work on one subject.

    ``key`` says what is done, for whom, on which content: the same key never makes a second job.
    A worker may touch the row's outcome only while ``state`` is running and ``lease_no`` is the number it was
    given (a fencing token); whoever comes late changes nothing.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "queued"
        RUNNING = "running", "running"
        DONE = "done", "done"
        DEAD = "dead", "failed for good"
        CANCELLED = "cancelled", "cancelled"

    FINISHED: ClassVar = (State.DONE, State.DEAD, State.CANCELLED)

    kind = models.CharField("kind", max_length=100, help_text="Name of the Celery task that runs it.")
    subject_id = models.BigIntegerField("subject")
    key = models.CharField("key", max_length=255, unique=True)
    state = models.CharField("state", max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField("attempts", default=0)
    crashes = models.PositiveSmallIntegerField("crashes", default=0, help_text="Workers that died on it.")
    lease_no = models.PositiveIntegerField("lease number", default=0)
    lease_until = models.DateTimeField("leased until", null=True, blank=True)
    run_after = models.DateTimeField("not before", default=timezone.now)
    hinted_at = models.DateTimeField(
        "message sent",
        null=True,
        blank=True,
        help_text="When a worker was told of it, until it starts.",
    )
    last_error = models.TextField("last error", blank=True)
    created_at = models.DateTimeField("created", default=timezone.now)
    started_at = models.DateTimeField("last started", null=True, blank=True)
    finished_at = models.DateTimeField("finished", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="job_state_known",
                condition=Q(state__in=["queued", "running", "done", "dead", "cancelled"]),
            ),
            models.CheckConstraint(
                name="job_leased_only_while_running",
                condition=Q(state="running", lease_until__isnull=False)
                | (~Q(state="running") & Q(lease_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="job_finished_only_when_over",
                condition=Q(state__in=["done", "dead", "cancelled"], finished_at__isnull=False)
                | Q(state__in=["queued", "running"], finished_at__isnull=True),
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="job_due", fields=["run_after"], condition=Q(state="queued")),
            models.Index(name="job_lease", fields=["lease_until"], condition=Q(state="running")),
            models.Index(name="job_subject", fields=["kind", "subject_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.subject_id} ({self.state})"

    @property
    def is_finished(self) -> bool:
        return self.state in self.FINISHED


class WorkerPulse(models.Model):
    """When a worker last showed that it takes jobs: one row per deployment, renewed every few seconds."""

    name = models.CharField("name", max_length=50, primary_key=True)
    beat_at = models.DateTimeField("last beat")

    def __str__(self) -> str:
        return f"{self.name}: {self.beat_at:%Y-%m-%d %H:%M:%S}"
