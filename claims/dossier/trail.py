"""The audit events of an article, and the chain of hashes that they are links of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from claims.dossier.records import CHUNK, Record
from claims.dossier.tables import TABLES
from factcheck.audit.models import AuditEvent

FIELDS = ("id", "at", "actor", "actor_name", "action", "object_type", "object_id", "object_label", "detail")
LINKS = ("previous_hash", "hash")


def head() -> tuple[int, str]:
    """Id and hash of the newest event of the installation; (0, "") where there is none."""
    return AuditEvent.objects.order_by("-pk").values_list("pk", "hash").first() or (0, "")


def events_of(article: int) -> Iterator[Record]:
    """Every event about the article or about one of its records, in full; one query."""
    about = reduce(or_, (_about(table.rows(article)) for table in TABLES))
    names = FIELDS + LINKS
    events = AuditEvent.objects.filter(about).order_by("pk").values_list(*names)
    for row in events.iterator(chunk_size=CHUNK):
        yield dict(zip(names, row, strict=True))


def chain_until(last: int) -> Iterator[Record]:
    """Id, previous hash and hash of every event of the installation up to ``last``; nothing of their content."""
    names = ("id", *LINKS)
    for row in AuditEvent.objects.filter(pk__lte=last).order_by("pk").values_list(*names).iterator(chunk_size=CHUNK):
        yield dict(zip(names, row, strict=True))


def _about(rows: QuerySet[Any]) -> Q:
    ids = rows.order_by().annotate(_id_as_text=Cast("pk", CharField())).values("_id_as_text")
    return Q(object_type=rows.model._meta.label_lower, object_id__in=ids)
