"""Whether what was stored is still what was captured."""

from __future__ import annotations

from django.db import models

from sources.models.source import Snapshot


class IntegrityCheck(models.Model):
    """The newest re-hash of a snapshot's bytes, text and archives against the digests taken when it was captured."""

    class Outcome(models.TextChoices):
        INTACT = "intact", "intact"
        ALTERED = "altered", "altered"
        MISSING = "missing", "missing"

    snapshot = models.OneToOneField(Snapshot, on_delete=models.PROTECT, related_name="integrity")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    detail = models.CharField(max_length=300, blank=True, help_text="Which file, and what is wrong with it.")
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["intact", "altered", "missing"]),
                name="sources_integritycheck_known_outcome",
            )
        ]
        indexes = [models.Index(fields=["outcome", "checked_at"], name="sources_integrity_outcome")]

    def __str__(self) -> str:
        return f"{self.snapshot_id}: {self.outcome}"
