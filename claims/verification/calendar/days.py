"""Dates that the calendar does not have, and days of the week that are not the date's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from claims.extraction import lexicon
from claims.verification.calendar.relation import CONSISTENT, Relation, told
from claims.verification.calendar.stamps import Stamp
from claims.verification.finding import Certainty

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AND_ANOTHER = re.compile(r"\s*(?:and|to|through|-|–|&)\s*\d{1,2}\b")
_PAPER = re.compile(
    r"(?!(?:On|By|From|Until|Every|Next|Last|This)\b)[A-Z][a-z.]+\s+(?:Sun|Sat|Mon)\Z"
)  # "Baltimore Sun"
_ANY_DAY = re.compile(r"Mon|Tue|Wed|Thu|Fri|Sat|Sun")
_NEAR = 60  # days from publication in which a date without a year is that year's
_REACH = {"this": 7, "next": 14, "last": 14, "coming": 8, "past": 8}  # days from publication


@cache
def _weekday() -> str:
    names = sorted((word.capitalize() for word in lexicon.table("dates")["weekdays"]), key=len, reverse=True)
    return rf"(?:{'|'.join(names)})(?![^\W\d_])"


@cache
def _before() -> re.Pattern[str]:
    """ "this Thursday, " before a date; not the second of two days ("Monday and Tuesday, May 3 and 4")."""
    day = _weekday()
    return re.compile(
        rf"(?P<first>(?P<other>{day})\.?\s*(?:,|and|or|to|through|until|–|-|,\s+and)\s*)?"
        rf"(?:(?P<which>[Tt]his|[Nn]ext|[Ll]ast|coming|past)\s+)?(?P<day>{day})\.?(?:['’]s(?:\s+[\w-]+){{1,2}}(?=\s*\())?"
        r"(?:\s+(?:morning|afternoon|evening|night|midnight|noon)|\s+(?:this|next|last)\s+week)?\s*(?:[,:]\s*|\(|[—–-]\s*)?(?:on\s+)?(?:the\s+)?\Z"
    )


@cache
def _behind() -> re.Pattern[str]:
    """ " (Thursday)", ", a Thursday", " was a Thursday" after a date."""
    return re.compile(
        rf"(?:\s*\(\s*(?:an?\s+)?|(?:,\s*|\s+[–—-]\s+)an?\s+|,?\s+(?:which\s+)?(?:was|is|fell\s+on|falls\s+on|will\s+be|landed\s+on"
        rf"|will\s+fall\s+on)\s+(?:on\s+)?(?:an?\s+)?|\.\s+(?:It|That|This|The\s+day)\s+was\s+an?\s+)(?P<day>{_weekday()})\b(?!\s+(?:when|after|night's))"
    )


@cache
def _today() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow)\s*(?:,\s*|\(\s*)(?P<day>{_weekday()})"
        rf"|(?P<day_first>{_weekday()})\s*\(\s*(?P<word_second>today|yesterday|tomorrow)\b)"
    )


@dataclass(frozen=True, slots=True)
class _Named:
    number: int
    which: str
    start: int
    end: int


def compare_dates(stamps: Sequence[Stamp], published: date | None) -> Iterator[Relation]:
    """Whether each date exists. Of a day that every month has nothing is said: there was nothing to check."""
    for stamp in stamps:
        if stamp.day is None:
            continue
        checked = stamp
        if (stamp.month, stamp.day, stamp.year) == (2, 29, None) and published is not None:
            checked = _near(stamp, published) or stamp
        if not checked.exists:
            yield Relation("impossible_date", _no_such_day(checked), stamp.start, stamp.end, Certainty.CERTAIN)
        elif stamp.day > 28:
            why = f"{told(checked)} is a date of the calendar."
            yield Relation(CONSISTENT, why, stamp.start, stamp.end, Certainty.CERTAIN)


def compare_weekdays(
    text: str, stamps: Sequence[Stamp], published: date | None, years: Sequence[int]
) -> Iterator[Relation]:
    """Whether each day of the week that stands beside a date is that date's.

    A date without a year is of the year of publication, or of the nearest; it may be of any of ``years``, which the
    text names.
    """
    for stamp in stamps:
        if stamp.precise and stamp.exists:
            named = _named(text, stamp)
            days = _candidates(stamp, published, years)
            if named is not None and days:
                yield _compare(text, stamp, named, days, published)


def compare_today(text: str, published: date | None) -> Iterator[Relation]:
    """ "Today, Thursday", "on Thursday (yesterday)" against the day of publication."""
    if published is not None:
        yield from _compare_today(text, published)


def _named(text: str, stamp: Stamp) -> _Named | None:
    begin = max(0, stamp.start - 60)
    if not _ANY_DAY.search(text, begin, stamp.end + 60):
        return None
    before = _before().search(text[begin : stamp.start])
    if before is not None and before["first"]:
        # "Monday and Tuesday, May 3 and 4": the first day is that of the first date.
        two = _AND_ANOTHER.match(text[stamp.end : stamp.end + 12])
        return _Named(_number(before["other"]), "", begin + before.start("other"), stamp.end) if two else None
    if before is not None and _PAPER.search(text[begin : begin + before.end("day")]):
        return None
    if before is not None:
        return _Named(_number(before["day"]), (before["which"] or "").lower(), begin + before.start("day"), stamp.end)
    if before is None and (behind := _behind().match(text[stamp.end : stamp.end + 60])) is not None:
        return _Named(_number(behind["day"]), "", stamp.start, stamp.end + behind.end("day"))
    return None


def _number(name: str) -> int:
    weekdays: dict[str, int] = lexicon.table("dates")["weekdays"]
    return weekdays[name.lower()]


def _candidates(stamp: Stamp, published: date | None, years: Sequence[int]) -> list[date]:
    """The days that a date can be, the likeliest first."""
    if stamp.year is not None:
        return [stamp.first]
    if published is None:
        return []
    nearest = min(
        (published.year, published.year - 1, published.year + 1), key=lambda year: _gap(stamp, year, published)
    )
    wanted = dict.fromkeys([published.year, nearest, *years] if nearest != published.year else [nearest, *years])
    return [dated.first for year in wanted if (dated := stamp.in_year(year)).exists]


def _gap(stamp: Stamp, year: int, published: date) -> int:
    dated = stamp.in_year(year)
    return abs((dated.first - published).days) if dated.exists else 10_000


def _near(stamp: Stamp, published: date) -> Stamp | None:
    """29 February as the year of publication has it, if publication is near enough to mean that year's."""
    around = date(published.year, 2, 28) - published
    return stamp.in_year(published.year) if abs(around.days) <= _NEAR else None


