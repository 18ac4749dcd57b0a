"""Values of expressions that name a point of the calendar: dates, months, years, decades, centuries, quarters."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from claims.extraction.dates import holidays, timex
from claims.extraction.dates.context import Context
from claims.extraction.dates.match import Match
from claims.extraction.dates.numerals import number_of, ordinal_of
from claims.extraction.dates.tense import tense_around
from claims.extraction.dates.vocabulary import Vocabulary

_GLANCE = 20  # years from the one spoken of
Value = tuple[str, str, str | None]  # type, value, mod


def part_of(match: Match, vocabulary: Vocabulary) -> str | None:
    """TIMEX3 MOD of "early", "the end of"."""
    word = match.word("PRE") or match.word("EDGE")
    if word:
        return vocabulary.meaning.get(word)
    shifted = vocabulary.meaning.get(match.word("SHIFT") or "")
    return {"-1": "START", "1": "END"}.get(shifted or "")


def year_in(match: Match, vocabulary: Vocabulary) -> int | None:
    """The year written in the match as figures, words or '96."""
    word = match.word("YEAR")
    if word:
        return int(word)
    word = match.word("FYEAR")
    if word:
        short = int("".join(character for character in word if character.isdigit()))
        return short if short > 99 else 2000 + short
    word = match.word("SHORTYEAR")
    if word:
        short = int(word[1:])
        return 1900 + short if short > 30 else 2000 + short
    words = [w for w, c in zip(match.words, match.scan.codes[match.first :], strict=False)
             if c in (match.codes["NUM"], match.codes["MULT"])]  # fmt: skip
    return spoken_year(words, vocabulary)


def spoken_year(words: list[str], vocabulary: Vocabulary) -> int | None:
    """Nineteen ninety-six, two thousand (and) four."""
    if not words:
        return None
    if "thousand" in words:
        number = number_of(words, vocabulary)
        return int(number) if number and 1000 <= number <= 2199 else None
    head = int(vocabulary.meaning.get(words[0], "0"))
    tail = number_of(words[1:], vocabulary)
    if 10 <= head <= 21 and tail is not None and (tail == 100 or 10 <= tail <= 99 or "oh" in words):
        return head * 100 + (0 if tail == 100 else int(tail))
    return None


def related_year(match: Match, context: Context) -> int | None:
    """The year of "last year", "of the same year" inside a longer expression."""
    now = context.now
    if now is None or not match.has("UNIT"):
        return None
    if match.has("THAT", "SAME"):
        return context.reference.year if context.reference else now.year
    return now.year + (-1 if match.has("LAST") else 1 if match.has("NEXT") else 0)


def calendar_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """Month and day, with or without year."""
    month = int(vocabulary.meaning[match.word("MONTH") or ""])
    word = match.word("DAYNUM") or match.word("ORDN") or match.word("ORD")
    day = ordinal_of(word, vocabulary) if word else None
    return _dated(match, context, vocabulary, month, day)


def month_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    return _dated(match, context, vocabulary, int(vocabulary.meaning[match.word("MONTH") or ""]), None)


def _dated(match: Match, context: Context, vocabulary: Vocabulary, month: int, day: int | None) -> Value:
    year = year_in(match, vocabulary)
    if year is None:
        year = related_year(match, context)
    if year is None:
        year = _year_to_the_right(match)
    if year is None and day and (month, day) in vocabulary.named_days:
        named, words = vocabulary.named_days[month, day]
        year = named if match.after() in words else None
    if year is None:
        now = context.now
        if day is None and now and match.has("LAST", "NEXT", "THIS") and not match.has("UNIT"):
            if match.has("THIS"):
                year = now.year
            elif match.has("LAST"):
                year = now.year - (month >= now.month - 1)  # the month just over is "last month"
            else:
                year = now.year + (month <= now.month)
        else:
            year = context.year_for(month, day, tense_around(match))
    context.saw(year, month, day)
    head = f"{year:04d}" if year is not None else "XXXX"
    value = f"{head}-{month:02d}" + (f"-{day:02d}" if day else "")
    part = match.word("PART")
    if part and day:
        value += time_of_day(part, vocabulary)
    return ("TIME" if part and day else "DATE"), value, part_of(match, vocabulary)


