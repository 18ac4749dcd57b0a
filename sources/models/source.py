"""What can be cited, and the immutable captures of it."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models


class Source(models.Model):
    """A document or dataset that can be cited. The library is the sources that have a snapshot."""

    class Proximity(models.TextChoices):
        PRIMARY = "primary", "primary: the record, speech, study or document itself"
        SECONDARY = "secondary", "secondary: somebody's account of it"

    url = models.URLField(max_length=2000, blank=True)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    proximity = models.CharField(
        max_length=10,
        choices=Proximity.choices,
        default=Proximity.SECONDARY,
        verbose_name="primary or secondary",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["url"], condition=~models.Q(url=""), name="sources_source_one_per_url"),
            models.CheckConstraint(
                condition=models.Q(proximity__in=["primary", "secondary"]),
                name="sources_source_known_proximity",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Snapshot(models.Model):
    """An immutable capture: the bytes (content-addressed by their SHA-256) and the text read from them.

    Never changed and never deleted: evidence and published verdicts point into ``text`` by offsets.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="snapshots")
    sha256 = models.CharField(max_length=64, help_text="SHA-256 of the captured bytes.")
    byte_count = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    file = models.FileField(upload_to="", max_length=200, help_text="snapshots/<first two digits>/<sha256>")
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    author = models.CharField(max_length=200, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=8, blank=True)
    url = models.URLField(max_length=2000, blank=True, help_text="As asked for.")
    final_url = models.URLField(max_length=2000, blank=True, help_text="After redirects.")
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    captured_at = models.DateTimeField()
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "sha256"], name="sources_snapshot_once_per_source")]
        indexes = [models.Index(fields=["sha256"], name="sources_snapshot_sha256")]

    def __str__(self) -> str:
        return f"{self.title} ({self.captured_at:%Y-%m-%d})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A snapshot is never changed; capture the source again.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A snapshot is never deleted.")
