"""Dates known to the day, the month or the year, as the stretch of days that they may be."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"\+?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that a date of coarse precision may be."""

    first: date
    last: date


def read_days(written: str | date | None) -> Days | None:
    """The days of "2019", "2019-07" or "2019-07-24"; None for no date. Month or day "00" are unknown (Wikidata)."""
    if isinstance(written, date):
        return Days(written, written)
    match = _WRITTEN.fullmatch(written.strip()) if isinstance(written, str) else None
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        if not month:
            return Days(date(year, 1, 1), date(year, 12, 31))
        if not day:
            return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Days(date(year, month, day), date(year, month, day))
    except ValueError:
        return None
