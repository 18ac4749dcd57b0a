"""Rows as JSON Lines: read in one query for each type, never all at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey

from claims.dossier.table import Table
from factcheck.accounts.models import User

CHUNK = 2000

Record = dict[str, Any]


def read(table: Table, article: int) -> Iterator[Record]:
    """The article's records of that type, oldest first; one query."""
    rows = table.rows(article).order_by("pk").values_list(*table.paths)
    for row in rows.iterator(chunk_size=CHUNK):
        yield dict(zip(table.names, row, strict=True))


def line(record: Record) -> bytes:
    """One line of JSON. Times are ISO 8601 in UTC, dates YYYY-MM-DD."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=_stated).encode() + b"\n"


def fields_of_people(table: Table) -> tuple[str, ...]:
    """The names of the fields that say who."""
    model = table.rows(0).model
    return tuple(
        name for name, path in zip(table.names, table.paths, strict=True) if _leads_to_a_person(model, path.split("__"))
    )


def _leads_to_a_person(model: Any, steps: list[str]) -> bool:
    for step in steps:
        try:
            field = model._meta.get_field(step)
        except FieldDoesNotExist:
            return False
        if not field.is_relation:
            return False
        model = field.related_model
    return isinstance(field, ForeignKey) and model is User


def _stated(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in a dossier")
