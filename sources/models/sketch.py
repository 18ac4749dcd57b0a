"""What of a snapshot's text is kept to tell copies by."""

from __future__ import annotations

from django.db import models

from sources.models.source import Snapshot


class SnapshotSketch(models.Model):
    """``sources.library.sketch.sketch`` of the snapshot's text; "" where the text is too short for one."""

    snapshot = models.OneToOneField(Snapshot, primary_key=True, on_delete=models.PROTECT, related_name="sketched")
    sketch = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"sketch of snapshot {self.snapshot_id}"
