"""Dates known to the day, the month or the year, as ISO 8601: "2017-01-20", "2017-01", "2017". Pure."""

from __future__ import annotations

import calendar
import re
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def earliest(value: str) -> date:
    """The first day ``value`` can mean. Raises ``ValueError`` when it is no such date."""
    match = _PARTIAL.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is not a date: write 2017, 2017-01 or 2017-01-20")
    year, month, day = match.groups()
    return date(int(year), int(month or 1), int(day or 1))


def latest(value: str) -> date:
    """The last day ``value`` can mean. Raises ``ValueError`` when it is no such date."""
    first = earliest(value)
    if len(value) == 10:
        return first
    month = first.month if len(value) == 7 else 12
    return date(first.year, month, calendar.monthrange(first.year, month)[1])


def readable(value: str) -> str:
    """ "2017-01-20" → "20 January 2017", "2017-01" → "January 2017", "2017" → "2017"."""
    first = earliest(value)
    month = calendar.month_name[first.month]
    return {4: str(first.year), 7: f"{month} {first.year}", 10: f"{first.day} {month} {first.year}"}[len(value)]


def precision(value: str) -> str:
    """ "day", "month", "year", or "" for an unknown date."""
    return {0: "", 4: "year", 7: "month", 10: "day"}[len(value)]
