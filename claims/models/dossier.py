"""A dossier that somebody asked for: everything about an article as one file, kept for a few days."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import Article
from factcheck.jobs.models import Job


class Dossier(models.Model):
    """One export of an article. The job row is the truth about progress.

    ``file`` is removed after some days; ``sha256`` stays, so that a copy can be recognised for ever.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="dossiers")
    job = models.OneToOneField(Job, null=True, blank=True, on_delete=models.PROTECT, related_name="dossier")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    file = models.FileField(upload_to="", max_length=200, blank=True, help_text="dossiers/<id>/<sha256>.zip")
    sha256 = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the ZIP.")
    byte_count = models.PositiveBigIntegerField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True, help_text="When its file was taken out of the store.")

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | ~Q(sha256="") & Q(byte_count__isnull=False),
                name="claims_dossier_finished_has_digest",
            )
        ]
        indexes = [
            models.Index(fields=["requested_at"], condition=Q(removed_at__isnull=True), name="claims_dossier_kept")
        ]

    def __str__(self) -> str:
        return f"dossier {self.pk} of “{self.article}”"

    @property
    def status(self) -> str:
        """queued | running | ready | failed | removed"""
        if self.removed_at:
            return "removed"
        if self.finished_at:
            return "ready"
        state = self.job.state if self.job else "queued"
        return "failed" if state in ("dead", "cancelled") else "running" if state == "running" else "queued"

    @property
    def is_under_way(self) -> bool:
        return self.status in ("queued", "running")
