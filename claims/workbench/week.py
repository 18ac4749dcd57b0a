"""The week of a date whose day of the week is told wrongly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from claims.verification.calendar.stamps import find_stamps

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class WeekDay:
    """``is_real``: the date falls on it; ``is_stated``: the article says that it does."""

    name: str
    date: dt.date
    is_real: bool
    is_stated: bool


def week_of_mismatch(words: str) -> Sequence[WeekDay]:
    """The seven days around the first date of ``words``, which tell another day of the week; () where they do not."""
    day = next((stamp.first for stamp in find_stamps(words, 0, len(words)) if stamp.dated and stamp.precise), None)
    stated = next((index for index, name in enumerate(_NAMES) if name.lower() in words.lower()), None)
    if day is None or stated is None or stated == day.weekday():
        return ()
    monday = day - dt.timedelta(days=day.weekday())
    return [
        WeekDay(name, monday + dt.timedelta(days=index), index == day.weekday(), index == stated)
        for index, name in enumerate(_NAMES)
    ]
