"""Every saved state of a verdict draft."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from claims.models.rating import Rating
from claims.models.verdict import VerdictVersion


class DraftRevision(models.Model):
    """What a verdict version said at one revision, and who had saved it.

    Never changed and never deleted, which the database enforces by triggers: it answers who wrote what when, and
    what somebody had before them who was overtaken.
    """

    version = models.ForeignKey(VerdictVersion, on_delete=models.PROTECT, related_name="revisions")
    revision = models.PositiveIntegerField()
    rating = models.ForeignKey(Rating, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    headline = models.CharField(max_length=160, blank=True)
    claimed = models.CharField(max_length=300, blank=True)
    found = models.CharField(max_length=300, blank=True)
    rationale = models.TextField(blank=True)
    correction_kind = models.CharField(max_length=20, blank=True)
    correction_note = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("version_id", "revision")
        constraints = [models.UniqueConstraint(fields=["version", "revision"], name="claims_draftrevision_once")]

    def __str__(self) -> str:
        return f"revision {self.revision} of {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A kept draft is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A kept draft is never deleted.")
