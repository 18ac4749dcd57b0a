"""A request to capture an address, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from factcheck.jobs.models import Job
from sources.models.source import Snapshot, Source


class Capture(models.Model):
    """Somebody asked for ``url`` to be captured. The job row is the truth about progress."""

    url = models.URLField(max_length=2000)
    proximity = models.CharField(
        max_length=10,
        choices=Source.Proximity.choices,
        default=Source.Proximity.SECONDARY,
        verbose_name="primary or secondary",
    )
    job = models.OneToOneField(Job, null=True, blank=True, on_delete=models.PROTECT, related_name="capture")
    snapshot = models.ForeignKey(Snapshot, null=True, blank=True, on_delete=models.PROTECT, related_name="captures")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(proximity__in=["primary", "secondary"]), name="sources_capture_known_proximity"
            )
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def status(self) -> str:
        """queued | running | captured | failed"""
        if self.snapshot_id:
            return "captured"
        state = self.job.state if self.job else "queued"
        return "failed" if state in ("dead", "cancelled") else "running" if state == "running" else "queued"

    @property
    def failure(self) -> str:
        """Why the last attempt failed, also while another one is due; empty when none did."""
        return self.job.last_error if self.job and not self.snapshot_id else ""
