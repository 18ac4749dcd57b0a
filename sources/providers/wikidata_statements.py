"""The SPARQL query for position statements, and reading its answer. Pure.

Data model: https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format (statements, qualifier values,
ranks, references). ``wdt:P39`` is never used: it drops the qualifiers, and with them the dates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sources.providers.base import ProviderError
from sources.providers.partial_dates import earliest
from sources.providers.position_held import PositionHeld

MAX_ROWS = 1000
MAX_REFERENCES = 5
_ENTITY_ID = re.compile(r"Q[1-9][0-9]{0,11}", re.ASCII)
_ENTITY_URI = re.compile(r"https?://www\.wikidata\.org/entity/(Q[1-9][0-9]{0,11})", re.ASCII)
_TIME = re.compile(r"\+?(\d{4})-(\d{2})-(\d{2})T[0-9:.]+Z?", re.ASCII)
# https://www.wikidata.org/wiki/Help:Dates#Precision: 11 day, 10 month, 9 year; smaller is a decade or more.
_LENGTH_BY_PRECISION = {11: 10, 10: 7, 9: 4}

_QUERY = """\
SELECT ?p ?st ?rank ?pos ?posLabel ?orgLabel ?start ?startPrecision ?end ?endPrecision ?ref WHERE {
  VALUES ?p { %(people)s }
  ?p p:P39 ?st .
  ?st ps:P39 ?pos .
  FILTER NOT EXISTS { ?st wikibase:rank wikibase:DeprecatedRank }
  OPTIONAL { ?st wikibase:rank ?rank }
  OPTIONAL { ?st pqv:P580 [ wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision ] }
  OPTIONAL { ?st pqv:P582 [ wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision ] }
  OPTIONAL { ?st pq:P642|pq:P108 ?of }
  OPTIONAL { ?pos wdt:P2389 ?directed }
  BIND(COALESCE(?of, ?directed) AS ?org)
  OPTIONAL { ?st prov:wasDerivedFrom/pr:P854 ?ref }
  SERVICE wikibase:label { bd:serviceParam wikibase:language "%(languages)s" }
}
LIMIT %(limit)d"""


@dataclass(slots=True)
class Statement:
    """One P39 statement. Dates are partial ISO dates, "" where Wikidata has none we can read."""

    person: str
    position: str
    position_label: str
    organisation: str
    rank: str
    start: str
    end: str
    references: list[str] = field(default_factory=list)

    def held_by(self, person: str) -> PositionHeld:
        """The statement as a position held; a missing end stays unknown."""
        return PositionHeld(
            person=person,
            position=self.position_label,
            organisation=self.organisation,
            start=self.start,
            end=self.end,
            entity=self.person,
        )


def positions_query(entities: Sequence[str], language: str) -> str:
    """SPARQL for all positions of ``entities``. Only checked Q-ids and a language code get into its text.

    Raises ``ValueError`` for anything else: a name must never be part of a query.
    """
    for entity in entities:
        if not _ENTITY_ID.fullmatch(entity):
            raise ValueError(f"{entity!r} is not a Wikidata item id")
    if not re.fullmatch(r"[a-z0-9-]{2,20}", language, re.ASCII):
        raise ValueError(f"{language!r} is not a language code")
    return _QUERY % {
        "people": " ".join(f"wd:{entity}" for entity in entities),
        "languages": ",".join(dict.fromkeys([language, "mul", "en"])),
        "limit": MAX_ROWS,
    }


def read_statements(answer: Mapping[str, Any], service: str) -> list[Statement]:
    """The statements in a SPARQL JSON answer (https://www.w3.org/TR/sparql11-results-json/), in its order.

    The same statement comes in several rows, one per reference or organisation: they become one. Rows without
    a person or a position are left out. Raises ``ProviderError`` when there is no list of rows at all.
    """
    results = answer.get("results")
    rows = results.get("bindings") if isinstance(results, Mapping) else None
    if not isinstance(rows, list):
        raise ProviderError(f"{service}'s answer has an unknown shape (no results).", transient=False)
    statements: dict[str, Statement] = {}
    for number, row in enumerate(rows):
        if not isinstance(row, Mapping):
            continue
        key = _value(row, "st") or f"row {number}"
        statement = statements.get(key)
        if statement is None:
            statement = _statement(row)
            if statement is None:
                continue
            statements[key] = statement
        reference = _value(row, "ref")
        known = statement.references
        if reference.startswith(("http://", "https://")) and reference not in known and len(known) < MAX_REFERENCES:
            known.append(reference)
    return list(statements.values())


def _statement(row: Mapping[str, Any]) -> Statement | None:
    person, position = (_ENTITY_URI.fullmatch(_value(row, name)) for name in ("p", "pos"))
    rank = _value(row, "rank").rpartition("#")[2].removesuffix("Rank").lower()
    if person is None or position is None or rank == "deprecated":
        return None
    return Statement(
        person=person[1],
        position=position[1],
        position_label=_value(row, "posLabel") or position[1],
        organisation=_value(row, "orgLabel"),
        rank=rank or "normal",
        start=_date(row, "start"),
        end=_date(row, "end"),
    )


def _date(row: Mapping[str, Any], name: str) -> str:
    """A partial ISO date as exact as its precision; "" for an unknown value, a decade, or before the year 1."""
    time = _TIME.fullmatch(_value(row, name))
    if time is None:
        return ""
    stated = _value(row, f"{name}Precision")
    if stated:
        length = _LENGTH_BY_PRECISION.get(int(stated) if stated.isascii() and stated.isdigit() else 0, 0)
    else:
        # Wikibase fills what it does not know with the first: only another day or month is surely meant.
        length = 4 if time[2] in ("00", "01") and time[3] in ("00", "01") else 10
    value = f"{time[1]}-{time[2]}-{time[3]}"[:length]
    try:
        earliest(value)
    except ValueError:
        return ""
    return value


def _value(row: Mapping[str, Any], name: str) -> str:
    """The value bound to ``name``, or "" when there is none (also for unknown values, which are blank nodes)."""
    binding = row.get(name)
    value = binding.get("value") if isinstance(binding, Mapping) and binding.get("type") != "bnode" else None
    return " ".join(value.split())[:2000] if isinstance(value, str) else ""
