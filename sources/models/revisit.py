"""Looking at a cited address again: is it still there, and does it still say the same?"""

from __future__ import annotations

from django.db import models

from sources.models.source import Snapshot


class Revisit(models.Model):
    """One later visit to the address of a snapshot. ``found`` is the snapshot of what stands there now, if it was read.

    ``unreachable`` says nothing about the page: the visit is repeated the next night.
    """

    class Outcome(models.TextChoices):
        UNCHANGED = "unchanged", "unchanged"
        CHANGED = "changed", "changed"
        GONE = "gone", "gone"
        UNREACHABLE = "unreachable", "not reached"

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="revisits")
    found = models.ForeignKey(Snapshot, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    detail = models.CharField(max_length=300, blank=True, help_text="What the server answered.")
    visited_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["unchanged", "changed", "gone", "unreachable"]),
                name="sources_revisit_known_outcome",
            )
        ]
        indexes = [models.Index(fields=["snapshot", "-visited_at"], name="sources_revisit_latest")]

    def __str__(self) -> str:
        return f"{self.snapshot_id}: {self.outcome}"