def _year_to_the_right(match: Match) -> int | None:
    """The year that the date shares with the next one: "[May 30] to June 2, 2021", "[May 3]–5, 2021"."""
    shared = _shared_year(match.codes).match(match.scan.codes, match.last)
    return int(match.scan.words[shared.end() - 1]) if shared else None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _shared_year(codes: dict[str, str]) -> re.Pattern[str]:
    code = codes.__getitem__
    day = f"[{code('DAYNUM')}{code('ORDN')}]"
    joint = f"[{code('TO')}{code('HYPHEN')}{code('AND')}{code('OR')}{code('SINCE')}]"
    date_of = f"(?:{code('MONTH')}{day}?|{day}{code('MONTH')}?)"
    return _pattern(f"{joint}{date_of}{code('COMMA')}?{code('YEAR')}")


def time_of_day(part: str, vocabulary: Vocabulary) -> str:
    meaning = vocabulary.meaning[part]
    return meaning if meaning.startswith("T") else "T" + meaning


def ordinal_day(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "The 20th", "the 28th of that month"."""
    word = match.word("ORDN") or match.word("DAYNUM") or match.word("ORD")
    number = (ordinal_of(word, vocabulary) if word else None) or 1
    if match.rule == "shared_day":
        return _shared_day(match, context, vocabulary, number)
    base = context.reference or context.published
    if base is None:
        return "DATE", f"XXXX-XX-{number:02d}", None
    return "DATE", f"{timex.month(base)}-{number:02d}", None


def _shared_day(match: Match, context: Context, vocabulary: Vocabulary, number: int) -> Value:
    """ "May 3–[5, 2021]" has the month on its left, "[3] to 5 May 2021" on its right."""
    scan, month = match.scan, match.codes["MONTH"]
    left = scan.codes.rfind(month, max(0, match.first - 6), match.first)
    right = scan.codes.find(month, match.last, match.last + 5)
    place = left if left >= 0 and match.rule == "shared_day" and match.first - left < 7 and right < 0 else right
    if left >= 0 and scan.codes[left + 1] in (match.codes["DAYNUM"], match.codes["ORDN"]):
        place = left
    if place < 0:
        return "DATE", f"XXXX-XX-{number:02d}", None
    year = year_in(match, vocabulary) if match.has("YEAR") else None
    if year is None and place == right:
        after = scan.codes[right + 1 : right + 3]
        at = after.find(match.codes["YEAR"])
        year = int(scan.words[right + 1 + at]) if at >= 0 else None
    elif year is None and context.reference and context.unit == "D":
        year = context.reference.year
    month_number = int(vocabulary.meaning[scan.words[place]])
    if year is None:
        year = context.year_for(month_number, number, tense_around(match))
    context.saw(year, month_number, number)
    return "DATE", f"{year if year is not None else 'XXXX'}-{month_number:02d}-{number:02d}", None


def year_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    if match.rule == "shared_year":
        return "DATE", second_year(match.before(2), match.words[0]), None
    year = year_in(match, vocabulary)
    before = match.class_before("IN", "SINCE", "AND", "HYPHEN", "DOT", "BREAK")
    if (before or match.has("UNIT", "FISCAL", "PRE", "EDGE")) and not _strays(match, context, year):
        context.saw(year, None, None)  # not the year of a name: "the Treaty of 1812"
    return "DATE", f"{year:04d}" if year is not None else "XXXX", part_of(match, vocabulary)


def _strays(match: Match, context: Context, year: int | None) -> bool:
    """Whether a narrative only glances at a far year: it moves there by "In 1920, …" at the start of a sentence."""
    if year is None or context.reference is None or abs(year - context.reference.year) <= _GLANCE:
        return False
    starts = (match.codes["DOT"], match.codes["BREAK"])
    return match.first >= 2 and match.scan.codes[match.first - 2] not in starts


def second_year(first: str, written: str) -> str:
    """The end of "1914-18", "1999-00", "2007-8"."""
    year = first[: -len(written)] + written
    return year if year > first else str(int(first[:2]) + 1) + written


def bc_year(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("INT") or match.word("YEAR") or match.word("DAYNUM") or "0"
    era = match.word("ERA") or ""
    return "DATE", f"{'BC' if _before_christ(era) else ''}{int(word[:4]):04d}", part_of(match, vocabulary)


def _before_christ(era: str) -> bool:
    """Also of "490–480 BC" the first year, which has no era of its own."""
    return not era.startswith("a") and era != "ce"


def decade_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("DECADE") or match.word("YEAR") or ""
    digits = "".join(character for character in word if character.isdigit())
    if len(digits) == 4 and digits.endswith("00") and digits < "2000":
        value = digits[:2]  # "the 1800s" are the century
    elif digits:
        value = digits[:-1] if len(digits) > 2 else "19" + digits[:1]
    else:
        value = "19" + vocabulary.meaning.get(word, "X")
    if match.has("ERA") and _before_christ(match.word("ERA") or ""):
        value = "BC" + value.zfill(3)
    return "DATE", value, part_of(match, vocabulary)


def century_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("ORDN") or match.word("ORD") or ""
    number = (ordinal_of(word, vocabulary) or 1) - 1
    era = "BC" if match.has("ERA") and _before_christ(match.word("ERA") or "") else ""
    return "DATE", f"{era}{number:02d}", part_of(match, vocabulary)


def quarter_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "The third quarter": of the year named, else the latest one that could be reported on at publication."""
    word = match.word("ORDN") or match.word("ORD")
    number = ordinal_of(word, vocabulary) if word else None
    code = match.word("QCODE")
    if code:
        number = int(code.strip("q"))
    now = context.now
    year = year_in(match, vocabulary) if match.has("YEAR", "FYEAR") else related_year(match, context)
    if number is None and context.quarter:
        number = (context.quarter.month + 2) // 3
    if year is None and now:
        year = now.year
        if number is not None:
            tense = tense_around(match)
            year += (number * 3 + 3 < now.month and tense > 0) - (number * 3 - 2 > now.month and tense < 0)
    if year is not None and match.has("AGO", "SHIFT"):
        year -= 1
    elif year is not None and number is not None and 1 <= number <= 4:
        context.quarter = timex.safe_date(year, number * 3 - 2, 1)
    value = f"{year:04d}" if year is not None else "XXXX"
    return "DATE", f"{value}-Q{number or 'X'}", part_of(match, vocabulary)


def half_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    code = match.word("HCODE")
    if code:
        return "DATE", f"{year_in(match, vocabulary)}-H{code.strip('h')}", None
    number = 2 if match.has("LAST") else ordinal_of(match.word("ORD") or "first", vocabulary)
    if match.has("DECADE"):
        return "DATE", decade_date(match, context, vocabulary)[1], "END" if number == 2 else "START"
    year = year_in(match, vocabulary) if match.has("YEAR") else related_year(match, context)
    if year is None and context.now:
        year = context.now.year
    return "DATE", f"{year if year is not None else 'XXXX'}-H{number}", None


def holiday_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "Christmas 2019", "last Easter"; days that no simple rule tells ("Ramadan") keep an open value."""
    rule = vocabulary.holidays[match.word("HOLIDAY") or ""]
    found = holiday_rule_day(match, context, vocabulary)
    fixed = rule if rule[:1].isdigit() else "XX-XX"
    if match.has("EACH"):
        return "SET", f"XXXX-{fixed}", None
    if found:
        return "DATE", timex.day(found), None
    return "DATE", f"{match.word('YEAR') or 'XXXX'}-{fixed}", None


def holiday_rule_day(match: Match, context: Context, vocabulary: Vocabulary) -> date | None:
    """The day of the holiday in the match: in the year named, else that of a narrative, else the likeliest one."""
    rule = vocabulary.holidays[match.word("HOLIDAY") or ""]
    if match.has("YEAR"):
        return _holiday(rule, int(match.word("YEAR") or "0"))
    now = context.now
    if now is None:
        return None
    if context.narrative:
        return _holiday(rule, now.year)
    options = [found for year in range(now.year - 4, now.year + 5) if (found := _holiday(rule, year))]
    if match.has("LAST"):
        return max((found for found in options if found < now), default=None)
    if match.has("NEXT"):
        return min((found for found in options if found > now), default=None)
    return context.likeliest(options, tense_around(match))


def _holiday(rule: str, year: int) -> date | None:
    if not timex.YEAR_MIN <= year <= timex.YEAR_MAX:
        return None
    if rule[:1].isdigit():
        return timex.safe_date(year, int(rule[:2]), int(rule[3:]))
    return holidays.MOVING[rule](year)
