"""Days and weeks told by what stands beside them: "the day before yesterday", "the first Monday in May"."""

from __future__ import annotations

from datetime import date, timedelta

from claims.extraction.dates import holidays, timex
from claims.extraction.dates.absolute import Value, calendar_date, holiday_date, holiday_rule_day, time_of_day, year_in
from claims.extraction.dates.context import Context
from claims.extraction.dates.match import Match
from claims.extraction.dates.numerals import ordinal_of
from claims.extraction.dates.relative import unit_of
from claims.extraction.dates.tense import tense_around
from claims.extraction.dates.vocabulary import Vocabulary

_MIDWEEK = 3


def neighbour(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "The day after tomorrow", "the week before last", and alone: "the day before" what was spoken of."""
    step = int(vocabulary.meaning[match.word("MARGIN") or ""])
    part = match.word("PART")
    unit = "D" if part else unit_of(match, vocabulary)
    base = context.published
    if match.has("DEICTIC"):
        offset = int(vocabulary.meaning[match.word("DEICTIC") or ""])
        base = timex.shift(base, "D", offset) if base else None
    elif match.has("LAST", "NEXT"):
        step *= 2
    elif unit == "D":
        base = context.day or base
    else:
        base = context.reference or base
    moved = timex.shift(base, unit, step) if base else None
    value = timex.WRITERS.get(unit, timex.day)(moved) if moved else timex.UNKNOWN.get(unit, "XXXX")
    if part:
        return "TIME", value + time_of_day(part, vocabulary), None
    return "DATE", value, None


def weekday_of_week(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "Monday of last week"."""
    number = int(vocabulary.meaning[match.word("WEEKDAY") or ""])
    part = match.word("PART")
    value = f"XXXX-WXX-{number}"
    if context.now:
        step = -1 if match.has("LAST") else 1 if match.has("NEXT") else 0
        day = context.now + timedelta(days=number - context.now.isoweekday() + 7 * step)
        context.saw_day(day)
        value = timex.day(day)
    return ("TIME", value + time_of_day(part, vocabulary), None) if part else ("DATE", value, None)


def nth_weekday(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "The first Monday in May", "the last Friday of November 2021"."""
    month = _first_of_month(match, context, vocabulary)
    weekday = int(vocabulary.meaning[match.word("WEEKDAY") or ""])
    number = _number(match, vocabulary)
    if month is None:
        return "DATE", f"XXXX-WXX-{weekday}", None
    day = holidays.nth_weekday(month.year, month.month, weekday, number)
    if day.month != month.month:
        return "DATE", timex.month(month), None
    context.saw_day(day)
    return "DATE", timex.day(day), None


def nth_unit(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "The last day of May"; a numbered week is a part of its month: weeks begin on different days."""
    number, unit = _number(match, vocabulary), unit_of(match, vocabulary)
    month = _first_of_month(match, context, vocabulary)
    if month is None:
        return "DATE", "XXXX-XX-XX" if unit == "D" else "XXXX-XX", None
    if unit == "W":
        return "DATE", timex.month(month), "START" if number == 1 else "END" if number in (4, -1) else "MID"
    following = timex.shift(month, "M", 1) or month
    day = timex.safe_date(month.year, month.month, number) if number > 0 else following - timedelta(days=1)
    return "DATE", timex.day(day) if day else timex.month(month), None


def week_of(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "The week of May 3"."""
    written = calendar_date(match, context, vocabulary)[1]
    try:
        return "DATE", timex.week(date.fromisoformat(written[:10])), None
    except ValueError:
        return "DATE", "XXXX-WXX", None


def weekday_by_holiday(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "The Friday after Thanksgiving"."""
    number = int(vocabulary.meaning[match.word("WEEKDAY") or ""])
    try:
        feast = date.fromisoformat(holiday_date(match, context, vocabulary)[1])
    except ValueError:
        return "DATE", f"XXXX-WXX-{number}", None
    if vocabulary.meaning[match.word("MARGIN") or ""] == "1":
        return "DATE", timex.day(feast + timedelta(days=(number - feast.isoweekday() - 1) % 7 + 1)), None
    return "DATE", timex.day(feast - timedelta(days=(feast.isoweekday() - number - 1) % 7 + 1)), None


def holiday_week(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "Thanksgiving weekend", "Easter week"."""
    day = holiday_rule_day(match, context, vocabulary)
    if day is None:
        return "DATE", "XXXX-WXX-WE" if match.has("WEEKEND") else "XXXX-WXX", None
    if match.has("WEEKEND"):
        before = day.isoweekday() < _MIDWEEK  # of a Monday holiday it is the weekend before
        return "DATE", timex.weekend(day - timedelta(days=7 * before)), None
    return "DATE", timex.week(day), None


def _number(match: Match, vocabulary: Vocabulary) -> int:
    if match.has("LAST"):
        return -1
    return ordinal_of(match.word("ORD") or match.word("ORDN") or "first", vocabulary) or 1


def _first_of_month(match: Match, context: Context, vocabulary: Vocabulary) -> date | None:
    year = year_in(match, vocabulary) if match.has("YEAR") else None
    if match.has("MONTH"):
        month = int(vocabulary.meaning[match.word("MONTH") or ""])
        year = year or context.year_for(month, None, tense_around(match))
        context.saw(year, month, None)
        return timex.safe_date(year, month, 1) if year else None
    return timex.safe_date(year, 12 if match.has("LAST") else 1, 1) if year else None
