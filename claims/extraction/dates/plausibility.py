"""Which matches of the grammar name a time of the calendar, and which only look like one ("may", "HB 1523").

``plausible`` asks the check of the match's rule; those of lengths, repetitions and vague words are in
``plausible_lengths``.
"""

from __future__ import annotations

from functools import cache

from claims.extraction import lexicon
from claims.extraction.dates import plausible_lengths
from claims.extraction.dates.absolute import spoken_year
from claims.extraction.dates.figures import calendar_day
from claims.extraction.dates.match import Match
from claims.extraction.dates.vocabulary import Vocabulary


def plausible(match: Match, vocabulary: Vocabulary) -> bool:
    check = _CHECKS.get(match.rule) or plausible_lengths.CHECKS.get(match.rule)
    return check is None or check(match, vocabulary)


@cache
def _list(section: str, language: str) -> frozenset[str]:
    return lexicon.words("dates", section, language)


def _month(match: Match, vocabulary: Vocabulary) -> bool:
    word = match.word("MONTH") or ""
    index = next(i for i in range(match.first, match.last) if match.scan.words[i] == word)
    if not match.scan.text[match.scan.starts[index]].isupper():
        return False
    if match.last - match.first > 1:
        return True
    if word in _list("month-names-of-people", vocabulary.language) and (
        match.class_before("NAME") or match.class_after("NAME")
    ):
        return match.before() in ("in", "since", "by", "until", "last", "of")
    if (
        word == "march"
        and match.after() in ("on", "for", "of", "to")
        and match.scan.codes[match.last + 1 : match.last + 2] == match.codes["NAME"]
    ):
        return match.before() in ("in", "since", "by", "until", "last", "from")  # "the March on Washington"
    if word in _list("months-that-are-words", vocabulary.language):
        if match.before() in ("the", "and"):
            return word != "may" and not match.class_after("SINCE", "ON", "NAME")
        if match.class_before("NAME") or match.before() in ("a", "'s", "’s"):
            return False
        if match.first == 0 or match.class_before("DOT", "BREAK", "QUOTE"):
            return not match.class_after("WORD", "NAME") and word not in ("may", "march")
    return True


def _year(match: Match, vocabulary: Vocabulary) -> bool:
    if match.has("FYEAR"):
        return True
    if not match.has("YEAR"):
        words = [
            w for w in match.words if vocabulary.words.get(w) in (vocabulary.codes["NUM"], vocabulary.codes["MULT"])
        ]
        year = spoken_year(words, vocabulary)
        if year is not None and words[-1] == "hundred" and not match.class_before("IN", "SINCE"):
            return False  # "twelve hundred students"
        return year is not None and (words[1] != "thousand" or "year" in match.words or len(words) > 2)
    if match.last - match.first > 1:
        return True
    if match.class_before("MONEY") or (
        match.before() in vocabulary.numbered and match.before(2) not in _list("before-than", vocabulary.language)
    ):
        return False
    if match.class_after("UNITS", "CUNITS", "MULT", "MONEY") or match.after() in _list("counted", vocabulary.language):
        return False
    written = match.words[0]
    following = match.after()
    plural = match.class_after("WORD") and following.endswith("s") and not following.endswith("ss")
    if plural and written.endswith("0"):
        return match.class_before("IN", "SINCE")
    if match.class_before("NAME") and written < "1600":
        return False  # "HB 1523"
    return "1500" <= written <= "2100" or match.class_before("IN", "SINCE")


def _decade(match: Match, vocabulary: Vocabulary) -> bool:
    """ "The 1960's", not "1985's", "the low 200s", or an age: "in his 60s"."""
    figures = [character for character in match.word("DECADE") or "" if character.isdigit()]
    if match.before() in _list("possessives", vocabulary.language) or (len(figures) == 3 and not match.has("ERA")):
        return False
    year = match.word("YEAR")
    return year is None or (year.endswith("0") and match.before() not in vocabulary.numbered)


