"""The one place where snapshot rows are made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from factcheck.accounts.models import User
from factcheck.audit.record import record
from sources.actions.stored_files import store_bytes
from sources.capture.page import CapturedPage
from sources.library.sketch import sketch
from sources.models import Snapshot, SnapshotSketch, Source

LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class CapturedBytes:
    """Bytes, the text read from them, and what is known about both."""

    data: bytes
    text: str
    media_type: str
    title: str
    captured_at: datetime
    proximity: str = Source.Proximity.SECONDARY
    author: str = ""
    publisher: str = ""
    published_on: date | None = None
    language: str = ""
    url: str = ""
    final_url: str = ""
    http_status: int | None = None


def captured_bytes(page: CapturedPage, proximity: str) -> CapturedBytes:
    """What a visit to an address found, as it is stored.

    The page's own word for its address (its canonical link) is not believed: the source is the address that
    answered.
    """
    final_url = page.final_url if len(page.final_url) <= LONGEST_ADDRESS else page.url
    return CapturedBytes(
        data=page.bytes,
        text=page.text,
        media_type=page.media_type,
        title=page.title or final_url,
        author=page.author,
        publisher=page.publisher,
        published_on=page.published_on,
        language=page.language,
        proximity=proximity,
        url=page.url,
        final_url=final_url,
        http_status=page.http_status,
        captured_at=page.captured_at,
    )


@transaction.atomic
def store_snapshot(*, actor: User | None, capture: CapturedBytes) -> Snapshot:
    """The snapshot of these bytes, made and audited if there is none; ``actor`` is None for a visit by night.

    Bytes with an address belong to the source at that address; a document without one is its own source. The
    same bytes again return the snapshot that is there: of that address, or, without one, of any.
    """
    sha256, name = store_bytes(capture.data)
    _one_at_a_time(sha256)
    address = capture.final_url or capture.url
    known = Snapshot.objects.filter(sha256=sha256).order_by("pk")
    existing = (known.filter(source__url=address) if address else known).first()
    if existing is not None:
        return existing
    source = _source(actor, capture, address)
    snapshot = Snapshot(
        source=source,
        sha256=sha256,
        byte_count=len(capture.data),
        media_type=capture.media_type[:100],
        text=capture.text,
        text_sha256=hashlib.sha256(capture.text.encode()).hexdigest(),
        title=capture.title[:300],
        author=capture.author[:200],
        publisher=capture.publisher[:200],
        published_on=capture.published_on,
        language=capture.language[:8],
        url=capture.url,
        final_url=capture.final_url,
        http_status=capture.http_status,
        captured_at=capture.captured_at,
        captured_by=actor,
    )
    snapshot.file.name = name
    snapshot.save()
    SnapshotSketch.objects.create(snapshot=snapshot, sketch=sketch(snapshot.text))
    record(actor=actor, action="snapshot.captured", obj=snapshot, sha256=sha256, url=address, source=source.pk)
    return snapshot


def _source(actor: User | None, capture: CapturedBytes, address: str) -> Source:
    described = {
        "title": capture.title[:300],
        "publisher": capture.publisher[:200],
        "proximity": capture.proximity,
        "created_by": actor,
    }
    if not address:
        return Source.objects.create(**described)
    return Source.objects.get_or_create(url=address, defaults=described)[0]


def _one_at_a_time(sha256: str) -> None:
    # The same document uploaded twice at once must not become two sources. SQLite's IMMEDIATE transactions
    # already are one writer at a time.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(sha256[:15], 16)])