def _compare(text: str, stamp: Stamp, named: _Named, days: list[date], published: date | None) -> Relation:
    written = " ".join(text[named.start : named.end].split())
    right = next((day for day in days if day.isoweekday() == named.number), None)
    if right is None:
        day = days[0]
        why = f"The text says “{written}”; {_told(day)} {_be(day, published)} a {_NAMES[day.isoweekday() - 1]}."
        certainty = Certainty.CERTAIN if stamp.year else Certainty.LIKELY
        return Relation("weekday_mismatch", why, named.start, named.end, certainty)
    reach = _REACH.get(named.which)
    if reach is not None and published is not None and abs((right - published).days) > reach and len(days) == 1:
        why = f"The text says “{named.which} {written}”; that is {abs((right - published).days)} days from publication."
        return Relation("weekday_mismatch", why, named.start, named.end)
    return Relation(
        CONSISTENT,
        f"{_told(right)} {_be(right, published)} a {_NAMES[named.number - 1]}, as the text says.",
        named.start,
        named.end,
    )


def _compare_today(text: str, published: date) -> Iterator[Relation]:
    shifts = {"today": 0, "yesterday": -1, "tomorrow": 1}
    for match in _today().finditer(text):
        word = (match["word"] or match["word_second"]).lower()
        day = published + timedelta(days=shifts[word])
        name = _number(match["day"] or match["day_first"])
        if day.isoweekday() == name:
            yield Relation(CONSISTENT, f"{_told(day)}, the day meant, is a {_NAMES[name - 1]}.", *match.span())
        else:
            actual = _NAMES[day.isoweekday() - 1]
            why = f"The text says “{word}” for a {_NAMES[name - 1]}; by publication it is {actual}, {_told(day)}."
            yield Relation("weekday_mismatch", why, *match.span())


def _told(day: date) -> str:
    return told(Stamp(0, 0, day.year, day.month, day.day))


def _be(day: date, published: date | None) -> str:
    return "is" if published is not None and day >= published else "was"


def _no_such_day(stamp: Stamp) -> str:
    months = lexicon.table("dates")["months"]
    name = next((word.capitalize() for word, number in months.items() if number == stamp.month), None)
    if name is None:
        return f"There is no month {stamp.month}."
    if stamp.month == 2 and stamp.day == 29:
        return f"There was no 29 February in {stamp.year}, which is no leap year."
    return f"{name} has no day {stamp.day}."