def _seasons(match: Match, vocabulary: Vocabulary) -> bool:
    """Not the names "Summers" and "Springs", nor the verbs "falls" and "springs"."""
    if match.scan.text[match.scan.starts[match.last - 1]].isupper():
        return False
    return (match.word("SEASONS") or "")[:-1] not in _list(
        "seasons-that-are-words", vocabulary.language
    ) or match.last - match.first > 1


def _season(match: Match, vocabulary: Vocabulary) -> bool:
    word = match.word("SEASON") or ""
    if match.has("UNIT") and "year" not in match.words:
        return False
    if match.has("YEAR"):
        return True
    if word not in _list("seasons-that-are-words", vocabulary.language):
        return True
    if match.has("THAT") and match.after() in _list("after-verbs", vocabulary.language):
        return False  # "cases that fall under the law"
    if match.has("THIS", "LAST", "NEXT", "EACH", "PRE", "THAT"):
        return True
    if match.has("THE"):
        return match.after() != "of" and not match.class_after("WORD")
    return match.before() in ("in", "by", "until", "since") and not match.class_after("WORD", "NAME")


def _neighbour(match: Match, vocabulary: Vocabulary) -> bool:
    """ "The day before", not "the day before the vote"."""
    if match.has("LAST", "NEXT"):
        return match.words[-1] == ("last" if "before" in match.words else "next")
    return match.has("DEICTIC") or match.ends_clause


def _nth_unit(match: Match, vocabulary: Vocabulary) -> bool:
    unit = vocabulary.meaning[match.word("UNIT") or ""]
    return unit == "D" or (unit == "W" and match.has("MONTH"))


def _holiday(match: Match, vocabulary: Vocabulary) -> bool:
    """Not "Easter Seals", "Christmas Island"."""
    return not match.class_after("NAME") or match.has("YEAR") or match.class_before("ON", "SINCE", "MARGIN")


def _relative(match: Match, vocabulary: Vocabulary) -> bool:
    """Not "(noted) that [last year]"."""
    return not (match.words[0] == "that" and match.has("LAST", "NEXT"))


def _the_quarter(match: Match, vocabulary: Vocabulary) -> bool:
    return match.after() != "of"


def _week(match: Match, vocabulary: Vocabulary) -> bool:
    return match.has("WEEKEND") or match.word("UNIT") == "week"


def _deictic(match: Match, vocabulary: Vocabulary) -> bool:
    """ "USA Today", "Russia Today" are names."""
    quoted = match.class_before("QUOTE") and match.class_after("QUOTE")
    return not (match.capitalised and (match.class_before("NAME") or quoted))


def _weekday(match: Match, vocabulary: Vocabulary) -> bool:
    """Not "Saturday Night Live", "Monday Night Football"."""
    capital = match.scan.text[match.scan.starts[match.last - 1]].isupper()
    return not (match.has("PART") and capital and match.class_after("NAME"))


def _this_part(match: Match, vocabulary: Vocabulary) -> bool:
    """Not "CBS This Morning", "the Tonight Show"."""
    capital = match.scan.text[match.scan.starts[match.last - 1]].isupper()
    return not (capital and (match.class_before("NAME") or match.class_after("NAME")))


def _near_part(match: Match, vocabulary: Vocabulary) -> bool:
    """Not "past midnight"."""
    return match.words[-2] != "past" or match.has("THE")


def _century(match: Match, vocabulary: Vocabulary) -> bool:
    """Not "21st Century Fox"."""
    return not (match.scan.text[match.scan.starts[match.last - 1]].isupper() and match.class_after("NAME"))


def _figures(match: Match, vocabulary: Vocabulary) -> bool:
    return calendar_day(match.rule, match.words[0], day_first=False) is not None


def _named_day(match: Match, vocabulary: Vocabulary) -> bool:
    return match.words[0] in vocabulary.meaning


