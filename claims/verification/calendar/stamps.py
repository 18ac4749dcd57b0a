"""The dates that a text writes out, each as the first and last day it can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from claims.extraction import lexicon


@dataclass(frozen=True, slots=True)
class Stamp:
    """A written date: a year with or without month and day, or month and day without a year.

    ``[start, end)`` is its place in the text. ``exists``: False for 31 April. ``supposed``: the year is anyone's.
    """

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    exists: bool = True
    supposed: bool = False

    def in_year(self, year: int, *, supposed: bool = False) -> Stamp:
        """The same day in a year; ``exists`` is worked out anew. ``supposed``: any year does, and none is told."""
        return replace(self, year=year, exists=_exists(year, self.month, self.day), supposed=supposed)

    @property
    def dated(self) -> bool:
        """Whether first and last day are known."""
        return self.year is not None and self.exists

    @property
    def first(self) -> date:
        assert self.year is not None
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        assert self.year is not None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def bare(self) -> bool:
        """A month alone, whose year only its neighbours tell."""
        return self.year is None and self.day is None

    @property
    def precise(self) -> bool:
        return self.day is not None


def stamp_of(day: date) -> Stamp:
    """A day that stands nowhere in the text, such as that of publication."""
    return Stamp(-1, -1, day.year, day.month, day.day)


_YEAR = r"(?:1[0-9]\d\d|20\d\d)"
_DAY = r"\d{1,3}"


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted((word.capitalize() for word in _months()), key=len, reverse=True))
    months = rf"(?:{months}|{months.upper()})(?![^\W\d_])\.?"
    ordinals = "|".join(sorted(_ordinals(), key=len, reverse=True))
    day = rf"(?:(?P<NAME>{_DAY})(?:st|nd|rd|th)?(?![\w%])|(?P<NAME_word>{ordinals})\b)"
    return re.compile(
        rf"(?:(?<![\w.,/$€£-])|(?<=1\d\d\d-)|(?<=20\d\d-))(?:"
        rf"(?P<iso>{_YEAR})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?![\w-])"
        rf"|(?P<one>\d{{1,2}})(?P<sign>[/.])(?P<two>\d{{1,2}})(?P=sign)(?P<slash_year>{_YEAR})(?!\w)"
        rf"|{day.replace('NAME', 'd1')}\s+(?:day\s+)?(?:of\s+)?(?P<m1>{months})"
        rf"(?:,?\s+(?:of\s+)?(?P<y1>{_YEAR})(?![\w%]))?"
        rf"|(?P<m2>{months})\s+(?:the\s+)?{day.replace('NAME', 'd2')}(?![:.]\d)(?:,?\s+(?P<y2>{_YEAR})(?![\w%]))?"
        rf"|(?P<m3>{months}),?\s+(?:of\s+)?(?P<y3>{_YEAR})(?![\w%])"
        rf"|(?:(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Oo]f\s)|(?<=[Ff]rom\s)|(?<=until\s)|(?<=to\s))(?P<m4>{months})(?![\w%])"
        rf"|(?P<y4>1[5-9]\d\d|20\d\d|(?:(?<=[Ii]n\s)|(?<=[Ss]ince\s))1[0-4]\d\d)(?![\w%]|[.,:]\d|-(?:[^\W\d_]|\d(?!\d\d\d(?!\d))))"
        rf")"
    )


def _months() -> dict[str, int]:
    months: dict[str, int] = lexicon.table("dates")["months"]
    return months


def _ordinals() -> dict[str, int]:
    ordinals: dict[str, int] = lexicon.table("dates")["ordinals"]
    return ordinals


_ON = re.compile(r"\b(?:[Oo]n|[Bb]y|until|dated)\s+(?:the\s+)?\Z")
_UNIT_FOLLOWS = re.compile(
    r"\s+(?:per\s?cent|percent|people|men|women|children|euros?|dollars?|pounds|miles|km|kilomet|met|tons|tonnes|jobs"
    r"|homes|votes|points|troops|soldiers|members|employees|workers|cases|deaths|times|seats|others|hectares|acres)",
)


def find_stamps(text: str, start: int, end: int) -> list[Stamp]:
    """The dates of ``text[start:end]`` in order. Linear in the length."""
    found = []
    for match in _pattern().finditer(text, start, end):
        stamp = _stamp(match)
        if stamp is not None and not _UNIT_FOLLOWS.match(text, match.end()):
            found.append(stamp)
    return found


def _stamp(match: re.Match[str]) -> Stamp | None:
    span = match.span()
    if match["iso"]:
        return _checked(span, int(match["iso"]), int(match["iso_month"]), int(match["iso_day"]))
    if match["slash_year"]:
        return _slashed(span, int(match["slash_year"]), int(match["one"]), int(match["two"]))
    for number in ("1", "2"):
        if match["m" + number]:
            word = match[f"d{number}_word"]
            day = _ordinals()[word.lower()] if word else int(match["d" + number])
            year = match["y" + number]
            told = year or match.group().rstrip()[-2:] in ("st", "nd", "rd", "th")
            if day > 31 and not (told or (day < 100 and _stands_as_date(match, day_first=number == "1"))):
                return None  # "May 400" is no date at all
            return _checked(span, int(year) if year else None, _month(match["m" + number]), day)
    if match["m4"]:
        return Stamp(*span, None, _month(match["m4"]))
    if match["m3"]:
        return Stamp(*span, int(match["y3"]), _month(match["m3"]))
    return Stamp(*span, int(match["y4"]))


def _stands_as_date(match: re.Match[str], *, day_first: bool) -> bool:
    """ "On 32 May", "on May 32,"; but "on May 45 people" is no date."""
    if not _ON.search(match.string, max(0, match.start() - 8), match.start()):
        return False
    return day_first or match.string[match.end() : match.end() + 2].strip() in (",", ".", ";")


def _slashed(span: tuple[int, int], year: int, one: int, two: int) -> Stamp | None:
    """Day and month in either order: where both can be, only the year is sure."""
    day_first, month_first = _exists(year, two, one), _exists(year, one, two)
    if day_first and month_first and one != two:
        return Stamp(*span, year)
    if day_first or not month_first:
        return _checked(span, year, two, one)
    return _checked(span, year, one, two)


def _checked(span: tuple[int, int], year: int | None, month: int, day: int) -> Stamp:
    return Stamp(*span, year, month, day, _exists(year, month, day))


def _month(word: str) -> int:
    return _months()[word.rstrip(".").lower()]


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is None or day is None:
        return True
    if not 1 <= month <= 12 or day < 1:
        return False
    return day <= monthrange(year if year is not None else 2000, month)[1]
