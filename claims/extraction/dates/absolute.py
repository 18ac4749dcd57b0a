"""Values of expressions that name a point of the calendar: dates, months, years, decades, centuries, quarters."""

from __future__ import annotations

from datetime import date

from claims.extraction.dates import holidays, timex
from claims.extraction.dates.context import Context
from claims.extraction.dates.match import Match
from claims.extraction.dates.numerals import number_of, ordinal_of
from claims.extraction.dates.tense import tense_around
from claims.extraction.dates.vocabulary import Vocabulary

Value = tuple[str, str, str | None]  # type, value, mod


def part_of(match: Match, vocabulary: Vocabulary) -> str | None:
    """TIMEX3 MOD of "early", "the end of"."""
    word = match.word("PRE") or match.word("EDGE")
    if word:
        return vocabulary.meaning.get(word)
    shifted = match.word("SHIFT")
    return {"earlier": "START", "later": "END"}.get(shifted or "")


def year_in(match: Match, vocabulary: Vocabulary) -> int | None:
    """The year written in the match as figures, words or '96."""
    word = match.word("YEAR")
    if word:
        return int(word)
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
        now = context.now
        if day is None and now and match.has("LAST", "NEXT", "THIS") and not match.has("UNIT"):
            if match.has("THIS"):
                year = now.year
            elif match.has("LAST"):
                year = now.year - (month >= now.month)
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


def time_of_day(part: str, vocabulary: Vocabulary) -> str:
    meaning = vocabulary.meaning[part]
    return meaning if meaning.startswith("T") else "T" + meaning


def ordinal_day(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "The 20th", "the 28th of that month"."""
    word = match.word("ORDN") or match.word("DAYNUM") or match.word("ORD")
    number = (ordinal_of(word, vocabulary) if word else None) or 1
    base = context.reference or context.published
    if base is None:
        return "DATE", f"XXXX-XX-{number:02d}", None
    return "DATE", f"{timex.month(base)}-{number:02d}", None


def year_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    if match.rule == "shared_year":
        return "DATE", match.before(2)[:-2] + match.words[0].zfill(2), None
    year = year_in(match, vocabulary)
    if match.has("UNIT", "FISCAL", "PRE", "EDGE") or match.class_before("IN", "SINCE", "AND", "HYPHEN", "DOT", "BREAK"):
        context.saw(year, None, None)  # not the year of a name: "the Treaty of 1812"
    return "DATE", f"{year:04d}" if year is not None else "XXXX", part_of(match, vocabulary)


def bc_year(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("INT") or match.word("YEAR") or match.word("DAYNUM") or "0"
    era = match.word("ERA") or ""
    return "DATE", f"{'' if era[:1] == 'a' or era == 'ce' else 'BC'}{int(word[:4]):04d}", part_of(match, vocabulary)


def decade_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("DECADE") or match.word("YEAR") or ""
    digits = "".join(character for character in word if character.isdigit())
    if digits:
        value = digits[:-1] if len(digits) > 2 else "19" + digits[:1]
    else:
        value = "19" + vocabulary.meaning.get(word, "X")
    return "DATE", value, part_of(match, vocabulary)


def century_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("ORDN") or match.word("ORD") or ""
    number = (ordinal_of(word, vocabulary) or 1) - 1
    return "DATE", f"{number:02d}", part_of(match, vocabulary)


def quarter_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "The third quarter": of the year named, else the latest one that could be reported on at publication."""
    word = match.word("ORDN") or match.word("ORD")
    number = ordinal_of(word, vocabulary) if word else None
    code = match.word("QCODE")
    if code:
        number = int(code[1])
    now = context.now
    year = year_in(match, vocabulary) if match.has("YEAR") else related_year(match, context)
    if number is None and context.quarter:
        number = (context.quarter.month + 2) // 3
    if year is None and now:
        year = now.year - (number is not None and number * 3 - 2 > now.month and tense_around(match) < 0)
    if year is not None and match.has("AGO", "SHIFT"):
        year -= 1
    elif year is not None and number is not None and 1 <= number <= 4:
        context.quarter = timex.safe_date(year, number * 3 - 2, 1)
    value = f"{year:04d}" if year is not None else "XXXX"
    return "DATE", f"{value}-Q{number or 'X'}", part_of(match, vocabulary)


def half_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    number = 2 if match.has("LAST") else ordinal_of(match.word("ORD") or "first", vocabulary)
    if match.has("DECADE"):
        return "DATE", decade_date(match, context, vocabulary)[1], "END" if number == 2 else "START"
    year = year_in(match, vocabulary) if match.has("YEAR") else related_year(match, context)
    if year is None and context.now:
        year = context.now.year
    return "DATE", f"{year if year is not None else 'XXXX'}-H{number}", None


def holiday_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    rule = vocabulary.holidays[match.word("HOLIDAY") or ""]
    year = year_in(match, vocabulary) if match.has("YEAR") else None
    if year is None and context.now:
        now = context.now
        options = [found for step in (-1, 0, 1) if (found := _holiday(rule, now.year + step))]
        tense = tense_around(match)
        if match.has("LAST"):
            options = [found for found in options if found < now] or options
        elif match.has("NEXT") or (tense > 0 and not context.narrative):
            options = [found for found in options if found > now] or options
        year = min(options, key=lambda found: abs((found - now).days)).year if options else now.year
    found = _holiday(rule, year) if year is not None else None
    if found:
        return "DATE", timex.day(found), None
    return "DATE", f"XXXX-{rule}" if rule[:1].isdigit() else "XXXX-XX-XX", None


def _holiday(rule: str, year: int) -> date | None:
    if rule[:1].isdigit():
        return timex.safe_date(year, int(rule[:2]), int(rule[3:]))
    return holidays.MOVING[rule](year)