def _quarter(match: Match, vocabulary: Vocabulary) -> bool:
    """ "Second and [fourth quarters]", not "three fourth quarters"."""
    return not match.has("QUARTERS") or match.before() in ("and", "or")


def _shared_year(match: Match, vocabulary: Vocabulary) -> bool:
    """ "1914-18", "2021/22"; not "1990-1", a count, or "1990.5"."""
    first, written = match.before(2), match.words[0]
    if match.before() != "/" and not match.class_before("HYPHEN"):
        return False
    if len(written) == 1:
        return written > first[-1] and first >= "1500"
    return len(written) == 2 and (written > first[2:] or written == "00") and not match.class_after("MULT", "UNITS")


def _ordinal_day(match: Match, vocabulary: Vocabulary) -> bool:
    """ "On the 20th", "the 28th of that month", not "the 20th man"."""
    if match.has("UNIT"):
        return match.has("ORDN")
    return (
        match.has("ORDN")
        and match.before() in ("on", "until", "by", "and", "from", "to", "of")
        and not (match.class_after("WORD", "NAME", "HYPHEN", "UNIT", "CENTURY", "NUM", "MULT"))
    )


def _short_year(match: Match, vocabulary: Vocabulary) -> bool:
    return not match.class_after("CUNITS", "UNITS", "NAME")


def _day_part(match: Match, vocabulary: Vocabulary) -> bool:
    return match.words[0] in ("mid", "late", "early")


def _time(match: Match, vocabulary: Vocabulary) -> bool:
    """A bare 10:30 is a score or a verse unless "at", "a.m." or a zone stands by it; a part of the day needs a day."""
    if not _clock_exists(match):
        return False
    if match.has("CLOCK") and not match.has("AMPM", "ZONE", "LOCAL", "WEEKDAY", "DEICTIC", "MONTH", "PART"):
        return match.before() in _list("before-clocks", vocabulary.language)
    if not match.has("CLOCK", "AMPM", "OCLOCK") and match.has("DAYNUM", "NUM"):
        return match.has("PART")
    if match.has("PART") and not match.has("CLOCK", "DAYNUM", "NUM"):
        day = match.last - match.first > 1 + match.has("APPROX")
        return match.word("PART") in ("noon", "midnight", "midday") and (
            day or match.before() in _list("before-clocks", vocabulary.language)
        )
    return True


def _clock_exists(match: Match) -> bool:
    """Whether figures can be a time of day: "0735 GMT", not "9999 GMT", nor "25:61"."""
    written = match.word("CLOCK") or ""
    if not written and match.has("ZONE") and match.has("INT", "YEAR") and not match.has("AMPM", "OCLOCK"):
        figures = match.word("INT") or match.word("YEAR") or ""
        written = f"{figures[:2]}:{figures[2:]}" if len(figures) == 4 else "99:99"
    if not written:
        return True
    hour, minute = written.split(":")[:2]
    return int(hour) <= 24 and int(minute) < 60


_CHECKS = {
    "iso": _figures,
    "big_endian": _figures,
    "dotted": _figures,
    "slash": _figures,
    "named_day": _named_day,
    "neighbour": _neighbour,
    "holiday": _holiday,
    "relative": _relative,
    "the_quarter": _the_quarter,
    "nth_unit": _nth_unit,
    "week_of": _week,
    "weekday_of_week": _week,
    "holiday_week": _week,
    "deictic": _deictic,
    "weekday": _weekday,
    "this_part": _this_part,
    "near_part": _near_part,
    "tonight": _this_part,
    "century": _century,
    "decade": _decade,
    "seasons": _seasons,
    "quarter": _quarter,
    "shared_year": _shared_year,
    "time": _time,
    "short_year": _short_year,
    "day_part": _day_part,
    "month": _month,
    "date": _month,
    "year": _year,
    "season": _season,
    "ordinal_day": _ordinal_day,
}
