"""Who held a post around a day, as bars on one axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.verification.role_tenure.days import Days, read_days

WIDTH = 1000
"""The axis from end to end, in units of the drawing."""

_LEAST = 12  # a bar of one day can still be seen
_MARGIN = dt.timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Bar:
    """``known`` is where the data has dates for both ends of the stretch; the rest fades out: nobody said how far."""

    known_from: int
    known_width: int
    open_before: int
    open_after: int

    @property
    def open_from(self) -> int:
        return self.known_from - self.open_before

    @property
    def known_to(self) -> int:
        return self.known_from + self.known_width


@dataclass(frozen=True, slots=True)
class Term:
    """A holding as the finding tells it, with its bar; None where the data has no date at all."""

    tenure: Mapping[str, Any]
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Tenures:
    """The terms on the axis from ``first`` to ``last``; ``mark`` is where ``day`` lies on it, None without a day."""

    terms: Sequence[Term]
    first: dt.date | None = None
    last: dt.date | None = None
    day: dt.date | None = None
    mark: int | None = None

    @property
    def has_open_ends(self) -> bool:
        return any(term.bar and (term.bar.open_before or term.bar.open_after) for term in self.terms)


def lay_out(succession: Sequence[Mapping[str, Any]], day: dt.date | None) -> Tenures:
    """The succession beside ``day``. A missing end is shown as not known, never as lasting until today."""
    read = [(tenure, read_days(tenure.get("start")), read_days(tenure.get("end"))) for tenure in succession]
    days = [one for _, start, end in read for span in (start, end) if span for one in (span.first, span.last)]
    if not days:
        return Tenures([Term(tenure, None) for tenure, _, _ in read])
    first, last = _axis([*days, day] if day else days)
    span = max(1, (last - first).days)

    def at(moment: dt.date) -> int:
        return WIDTH * (moment - first).days // span

    terms = [Term(tenure, _bar(start, end, at)) for tenure, start, end in read]
    return Tenures(terms, first, last, day, at(day) if day else None)


def _axis(days: Sequence[dt.date]) -> tuple[dt.date, dt.date]:
    first, last = min(days), max(days)
    room = max(_MARGIN, (last - first) / 12)
    return (
        first - room if first - dt.date.min > room else dt.date.min,
        last + room if dt.date.max - last > room else dt.date.max,
    )


def _bar(start: Days | None, end: Days | None, at: Any) -> Bar | None:
    if start is None and end is None:
        return None
    begins = at(start.first) if start else max(0, at(end.first) - WIDTH // 5) if end else 0
    ends = at(end.last) if end else min(WIDTH, begins + WIDTH // 5)
    if start is None:
        return Bar(ends, 0, WIDTH // 5 if ends > WIDTH // 5 else ends, 0)
    if end is None:
        return Bar(begins, 0, 0, min(WIDTH - begins, WIDTH // 5))
    return Bar(begins, max(_LEAST, ends - begins), 0, 0)
