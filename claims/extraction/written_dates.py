"""TIMEX3 values as an editor writes them, and what of one must be added to the article's own words.

The wording stands in the section ``written`` of ``lexicons/<language>/statements.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from claims.extraction import lexicon
from claims.extraction.types import TimeExpression

_READ_TWO_WAYS = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
_APPROXIMATE = frozenset(("APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"))


@dataclass(frozen=True, slots=True)
class _Wording:
    """How a language writes dates; ``forms`` by what they tell, "" for what it has no wording for."""

    months: tuple[str, ...]
    forms: dict[str, str]
    season_words: re.Pattern[str]
    numbered_quarter: re.Pattern[str]

    @classmethod
    @cache
    def of(cls, language: str) -> _Wording:
        forms = lexicon.mapping("statements", "written", language)
        seasons = "|".join(map(re.escape, forms.get("season-words", "").split())) or "(?!)"
        quarters = "|".join(map(re.escape, forms.get("quarter-words", "").split())) or "(?!)"
        return cls(
            tuple(forms.get("months", "").split()),
            forms,
            re.compile(rf"\b(?:{seasons})\b", re.IGNORECASE),
            re.compile(rf"\b(?:{quarters}|[1-4](?:st|nd|rd|th))\b|\bQ[1-4]", re.IGNORECASE),
        )

    def write(self, form: str, **values: str | int) -> str | None:
        wording = self.forms.get(form)
        return wording.format(**values) if wording else None

    def month(self, number: int) -> str:
        return self.months[number - 1] if 1 <= number <= len(self.months) else ""


def written_date(day: date, language: str = "en") -> str:
    """3 December 2025; 2025-12-03 in a language whose wording is not known."""
    wording = _Wording.of(language)
    return wording.write("day", day=day.day, month=wording.month(day.month), year=day.year) or day.isoformat()


def written_value(value: str, language: str = "en") -> str | None:
    """A TIMEX3 value as an editor writes it; None for vague, unresolved and repeated ones."""
    wording = _Wording.of(language)
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value)
    if day:
        month = wording.month(int(day[2]))
        return wording.write("day", day=int(day[3]), month=month, year=day[1]) if month else None
    month_only = re.fullmatch(r"(\d{4})-(\d\d)", value)
    if month_only:
        month = wording.month(int(month_only[2]))
        return wording.write("month", month=month, year=month_only[1]) if month else None
    week = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value)
    if week:
        return _week(int(week[1]), int(week[2]), language, weekend=bool(week[3]))
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", value)
    if quarter:
        return wording.write("quarter", number=quarter[2], year=quarter[1])
    part = re.fullmatch(r"(\d{4})-(H[12]|SP|SU|FA|WI)", value)
    if part:
        return wording.write(part[2], year=part[1])
    return value if re.fullmatch(r"\d{4}", value) else None


def addition(expression: TimeExpression, words: str, language: str = "en") -> str | None:
    """What the reader must be told beside the expression's own ``words``: the whole date for "Monday" and for
    "03/05/2021", which can be read in two ways, the year alone for "October" and "Oct. 23"; None where they say it all,
    where the value is only approximate, and for lengths."""
    if expression.type in ("DURATION", "SET") or expression.mod in _APPROXIMATE:
        return None
    absolute = written_value(expression.value, language)
    if _READ_TWO_WAYS.fullmatch(words):
        return absolute
    year = expression.value[:4]
    told = [number.lstrip("0") for number in re.findall(r"\d+", words)]
    if absolute is None or year in told:
        wanted = re.findall(r"\d+", absolute or "")
        return None if all(number in told for number in wanted) else absolute
    return year if _tells_all_but_the_year(expression.value, words, told, _Wording.of(language)) else absolute


def _tells_all_but_the_year(value: str, words: str, told: list[str], wording: _Wording) -> bool:
    dated = re.match(r"\d{4}-(\d\d)(?:-(\d\d))?", value)
    if dated:
        month = wording.month(int(dated[1]))[:3]
        return re.search(rf"\b{re.escape(month)}", words) is not None and (
            dated[2] is None or str(int(dated[2])) in told
        )
    if value[5:6] == "Q":
        return wording.numbered_quarter.search(words) is not None
    return value[5:] in ("SP", "SU", "FA", "WI") and wording.season_words.search(words) is not None


def _week(year: int, number: int, language: str, *, weekend: bool) -> str | None:
    try:
        monday = date.fromisocalendar(year, number, 6 if weekend else 1)
    except ValueError:
        return None
    return _Wording.of(language).write("weekend" if weekend else "week", day=written_date(monday, language))
