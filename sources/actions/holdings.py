"""Importing office holders from a CSV file: all of it or nothing, as often as you like."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.db import transaction

from factcheck.accounts.models import User
from factcheck.accounts.roles import EDITORS, require_role
from factcheck.audit.record import record
from factcheck.errors import InvalidInput
from sources.models import OfficeHolding
from sources.providers.partial_dates import earliest, latest

COLUMNS = (
    "person",
    "position",
    "organisation",
    "start",
    "end",
    "current",
    "as_of",
    "source_url",
    "source_title",
)
REQUIRED = ("person", "position", "as_of", "source_url")
TRUTH = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}
MAX_ROWS = 100_000
MAX_ERRORS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ImportResult:
    created: int
    updated: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class _Row:
    """One checked row: what it is known by, and what it says."""

    key: tuple[str, str, str, str]
    values: Mapping[str, object]


def import_holdings(*, actor: User | None, data: bytes) -> ImportResult:
    """Import a CSV file (UTF-8) with the columns ``COLUMNS`` in any order; ``actor`` is None from the command line.

    ``start`` and ``end`` are ISO dates to the day, month or year, or empty for unknown; ``current`` is yes or no;
    ``as_of`` says when the source was read. A row known by person, position, organisation and start is updated;
    nothing is removed. Raises ``InvalidInput`` that names every faulty row, and then imports nothing.
    """
    if actor is not None:
        require_role(actor, EDITORS, "import office holders")
    try:
        rows = _read(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InvalidInput("csv_encoding", "The file is not UTF-8 text. Save it as “CSV UTF-8”.") from None
    with transaction.atomic():
        known = {
            (holding.person, holding.position, holding.organisation, holding.start): holding
            for holding in OfficeHolding.objects.filter(person__in={row.key[0] for row in rows})
        }
        created = [OfficeHolding(**row.values) for row in rows if row.key not in known]
        updated = [known[row.key] for row in rows if row.key in known and _update(known[row.key], row.values)]
        OfficeHolding.objects.bulk_create(created, batch_size=500)
        OfficeHolding.objects.bulk_update(
            updated, ["end", "current", "as_of", "source_url", "source_title"], batch_size=200
        )
        result = ImportResult(len(created), len(updated), len(rows) - len(created) - len(updated))
        if created or updated:
            record(
                actor=actor,
                action="holdings.imported",
                obj=(created or updated)[0],
                label=f"{len(rows)} office holders",
                created=result.created,
                updated=result.updated,
            )
    return result


@transaction.atomic
def remove_holding(*, holding: OfficeHolding, actor: User) -> None:
    """Take a wrong row out of the reference data; what it said stays in the audit log."""
    require_role(actor, EDITORS, "remove an office holder")
    record(actor=actor, action="holding.removed", obj=holding, as_of=holding.as_of.isoformat(), url=holding.source_url)
    holding.delete()


def _update(holding: OfficeHolding, values: Mapping[str, object]) -> bool:
    changed = {name: value for name, value in values.items() if getattr(holding, name) != value}
    for name, value in changed.items():
        setattr(holding, name, value)
    return bool(changed)


def _read(text: str) -> list[_Row]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, restkey="")
    rows: dict[tuple[str, str, str, str], _Row] = {}
    errors: list[str] = []
    try:
        header = [(name or "").strip() for name in reader.fieldnames or []]
        _check_header(header)
        reader.fieldnames = header
        for number, raw in enumerate(reader, 1):
            if number > MAX_ROWS:
                raise InvalidInput("too_many_rows", f"At most {MAX_ROWS} rows are imported at once; split the file.")
            try:
                row = _checked(raw)
                if row.key in rows:
                    raise ValueError("the same person, position, organisation and start stand in an earlier row")
                rows[row.key] = row
            except ValueError as error:
                errors.append(f"Line {reader.line_num}: {error}.")
    except csv.Error as error:
        raise InvalidInput("csv_unreadable", f"Line {reader.line_num} is not CSV: {error}.") from None
    if errors:
        shown = " ".join(errors[:MAX_ERRORS_SHOWN])
        more = f" And {len(errors) - MAX_ERRORS_SHOWN} more." if len(errors) > MAX_ERRORS_SHOWN else ""
        raise InvalidInput("rows_faulty", f"Nothing was imported. {shown}{more}", errors=errors)
    return list(rows.values())


def _check_header(header: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if missing or unknown or len(set(header)) != len(header):
        problem = (
            f"the column {missing[0]} is missing"
            if missing
            else f"{unknown[0] or 'an empty one'} is no known column"
            if unknown
            else "a column stands twice"
        )
        raise InvalidInput("csv_header", f"In the first line, {problem}. Columns: {', '.join(COLUMNS)}.")


def _checked(raw: Mapping[str, str | list[str] | None]) -> _Row:
    if "" in raw or None in raw.values():
        raise ValueError("it has not as many fields as the first line")
    values = {name: _clean(str(raw.get(name, ""))) for name in COLUMNS}
    for name in REQUIRED:
        if not values[name]:
            raise ValueError(f"{name} is empty")
    for name, longest in (("person", 200), ("position", 200), ("organisation", 200), ("source_title", 300)):
        if len(values[name]) > longest:
            raise ValueError(f"{name} is longer than {longest} characters")
    _check_dates(values["start"], values["end"])
    if values["current"].lower() not in TRUTH:
        raise ValueError(f"current is “{values['current']}”; write yes or no")
    current = TRUTH[values["current"].lower()]
    if current and values["end"]:
        raise ValueError("current is yes, but there is an end; one of them is wrong")
    address = urlsplit(values["source_url"])
    if address.scheme not in ("http", "https") or not address.hostname or len(values["source_url"]) > 2000:
        raise ValueError("source_url is not an address that starts with https:// or http://")
    try:
        as_of = date.fromisoformat(values["as_of"])
    except ValueError:
        raise ValueError(f"as_of is “{values['as_of']}”; write a day like 2025-12-01") from None
    key = (values["person"], values["position"], values["organisation"], values["start"])
    return _Row(key, {**values, "current": current, "as_of": as_of})


def _check_dates(start: str, end: str) -> None:
    for name, value in (("start", start), ("end", end)):
        try:
            if value:
                earliest(value)
        except ValueError:
            raise ValueError(f"{name} is “{value}”; write 2017, 2017-01 or 2017-01-20, or leave it empty") from None
    if start and end and latest(end) < earliest(start):
        raise ValueError(f"the end {end} lies before the start {start}")


def _clean(value: str) -> str:
    return " ".join(value.replace("\0", "").split())
