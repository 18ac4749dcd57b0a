"""Office holders as CSV with a line of headings. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from factcheck.errors import InvalidInput
from sources.reference.entry import COLUMNS, Entry

REQUIRED = ("person", "position", "as_of", "source_url")


def csv_entries(text: str) -> Iterator[Entry]:
    """One entry a line, the columns in any order. Raises ``InvalidInput`` for other headings and broken CSV.

    A line with more or fewer fields than the first is an entry with an ``""`` among its values.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, restkey="")
    try:
        header = [(name or "").strip() for name in reader.fieldnames or []]
        _check(header)
        reader.fieldnames = header
        for raw in reader:
            place = f"Line {reader.line_num}"
            if "" in raw or None in raw.values():
                yield Entry(place, {"": "it has not as many fields as the first line"})
            else:
                yield Entry(place, {name: str(value) for name, value in raw.items()})
    except csv.Error as error:
        raise InvalidInput("csv_unreadable", f"Line {reader.line_num} is not CSV: {error}.") from None


def _check(header: list[str]) -> None:
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
