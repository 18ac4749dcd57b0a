"""Keeping the WARC file of a visit."""

from __future__ import annotations

from factcheck.audit.record import record
from sources.actions.snapshots import LONGEST_ADDRESS
from sources.actions.stored_files import ARCHIVES, store_bytes
from sources.capture.page import CapturedPage
from sources.models import Archive, Snapshot


def store_archive(*, snapshot: Snapshot, page: CapturedPage, warc: bytes) -> Archive:
    """Store ``warc``, the record of the visit that found ``snapshot``; runs in the transaction of its job."""
    sha256, name = store_bytes(warc, folder=ARCHIVES)
    canonical = page.canonical_url if len(page.canonical_url) <= LONGEST_ADDRESS else ""
    archive = Archive(
        snapshot=snapshot,
        sha256=sha256,
        byte_count=len(warc),
        canonical_url=canonical,
        address=page.address[:45],
        visited_at=page.captured_at,
    )
    archive.file.name = name
    archive.save()
    record(actor=None, action="snapshot.archived", obj=snapshot, sha256=sha256, bytes=len(warc))
    return archive
