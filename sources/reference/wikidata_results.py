"""Office holders as Wikidata's query service answers, downloaded as JSON. Pure.

The variables are those of ``positions_query`` with ``?pLabel`` beside them (docs/evidence.md prints the query):
``?p ?pLabel ?st ?pos ?posLabel ?orgLabel ?start ?startPrecision ?end ?endPrecision ?ref``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.errors import InvalidInput
from sources.providers.base import ProviderError
from sources.providers.wikidata_entities import ENTITY_PAGE
from sources.providers.wikidata_statements import read_statements
from sources.reference.entry import Entry


def wikidata_entries(content: Mapping[str, Any]) -> Iterator[Entry]:
    """One entry a statement. The source is the reference given there, else the person's own page."""
    try:
        statements = read_statements(content, "Wikidata")
    except ProviderError as error:
        raise InvalidInput("wikidata_unreadable", error.reason) from None
    names = _names(content)
    for number, statement in enumerate(statements, 1):
        values = {
            "person": names.get(statement.person, ""),
            "position": statement.position_label,
            "organisation": statement.organisation,
            "start": statement.start,
            "end": statement.end,
            "source_url": statement.references[0] if statement.references else f"{ENTITY_PAGE}{statement.person}",
            "source_title": f"Wikidata: {statement.person}",
        }
        yield Entry(f"Statement {number}", {name: value for name, value in values.items() if value})


def _names(content: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in content["results"].get("bindings", ()):
        if not isinstance(row, Mapping):
            continue
        entity, label = (row.get(name) for name in ("p", "pLabel"))
        if isinstance(entity, Mapping) and isinstance(label, Mapping):
            found.setdefault(str(entity.get("value", "")).rpartition("/")[2], str(label.get("value", "")))
    return found
