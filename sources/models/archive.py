"""The WARC files of captured pages."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from sources.models.source import Snapshot


class Archive(models.Model):
    """One visit to an address, as a WARC/1.1 file: what was asked and answered, redirects included.

    Several visits may have found the same bytes, and then share a snapshot. Never changed and never deleted, which
    the database enforces by triggers. Uploads have none: nothing was asked over the network.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="archives")
    file = models.FileField(upload_to="", max_length=200, help_text="archives/<first two digits>/<sha256>")
    sha256 = models.CharField(max_length=64, help_text="SHA-256 of the WARC file.")
    byte_count = models.PositiveIntegerField()
    canonical_url = models.URLField(max_length=2000, blank=True, help_text="What the page calls its own address.")
    address = models.CharField(max_length=45, blank=True, help_text="The numeric address that answered.")
    visited_at = models.DateTimeField()

    class Meta:
        ordering = ("snapshot_id", "visited_at")
        constraints = [models.UniqueConstraint(fields=["snapshot", "sha256"], name="sources_archive_once")]

    def __str__(self) -> str:
        return f"{self.snapshot.title}, visited on {self.visited_at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("An archive is never changed; capture the source again.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An archive is never deleted.")
