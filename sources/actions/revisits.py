"""Visiting cited addresses again."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from factcheck.jobs.actions import enqueue
from factcheck.jobs.models import Job
from sources.actions.archives import store_archive
from sources.actions.snapshots import captured_bytes, store_snapshot
from sources.capture.page import CapturedPage
from sources.models import Revisit, Snapshot
from sources.signals import source_revisited

KIND = "sources.revisit"


@dataclass(frozen=True, slots=True)
class Visited:
    """What a visit came to: the page with its WARC file, or why there is none."""

    page: CapturedPage | None = None
    warc: bytes = b""
    gone: bool = False
    detail: str = ""


def request_revisit(*, snapshot_id: int, day: int) -> Job:
    """Queue one visit to the snapshot's address; ``day`` is an ordinal that tells the nights apart."""
    return enqueue(kind=KIND, subject_id=snapshot_id, key=f"{KIND}:{snapshot_id}:{day}")


@transaction.atomic
def apply_visit(*, snapshot_id: int, visited: Visited) -> Revisit:
    """Write what the visit found; a page with another text becomes a snapshot of the same source, with its archive."""
    snapshot = Snapshot.objects.select_related("captured_by", "source").get(pk=snapshot_id)
    found = None
    if visited.page is None:
        outcome = Revisit.Outcome.GONE if visited.gone else Revisit.Outcome.UNREACHABLE
    elif visited.page.text == snapshot.text:
        outcome = Revisit.Outcome.UNCHANGED
    else:
        outcome = Revisit.Outcome.CHANGED
        found = store_snapshot(
            actor=snapshot.captured_by, capture=captured_bytes(visited.page, snapshot.source.proximity)
        )
        store_archive(snapshot=found, page=visited.page, warc=visited.warc)
    revisit = Revisit.objects.create(
        snapshot=snapshot, found=found, outcome=outcome, detail=visited.detail.replace("\0", "")[:300]
    )
    source_revisited.send(sender=Revisit, revisit=revisit)
    return revisit
