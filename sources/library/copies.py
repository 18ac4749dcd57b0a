"""sketches_of(): what tells whether captured documents are copies of one text."""

from __future__ import annotations

from collections.abc import Collection

from sources.library.sketch import sketch
from sources.models import Snapshot, SnapshotSketch


def sketches_of(snapshot_ids: Collection[int]) -> dict[int, str]:
    """The sketch of each snapshot; one that was never sketched is sketched now."""
    if not snapshot_ids:
        return {}
    stored = SnapshotSketch.objects.filter(snapshot__in=snapshot_ids).values_list("snapshot", "sketch")
    known: dict[int, str] = dict(stored)
    missing = [pk for pk in snapshot_ids if pk not in known]
    if missing:
        known |= {pk: sketch(text) for pk, text in Snapshot.objects.filter(pk__in=missing).values_list("pk", "text")}
    return known
