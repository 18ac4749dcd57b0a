"""Reads files of office holders: CSV, Popolo JSON, Wikidata's query results. Pure.

``read_entries`` tells the format by the file's beginning. What an entry says is checked where it is imported.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from factcheck.errors import InvalidInput
from sources.reference.csv_entries import csv_entries
from sources.reference.entry import Entry
from sources.reference.popolo import popolo_entries
from sources.reference.wikidata_results import wikidata_entries

__all__ = ["Entry", "read_entries"]


def read_entries(data: bytes) -> Iterator[Entry]:
    """The entries of a file in UTF-8, in its order. Raises ``InvalidInput`` for a file that is none of the formats."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("holdings_encoding", "The file is not UTF-8 text. Save it as “CSV UTF-8”.") from None
    if not text.lstrip().startswith(("{", "[")):
        return csv_entries(text)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidInput("json_unreadable", f"The file begins like JSON but is none: {error}.") from None
    if isinstance(content, Mapping) and isinstance(content.get("memberships"), list):
        return popolo_entries(content)
    if isinstance(content, Mapping) and isinstance(content.get("results"), Mapping):
        return wikidata_entries(content)
    raise InvalidInput(
        "json_unknown",
        "This JSON is neither Popolo (it has no list “memberships”) nor a result of Wikidata's query service (it has "
        "no “results”).",
    )
