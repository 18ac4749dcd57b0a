"""Writing an article's dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction

from claims.dossier import FORMAT, FORMAT_VERSION, trail
from claims.dossier.container import BLOCK, Container, Sealed
from claims.dossier.contents import contents_of
from claims.dossier.page import SHOWN, page_html
from claims.dossier.records import Record, fields_of_people, line, read
from claims.dossier.tables import TABLES, snapshots_of
from claims.models import Article, ArticleVersion
from factcheck.accounts.models import User
from sources.models import Archive

VERIFIER = Path(__file__).with_name("verify_dossier.py")
# Media types that are text inside and worth compressing; most others are compressed already.
COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Written:
    """What came out. ``chain_head`` is the hash of the newest audit event of the installation, "" without events."""

    sealed: Sealed
    chain_head: str
    missing: tuple[str, ...]


@dataclass(slots=True)
class _Dossier:
    """A dossier in the making."""

    article: Article
    container: Container
    counts: Counter[str] = field(default_factory=Counter)
    people: set[int] = field(default_factory=set)
    shown: dict[str, list[Record]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def write_dossier(*, article: Article, file: BinaryIO, made_by: str, made_at: datetime) -> Written:
    """Write the dossier of ``article`` into ``file``, which must be empty, seekable and readable.

    The records are those of one moment; texts and captures never change, and are read after it, so that nobody waits
    for them. At most one text and one block of a capture are in memory. A capture whose stored file is gone does not
    stop the export: the manifest names it, and the verifier complains.
    """
    made = _Dossier(article, Container(file))
    with transaction.atomic():
        _one_moment()
        last, chain_head = trail.head()
        _write_records(made)
    _write_texts(made)
    _write_captures(made)
    _write(made, "chain", trail.chain_until(last), folder="audit")
    made.container.add("verify_dossier.py", [VERIFIER.read_bytes()])
    made.container.add("index.html", [page_html(article, made.shown, dict(made.counts), chain_head)])
    made.container.add("manifest.json", [_manifest(made, chain_head, made_by, made_at)])
    return Written(made.container.seal(), chain_head, tuple(made.missing))


def _one_moment() -> None:
    # SQLite's transactions see one moment anyway. A test's outer transaction has begun already.
    if connection.vendor == "postgresql" and len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _write_records(made: _Dossier) -> None:
    article = made.article.pk
    for table in TABLES:
        _write(made, table.name, read(table, article), who=fields_of_people(table))
    _write(made, "verdict_contents", contents_of(article))
    _write(made, "events", trail.events_of(article), folder="audit", who=("actor",))
    _write(made, "people", _people(made.people))


def _write(
    made: _Dossier, name: str, records: Iterator[Record], *, folder: str = "records", who: tuple[str, ...] = ()
) -> None:
    def noticed() -> Iterator[bytes]:
        for record in records:
            made.counts[name] += 1
            made.people.update(record[key] for key in who if record[key] is not None)
            if name in SHOWN:
                made.shown[name].append(record)
            yield line(record)

    made.counts[name] = 0
    if name in SHOWN:
        made.shown[name] = []
    made.container.add(f"{folder}/{name}.jsonl", noticed())


def _people(ids: Iterable[int]) -> Iterator[Record]:
    for person in User.objects.filter(pk__in=ids).order_by("pk"):
        yield {"id": person.pk, "name": person.public_name}


def _write_texts(made: _Dossier) -> None:
    versions = ArticleVersion.objects.filter(article=made.article).order_by("pk").values_list("pk", "text")
    for pk, text in versions.iterator(chunk_size=1):
        made.container.add(f"versions/{pk}.txt", [text.encode()])
    snapshots = snapshots_of(made.article.pk).order_by("pk").values_list("pk", "text")
    for pk, text in snapshots.iterator(chunk_size=1):
        made.container.add(f"snapshots/{pk}.txt", [text.encode()])


def _write_captures(made: _Dossier) -> None:
    snapshots = snapshots_of(made.article.pk)
    for pk, stored, media_type in snapshots.order_by("pk").values_list("pk", "file", "media_type"):
        _write_stored(made, f"snapshots/{pk}.bin", stored, compress=media_type.startswith(COMPRESSIBLE))
    archives = Archive.objects.filter(snapshot__in=snapshots)
    for pk, stored in archives.order_by("pk").values_list("pk", "file"):
        _write_stored(made, f"archives/{pk}.warc.gz", stored, compress=False)


def _write_stored(made: _Dossier, name: str, stored: str, *, compress: bool) -> None:
    try:
        file = default_storage.open(stored, "rb")
    except FileNotFoundError:
        made.missing.append(name)
        return
    with file:
        made.container.add(name, file.chunks(BLOCK), compress=compress)


def _manifest(made: _Dossier, chain_head: str, made_by: str, made_at: datetime) -> bytes:
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "made_at": made_at,
        "made_by": made_by,
        "made_with": {"publisher": settings.PUBLISHER_NAME, "address": settings.SITE_URL},
        "article": {"id": made.article.pk, "title": made.article.title},
        "chain_head": chain_head,
        "counts": dict(made.counts),
        "missing": made.missing,
        "files": [{"name": entry.name, "sha256": entry.sha256, "size": entry.size} for entry in made.container.entries],
    }
    return line(manifest)
