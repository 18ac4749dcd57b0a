"""Hashing stored captures again, and writing down what came out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from factcheck.audit.record import record
from factcheck.jobs.actions import enqueue
from sources.actions.stored_files import digest_of
from sources.models import IntegrityCheck, Snapshot

REHASH_ALL = "sources.rehash_all"
REHASH = "sources.rehash"
BATCH = 200


@dataclass(frozen=True, slots=True)
class Rehashed:
    """What the stored bytes and text of one snapshot are now. ``detail`` is empty where all is intact."""

    snapshot_id: int
    outcome: str
    detail: str = ""


def request_rehash(*, day: int) -> None:
    """Queue the re-hash of every snapshot in batches; ``day`` is an ordinal that tells the nights apart."""
    first = list(Snapshot.objects.order_by("pk").values_list("pk", flat=True))[::BATCH]
    for pk in first:
        enqueue(kind=REHASH, subject_id=pk, key=f"{REHASH}:{pk}:{day}")


def rehash(snapshots: Iterable[Snapshot]) -> list[Rehashed]:
    """Compare bytes, text and archives with the digests taken at capture. Writes nothing."""
    return [_rehashed(snapshot) for snapshot in snapshots]


def batch_from(first: int) -> Iterable[Snapshot]:
    """The batch of snapshots that begins with ``first``, their archives with them."""
    chosen = Snapshot.objects.filter(pk__gte=first).order_by("pk").prefetch_related("archives")
    return chosen.only("sha256", "file", "text", "text_sha256")[:BATCH]


@transaction.atomic
def apply_rehashed(*, results: Iterable[Rehashed]) -> int:
    """Write the newest outcome of each snapshot; how many are not intact. A change for the worse is audited."""
    results = list(results)
    before = dict(
        IntegrityCheck.objects.filter(snapshot__in=[result.snapshot_id for result in results]).values_list(
            "snapshot", "outcome"
        )
    )
    now = timezone.now()
    IntegrityCheck.objects.bulk_create(
        [
            IntegrityCheck(
                snapshot_id=result.snapshot_id, outcome=result.outcome, detail=result.detail[:300], checked_at=now
            )
            for result in results
        ],
        update_conflicts=True,
        unique_fields=["snapshot"],
        update_fields=["outcome", "detail", "checked_at"],
        batch_size=BATCH,
    )
    damaged = [result for result in results if result.outcome != IntegrityCheck.Outcome.INTACT]
    for result in damaged:
        if before.get(result.snapshot_id) != result.outcome:
            snapshot = Snapshot.objects.defer("text").get(pk=result.snapshot_id)
            record(actor=None, action="snapshot.damaged", obj=snapshot, outcome=result.outcome, detail=result.detail)
    return len(damaged)


def _rehashed(snapshot: Snapshot) -> Rehashed:
    files = [("the captured bytes", snapshot.file.name or "", snapshot.sha256)]
    files += [("a WARC file", archive.file.name or "", archive.sha256) for archive in snapshot.archives.all()]
    for what, name, sha256 in files:
        now = digest_of(name)
        if now != sha256:
            outcome = IntegrityCheck.Outcome.ALTERED if now else IntegrityCheck.Outcome.MISSING
            state = "are not what was captured" if now else "are gone"
            return Rehashed(snapshot.pk, outcome, f"{what} ({name}): the stored bytes {state}")
    if hashlib.sha256(snapshot.text.encode()).hexdigest() != snapshot.text_sha256:
        return Rehashed(snapshot.pk, IntegrityCheck.Outcome.ALTERED, "the text in the database was changed")
    return Rehashed(snapshot.pk, IntegrityCheck.Outcome.INTACT)
