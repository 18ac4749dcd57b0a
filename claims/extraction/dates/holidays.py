"""Dates of holidays that move: rules of the calendar, by year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876; Meeus 1991, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The ``number``-th ISO ``weekday`` (Monday is 1) of a month; -1 is the last."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=(following.isoweekday() - weekday - 1) % 7 + 1)


def inauguration(year: int) -> date | None:
    """US presidents take office on 20 January after their election (20th Amendment)."""
    return date(year, 1, 20) if year % 4 == 1 else None


UNKNOWN = "unknown"
"""The rule of days that no simple calendar tells: the new moon or a party sets them."""

MOVING: dict[str, Callable[[int], date | None]] = {
    UNKNOWN: lambda year: None,
    "easter": easter,
    "good_friday": lambda year: easter(year) - timedelta(days=2),
    "easter_monday": lambda year: easter(year) + timedelta(days=1),
    "maundy_thursday": lambda year: easter(year) - timedelta(days=3),
    "holy_saturday": lambda year: easter(year) - timedelta(days=1),
    "shrove_tuesday": lambda year: easter(year) - timedelta(days=47),
    "ascension": lambda year: easter(year) + timedelta(days=39),
    "whit_monday": lambda year: easter(year) + timedelta(days=50),
    "corpus_christi": lambda year: easter(year) + timedelta(days=60),
    "palm_sunday": lambda year: easter(year) - timedelta(days=7),
    "ash_wednesday": lambda year: easter(year) - timedelta(days=46),
    "pentecost": lambda year: easter(year) + timedelta(days=49),
    "mlk": lambda year: nth_weekday(year, 1, 1, 3),
    "presidents": lambda year: nth_weekday(year, 2, 1, 3),
    "mothers": lambda year: nth_weekday(year, 5, 7, 2),
    "memorial": lambda year: nth_weekday(year, 5, 1, -1),
    "fathers": lambda year: nth_weekday(year, 6, 7, 3),
    "labor": lambda year: nth_weekday(year, 9, 1, 1),
    "columbus": lambda year: nth_weekday(year, 10, 1, 2),
    # US federal elections: the Tuesday after the first Monday of November (2 U.S.C. § 7).
    "election": lambda year: nth_weekday(year, 11, 1, 1) + timedelta(days=1),
    "thanksgiving": lambda year: nth_weekday(year, 11, 4, 4),
    "black_friday": lambda year: nth_weekday(year, 11, 4, 4) + timedelta(days=1),
    "cyber_monday": lambda year: nth_weekday(year, 11, 4, 4) + timedelta(days=4),
    "giving_tuesday": lambda year: nth_weekday(year, 11, 4, 4) + timedelta(days=5),
    "remembrance_sunday": lambda year: nth_weekday(year, 11, 7, 2),
    "inauguration": inauguration,
}
