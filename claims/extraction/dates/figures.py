"""Dates written in figures alone: 2021-05-03, 2021/05/03, 03.05.2021, 05/03/2021."""

from __future__ import annotations

import re

from claims.extraction.dates import timex
from claims.extraction.dates.context import Context
from claims.extraction.dates.match import Match
from claims.extraction.dates.vocabulary import Vocabulary

_CENTURY_TURN = 30  # "31" is 1931, "30" is 2030
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")


def day_first(slashed: list[str]) -> bool:
    """Whether a text's dates with slashes put the day first: one of them can only be read so, and none only otherwise.

    Without such a witness the month comes first, as in the United States.
    """
    pairs = [(int(first), int(second)) for first, second, _ in (word.split("/") for word in slashed)]
    return any(first > 12 for first, _ in pairs) and not any(second > 12 for _, second in pairs)


def numeric_date(match: Match, context: Context, vocabulary: Vocabulary) -> tuple[str, str, str | None]:
    """A date in figures, with the time of day where an ISO 8601 date has one (its zone is left out, as in TimeML)."""
    value = calendar_day(match.rule, match.words[0], day_first=context.day_first) or "XXXX-XX-XX"
    if not value.startswith("X"):
        context.saw(int(value[:4]), int(value[5:7]), int(value[8:10]))
    clock = _ISO.fullmatch(match.words[0].upper())
    if clock and clock[2]:
        return "TIME", f"{value}T{clock[2]}", None
    return "DATE", value, None


def calendar_day(rule: str, written: str, *, day_first: bool) -> str | None:
    """YYYY-MM-DD, or None for figures that are no day of the calendar."""
    if rule == "iso":
        found = _ISO.fullmatch(written.upper())
        year, month, day = (int(part) for part in found[1].split("-")) if found else (0, 0, 0)
    elif rule == "big_endian":
        year, month, day = (int(part) for part in written.split("/"))
    elif rule == "dotted":
        day, month, year = (int(part) for part in written.split("."))
    else:
        month, day, year = (int(part) for part in written.split("/"))
        if month > 12 or (day_first and day <= 12):
            month, day = day, month
        if year < 100:
            year += 1900 if year > _CENTURY_TURN else 2000
    valid = timex.safe_date(year, month, day)
    return timex.day(valid) if valid else None
