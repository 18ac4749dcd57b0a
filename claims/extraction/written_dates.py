"""TIMEX3 values as an editor writes them, and what of one must be added to the article's own words."""

from __future__ import annotations

import re
from datetime import date

from claims.extraction.types import TimeExpression

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_SEASON_WORDS = re.compile(r"\b(?:spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
_NUMBERED_QUARTER = re.compile(r"\b(?:first|second|third|fourth|[1-4](?:st|nd|rd|th))\b|\bQ[1-4]", re.IGNORECASE)
_READ_TWO_WAYS = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
_APPROXIMATE = frozenset(("APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"))


def written_date(day: date) -> str:
    """3 December 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def written_value(value: str) -> str | None:
    """A TIMEX3 value as an editor writes it; None for vague, unresolved and repeated ones."""
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value)
    if day:
        return f"{int(day[3])} {_MONTHS[int(day[2]) - 1]} {day[1]}" if 1 <= int(day[2]) <= 12 else None
    month = re.fullmatch(r"(\d{4})-(\d\d)", value)
    if month:
        return f"{_MONTHS[int(month[2]) - 1]} {month[1]}" if 1 <= int(month[2]) <= 12 else None
    week = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value)
    if week:
        return _week(int(week[1]), int(week[2]), weekend=bool(week[3]))
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", value)
    if quarter:
        return f"quarter {quarter[2]} of {quarter[1]}"
    half = re.fullmatch(r"(\d{4})-H([12])", value)
    if half:
        return f"{'first' if half[2] == '1' else 'second'} half of {half[1]}"
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if season:
        return f"{_SEASONS[season[2]]} {season[1]}"
    return value if re.fullmatch(r"\d{4}", value) else None


def addition(expression: TimeExpression, words: str) -> str | None:
    """What the reader must be told beside the expression's own ``words``: the whole date for "Monday" and for
    "03/05/2021", which can be read in two ways, the year alone for "October" and "Oct. 23"; None where they say it all,
    where the value is only approximate, and for lengths."""
    if expression.type in ("DURATION", "SET") or expression.mod in _APPROXIMATE:
        return None
    absolute = written_value(expression.value)
    if _READ_TWO_WAYS.fullmatch(words):
        return absolute
    year = expression.value[:4]
    told = [number.lstrip("0") for number in re.findall(r"\d+", words)]
    if absolute is None or year in told:
        wanted = re.findall(r"\d+", absolute or "")
        return None if all(number in told for number in wanted) else absolute
    return year if _tells_all_but_the_year(expression.value, words, told) else absolute


def _tells_all_but_the_year(value: str, words: str, told: list[str]) -> bool:
    dated = re.match(r"\d{4}-(\d\d)(?:-(\d\d))?", value)
    if dated:
        month = _MONTHS[int(dated[1]) - 1][:3]
        return re.search(rf"\b{month}", words) is not None and (dated[2] is None or str(int(dated[2])) in told)
    if value[5:6] == "Q":
        return _NUMBERED_QUARTER.search(words) is not None
    return value[5:] in _SEASONS and _SEASON_WORDS.search(words) is not None


def _week(year: int, number: int, *, weekend: bool) -> str | None:
    try:
        monday = date.fromisocalendar(year, number, 6 if weekend else 1)
    except ValueError:
        return None
    return f"{'weekend' if weekend else 'week'} of {written_date(monday)}"
