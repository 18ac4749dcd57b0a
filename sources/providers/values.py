"""Reading the fields of an answer. Services change and lie: whatever is not as expected reads as "not there". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

MAX_ITEMS = 250
LONGEST_MARK_UP = 20_000
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", re.ASCII)
_UNSEEN = frozenset({"script", "style", "template", "noscript"})


def text(value: object, longest: int = 300) -> str:
    """A string on one line, cut to ``longest`` characters; "" for anything else."""
    return " ".join(value[: 20 * longest].split())[:longest] if isinstance(value, str) else ""


def first_text(value: object, longest: int = 300) -> str:
    """The first string of a list of strings, as ``text``; a string alone is taken as it is."""
    if isinstance(value, list):
        return next((found for item in value[:MAX_ITEMS] if (found := text(item, longest))), "")
    return text(value, longest)


def web_address(value: object) -> str:
    """A string that is an http or https address, else ""."""
    if not isinstance(value, str) or len(value) > 2000 or any(c.isspace() for c in value):
        return ""
    try:
        parts = urlsplit(value)
        return value if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def day(value: object) -> date | None:
    """The day that an ISO date or time begins with, also in its basic form ("20251203T101500Z")."""
    match = _DAY.match(value) if isinstance(value, str) else None
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def day_of_parts(value: object) -> date | None:
    """The day of Crossref's ``{"date-parts": [[2025, 12, 3]]}``; only a whole date is a day."""
    outer = mapping(value).get("date-parts")
    parts = outer[0] if isinstance(outer, list) and outer else None
    if not isinstance(parts, list) or len(parts) != 3 or not all(type(part) is int for part in parts):
        return None
    try:
        return date(*parts)
    except (ValueError, OverflowError):
        return None


def mapping(value: object) -> Mapping[str, Any]:
    """``value`` if it is a JSON object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def items(value: object) -> Iterator[Mapping[str, Any]]:
    """The JSON objects in a list, at most ``MAX_ITEMS``; none where there is no list."""
    found: Sequence[object] = value if isinstance(value, list) else ()
    return (item for item in found[:MAX_ITEMS] if isinstance(item, Mapping))


def plain(mark_up: object, longest: int = 2000) -> str:
    """The text of an HTML snippet: no tags, no scripts, entities as characters, white space as single spaces."""
    if not isinstance(mark_up, str):
        return ""
    reader = _TextReader()
    try:
        reader.feed(mark_up[:LONGEST_MARK_UP])
        reader.close()
    except AssertionError:  # what html.parser says to declarations such as "<![ "; what came before them is kept
        pass
    return " ".join("".join(reader.pieces).split())[:longest]


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in ("br", "p", "div", "li"):
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)
