"""Values of lengths of time, of repeated times, of clock times, and of vague points ("now")."""

from __future__ import annotations

from fractions import Fraction

from claims.extraction.dates import timex
from claims.extraction.dates.absolute import Value, calendar_date, time_of_day
from claims.extraction.dates.context import Context
from claims.extraction.dates.match import Match
from claims.extraction.dates.numerals import number_of
from claims.extraction.dates.relative import amount_of, deictic_date, unit_of, weekday_date
from claims.extraction.dates.tense import tense_around
from claims.extraction.dates.vocabulary import Vocabulary


def length(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "Nearly four years", "the past two months", "a year and a half"."""
    unit = unit_of(_with_unit(match), vocabulary)
    amount = None
    if match.words == ["one", "day"] and not match.class_before("IN", "SINCE") and tense_around(match) > 0:
        return "DATE", "FUTURE_REF", None
    if match.has("CENTURY"):
        amount, unit = amount_of(match, vocabulary)
        return "DURATION", timex.duration(amount, unit), _approximation(match, vocabulary)
    if match.has("THE") and unit == "M" and not match.has("LAST", "NEXT"):
        context.quarter = None  # "for the nine months": what a year earlier compares with
    if match.rule == "duration_range":
        return "DURATION", timex.duration(None, unit), None
    if not match.has("FEW") and (not match.has("COUPLE") or "couple" in match.words):
        amount = number_of(match.words, vocabulary)
    mod = _approximation(match, vocabulary)
    if match.words[-1] == "long" and amount is None and match.has("UNIT"):
        amount = Fraction(1)
    if "couple" in match.words:
        amount, mod = number_of(["two"], vocabulary), mod or "APPROX"
    return "DURATION", timex.duration(amount, unit), mod


def _with_unit(match: Match) -> Match:
    """For "two to [six days]" the number alone, read on to the unit that it shares."""
    if match.rule != "shared_number":
        return match
    return Match(match.rule, match.first, min(match.last + 5, len(match.scan.codes)), match.scan, match.codes)


def bare_units(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "Years", "coming months": an unknown number of them; "recent years" is the past."""
    if match.has("RECENT") or ("past" in match.words and not match.has("AHEAD")):
        return "DATE", "PAST_REF", None
    if match.words == ["weekends"]:
        return "SET", "XXXX-WXX-WE", None
    return "DURATION", timex.duration(None, unit_of(match, vocabulary)), None


def _approximation(match: Match, vocabulary: Vocabulary) -> str | None:
    words = match.words
    if match.has("THAN"):
        more = "more" in words or "longer" in words
        if "no" in words or "not" in words:
            return "EQUAL_OR_LESS" if more else "EQUAL_OR_MORE"
        return "MORE_THAN" if more else "LESS_THAN"
    if "so" in words and "or" in words:
        return "APPROX"
    if match.before(2) == "at" and match.before() in ("least", "most"):
        return "EQUAL_OR_MORE" if match.before() == "least" else "EQUAL_OR_LESS"
    if match.before(2) == "up" and match.before() == "to":
        return "EQUAL_OR_LESS"
    if match.has("OVER"):
        return "MORE_THAN"
    word = match.word("APPROX")
    return vocabulary.meaning.get(word) if word else None


def repeated(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("FREQ")
    if word:
        return "SET", vocabulary.meaning[word], None
    unit = unit_of(match, vocabulary)
    if unit == "WE":
        return "SET", "XXXX-WXX-WE", None
    if match.has("PER", "ONCE", "TIMES"):
        return "SET", timex.duration(Fraction(1), unit), None
    return "SET", timex.duration(number_of(match.words, vocabulary), unit), None


def repeated_weekday(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("WEEKDAY") or match.word("WEEKDAYS") or ""
    part = match.word("PART") or match.word("PARTS")
    return "SET", f"XXXX-WXX-{vocabulary.meaning[word]}" + (time_of_day(part, vocabulary) if part else ""), None


def repeated_month(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("MONTH")
    return "SET", f"XXXX-{int(vocabulary.meaning[word]):02d}" if word else "XXXX", None


def named_day(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "9/11"."""
    return "DATE", vocabulary.meaning[match.words[0]], None


def these_days(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "These days" is now, "those years" is then."""
    return "DATE", "PRESENT_REF" if "these" in match.words else "PAST_REF", None


def the_past(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    return "DATE", "PAST_REF", None


def reference(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("REF")
    if word:
        return "DATE", vocabulary.meaning[word], None
    return "DATE", "PAST_REF" if match.has("RECENT") else "PRESENT_REF", None


def clock_time(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "10 p.m. Wednesday", "5:30 a.m. EST Nov. 9"; the day is that of publication where none is named."""
    if match.has("MONTH"):
        day = calendar_date_of(match, context, vocabulary)
    elif match.has("WEEKDAY"):
        day = weekday_date(match, context, vocabulary)[1][:10]
    elif match.has("DEICTIC"):
        day = deictic_date(match, context, vocabulary)[1][:10]
    else:
        day = timex.day(context.now) if context.now else "XXXX-XX-XX"
    mod = "APPROX" if match.has("APPROX") else None
    return "TIME", f"{day}T{_clock(match, vocabulary)}", mod


def calendar_date_of(match: Match, context: Context, vocabulary: Vocabulary) -> str:
    """The date in a match that begins with a clock time: the hour must not pass for the day."""
    index = next(i for i in range(match.first, match.last) if match.scan.codes[i] == match.codes["MONTH"])
    days = (match.codes["DAYNUM"], match.codes["ORDN"])
    hour_first = match.scan.codes[match.first] in days
    first = (
        index
        if index + 1 < match.last and match.scan.codes[index + 1] in days
        else max(match.first + hour_first, index - 2)
    )
    inner = Match("date", first, match.last, match.scan, match.codes)
    return calendar_date(inner, context, vocabulary)[1][:10]


def _hours_and_minutes(match: Match) -> str | None:
    """ "0735 GMT" as 07:35."""
    figures = match.scan.words[match.first + match.has("APPROX")]
    return f"{figures[:2]}:{figures[2:]}" if len(figures) == 4 and figures.isdigit() else None


def _clock(match: Match, vocabulary: Vocabulary) -> str:
    word = match.word("CLOCK") or (_hours_and_minutes(match) if match.has("ZONE") else None)
    if word:
        hour, _, minutes = word.partition(":")
    else:
        found = number_of(match.words[:2], vocabulary)
        hour, minutes = str(int(found)) if found else "0", ""
    suffix = match.word("AMPM")
    number = int(hour) % 100
    part = match.word("PART")
    if not word and not suffix and part and not match.has("NUM", "DAYNUM"):
        return vocabulary.meaning[part].removeprefix("T") if vocabulary.meaning[part].startswith("T") else "12:00"
    evening = match.has("TONIGHT") or part in ("afternoon", "evening", "night")
    later = suffix.startswith("p") if suffix else evening
    if later and number < 12:
        number += 12
    elif suffix and suffix.startswith("a") and number == 12:
        number = 0
    return f"{number:02d}:{minutes or '00'}"
