"""Holdings of a post as data gives them, and what they say about a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from claims.verification.role_tenure.days import Days, read_days
from claims.verification.role_tenure.wording import Wording, readings


class State(StrEnum):
    """What a holding says about a date."""

    HELD = "held"
    ENDED = "ended"
    NOT_BEGUN = "not_begun"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Holding:
    """A person in a post from ``start`` to ``end``, both inclusive; None where the data has no date.

    ``current``: the data says that the person holds the post today. A missing end alone does not say so.
    """

    person: str
    position: str
    organisation: str | None
    start: Days | None
    end: Days | None
    current: bool
    written_start: str | None
    written_end: str | None
    readings: tuple[Wording, ...]

    def state(self, on: Days) -> State:
        """What is certain about the days ``on``, whatever days the coarse dates stand for.

        Held where some day of ``on`` surely lies within the holding.
        """
        start, end = self.start, self.end
        if end and end.last < on.first:
            return State.ENDED
        if start and start.first > on.last:
            return State.NOT_BEGUN
        begun = start is not None and start.last <= on.last
        if begun and (end.first >= on.first if end else self.current):
            return State.HELD
        if start and not end and start.first >= on.first and start.last <= on.last:
            return State.HELD
        if end and not start and end.first >= on.first and end.last <= on.last:
            return State.HELD
        return State.UNKNOWN

    def over_by(self, on: Days) -> bool:
        """Whether it surely ended by the last of the days ``on``."""
        return self.end is not None and self.end.last <= on.last

    def goes_on_after(self, on: Days) -> bool:
        """Whether it had surely begun and surely went on when the days ``on`` were over."""
        begun = self.start is not None and self.start.last <= on.last
        return begun and (self.end.first > on.last if self.end else self.current)

    @property
    def wording(self) -> Wording:
        """The plainest reading."""
        return self.readings[0]

    @property
    def dates(self) -> str:
        """ "2009-01-20 to 2017-01-20", in words for what is missing."""
        end = self.written_end or ("today" if self.current else None)
        if self.written_start and end:
            return f"{self.written_start} to {end}"
        if self.written_start:
            return f"from {self.written_start}, end not given"
        return f"until {end}, start not given" if self.written_end else "dates not given"


def read_holding(data: Mapping[str, Any]) -> Holding:
    """``{"person", "position", "organisation", "start", "end", "current"?}``; unreadable dates count as missing."""
    start, end = read_days(data.get("start")), read_days(data.get("end"))
    position, organisation = _text(data.get("position")), _text(data.get("organisation"))
    return Holding(
        person=_text(data.get("person")) or "",
        position=position or "",
        organisation=organisation,
        start=start,
        end=end,
        current=data.get("current") is True and end is None,
        written_start=_text(data.get("start")) if start else None,
        written_end=_text(data.get("end")) if end else None,
        readings=tuple(readings(position, organisation)),
    )


def _text(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() or None if isinstance(value, str) else None
