"""Importing office holders from a file: all of it or nothing, as often as you like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import EDITORS, require_role
from factcheck.audit.record import record
from factcheck.errors import InvalidInput
from sources.models import OfficeHolding
from sources.providers.partial_dates import earliest, latest
from sources.reference import read_entries
from sources.reference.entry import COLUMNS, Entry

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


def import_holdings(
    *, actor: User | None, data: bytes, source_url: str = "", as_of: date | None = None
) -> ImportResult:
    """Import CSV with the columns ``COLUMNS``, Popolo JSON, or a JSON result of Wikidata's query service (UTF-8).

    ``actor`` is None from the command line. ``start`` and ``end`` are ISO dates to the day, month or year, or empty
    for unknown; ``current`` is yes or no; ``as_of`` says when the source was read. ``source_url`` and ``as_of`` (today
    for JSON) stand in where an entry does not say. An entry known by person, position, organisation and start is
    updated; nothing is removed. Raises ``InvalidInput`` that names every faulty entry, and then imports nothing.
    """
    if actor is not None:
        require_role(actor, EDITORS, "import office holders")
    rows = _read(data, {"source_url": source_url, "as_of": (as_of or timezone.localdate()).isoformat()})
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


def holdings_of_file(data: bytes) -> list[dict[str, Any]]:
    """The holdings of such a file as ``PositionHeld.as_data()``, without storing them. Raises ``InvalidInput``."""
    rows = _read(data, {"source_url": "https://example.org/", "as_of": timezone.localdate().isoformat()})
    return [
        {
            **{name: row.values[name] for name in ("person", "position", "organisation", "start", "end")},
            "in_office_on": str(row.values["as_of"]) if row.values["current"] else "",
        }
        for row in rows
    ]


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


def _read(data: bytes, defaults: Mapping[str, str]) -> list[_Row]:
    rows: dict[tuple[str, str, str, str], _Row] = {}
    errors: list[str] = []
    for number, entry in enumerate(read_entries(data), 1):
        if number > MAX_ROWS:
            raise InvalidInput("too_many_rows", f"At most {MAX_ROWS} entries are imported at once; split the file.")
        try:
            row = _checked(entry, defaults)
            if row.key in rows:
                raise ValueError("the same person, position, organisation and start stand in an earlier row")
            rows[row.key] = row
        except ValueError as error:
            errors.append(f"{entry.place}: {error}.")
    if errors:
        shown = " ".join(errors[:MAX_ERRORS_SHOWN])
        more = f" And {len(errors) - MAX_ERRORS_SHOWN} more." if len(errors) > MAX_ERRORS_SHOWN else ""
        raise InvalidInput("rows_faulty", f"Nothing was imported. {shown}{more}", errors=errors)
    if not rows:
        raise InvalidInput("no_rows", "The file holds no office holders.")
    return list(rows.values())


def _checked(entry: Entry, defaults: Mapping[str, str]) -> _Row:
    if "" in entry.values:
        raise ValueError(entry.values[""])
    values = {name: _clean(entry.values.get(name, defaults.get(name, ""))) for name in COLUMNS}
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
