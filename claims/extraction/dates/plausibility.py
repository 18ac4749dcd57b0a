"""Which matches of the grammar are time expressions, and which only look like one ("may", "1,500", "second")."""

from __future__ import annotations

from claims.extraction.dates.absolute import spoken_year
from claims.extraction.dates.figures import calendar_day
from claims.extraction.dates.match import Match
from claims.extraction.dates.vocabulary import Vocabulary

_MONTH_NAMES_OF_PEOPLE = {"may", "april", "june", "august"}
_MONTHS_THAT_ARE_WORDS = {"may", "march", "august", "mar", "dec", "sep", "jan", "jun"}
_SEASONS_THAT_ARE_WORDS = {"fall", "spring"}
_BEFORE_BARE_UNITS = {
    "for", "in", "within", "over", "after", "during", "recent", "coming", "few", "several", "many", "of", "the",
    "these", "those", "or", "past", "last", "next", "through", "throughout", "early", "all", "other", "later",
}  # fmt: skip
_AFTER_A_YEAR_AS_NUMBER = {"percent", "per", "million", "billion", "dollars", "people", "feet", "miles", "points"}


_BEFORE_CLOCKS = ("at", "by", "until", "till", "from", "to", "around", "about", "before", "after", "since")
_PRONOUNS = ("i", "he", "she", "it", "we", "you", "they", "there")
_AGO = ("ago", "earlier", "later")
_CLAUSE_ENDS = ("DOT", "COMMA", "BREAK", "QUOTE", "AND", "HYPHEN")


def plausible(match: Match, vocabulary: Vocabulary) -> bool:
    check = _CHECKS.get(match.rule)
    return check is None or check(match, vocabulary)


def _month(match: Match, vocabulary: Vocabulary) -> bool:
    word = match.word("MONTH") or ""
    index = next(i for i in range(match.first, match.last) if match.scan.words[i] == word)
    if not match.scan.text[match.scan.starts[index]].isupper():
        return False
    if match.last - match.first > 1:
        return True
    if word in _MONTH_NAMES_OF_PEOPLE and (match.class_before("NAME") or match.class_after("NAME")):
        return match.before() in ("in", "since", "by", "until", "last", "of")
    if (
        word == "march"
        and match.after() in ("on", "for", "of", "to")
        and match.scan.codes[match.last + 1 : match.last + 2] == match.codes["NAME"]
    ):
        return match.before() in ("in", "since", "by", "until", "last", "from")  # "the March on Washington"
    if word in _MONTHS_THAT_ARE_WORDS:
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
    if match.class_before("MONEY") or match.before() in vocabulary.numbered:
        return False
    if match.class_after("UNITS", "CUNITS", "MULT", "MONEY") or match.after() in _AFTER_A_YEAR_AS_NUMBER:
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
    """ "The 1960's", not "1985's"."""
    year = match.word("YEAR")
    return year is None or (year.endswith("0") and match.before() not in vocabulary.numbered)


def _seasons(match: Match, vocabulary: Vocabulary) -> bool:
    """Not the names "Summers" and "Springs", nor the verbs "falls" and "springs"."""
    if match.scan.text[match.scan.starts[match.last - 1]].isupper():
        return False
    return (match.word("SEASONS") or "")[:-1] not in _SEASONS_THAT_ARE_WORDS or match.last - match.first > 1


def _season(match: Match, vocabulary: Vocabulary) -> bool:
    word = match.word("SEASON") or ""
    if match.has("UNIT") and "year" not in match.words:
        return False
    if match.has("YEAR"):
        return True
    if word not in _SEASONS_THAT_ARE_WORDS:
        return True
    if match.has("THIS", "LAST", "NEXT", "EACH", "PRE", "THAT"):
        return True
    if match.has("THE"):
        return match.after() != "of" and not match.class_after("WORD")
    return match.before() in ("in", "by", "until", "since") and not match.class_after("WORD", "NAME")


def _duration(match: Match, vocabulary: Vocabulary) -> bool:
    """Not an age ("52 years old"), a fraction ("three quarters of"), a rate ("$5 a share a year"), a title ("60
    Minutes"), or a period of no told length."""
    after = match.after()
    if vocabulary.meaning.get(match.word("UNIT") or match.word("UNITS") or "") == "X":
        return False
    if match.has("AN") and match.words[-1] in ("year", "month") and after == "-" and match.after(2) in _AGO:
        return False  # "a [year-earlier] loss"
    if _named(match) or (match.has("QUARTER") and match.last - match.first <= 2 and not _as_length(match)):
        return False
    if after == "old" or (after == "-" and match.after(2) in ("old", "olds")):
        return match.has("HYPHEN") and not match.has("UNIT", "UNITS")
    if match.has("OLD"):
        return vocabulary.meaning.get(match.word("UNIT") or "") not in ("Y", "10Y", "100Y")
    if match.has("QUARTER", "QUARTERS") and (after == "of" or match.has("HYPHEN")):
        return False
    if match.has("THE") and not match.has("LAST", "NEXT", "ORD", "CURRENT", "ADDITIONAL", "AGO", "SHIFT"):
        return after in ("ended", "ending", "to", "through", "period") and not match.has("HYPHEN")
    if match.has("AN", "PER") and match.last - match.first == 2:
        before = match.before()
        plural = match.class_before("WORD") and before.endswith("s") and not before.endswith("ss")
        counted = match.class_before("INT", "DEC", "DAYNUM", "MULT", "MONEY", "YEAR", "UNITS", "CUNITS", "PARTS")
        return not (plural or counted or before in ("percent", "share", "times", "once", "twice"))
    return True


def _named(match: Match) -> bool:
    """ "60 Minutes", "48 Hours": a unit with a capital after a small letter or a figure is a name."""
    scan = match.scan
    last, first = scan.text[scan.starts[match.last - 1]], scan.text[match.start]
    return last.isupper() and first.isdigit() and not scan.text[match.end - 1].isupper()


def _as_length(match: Match) -> bool:
    """Three months, not a fourth: "for a quarter"."""
    return match.before() in ("for", "in", "within", "over", "about", "after", "last", "next") or match.has("NUM")


def _distance(match: Match, vocabulary: Vocabulary) -> bool:
    """ "Over an hour later" is a length of time: the hour has no date; "two days before" must end its clause."""
    if match.has("MARGIN") and not _ends_clause(match):
        return False
    if match.has("SINCE") and match.words[-2:] != ["from", "now"]:
        return False
    if match.has("MARGIN", "SINCE") and match.has("CUNIT", "CUNITS"):
        return False
    return not (match.has("CUNIT", "CUNITS") and match.has("SHIFT"))


def _units(match: Match, vocabulary: Vocabulary) -> bool:
    if match.has("HYPHEN"):
        return match.words[-1] == "long"
    if match.words == ["weekends"] and match.before() in ("on", "at"):
        return True
    if match.before() == "early" and match.has("CUNITS"):
        return False
    return match.before() in _BEFORE_BARE_UNITS and not match.has("QUARTERS") and "period" not in match.words[0]


def _recent_units(match: Match, vocabulary: Vocabulary) -> bool:
    """ "The early years", not "the early hours" of a day."""
    return not match.has("PRE") or (match.has("THE") and not match.has("CUNITS"))


def _ends_clause(match: Match) -> bool:
    return match.last == len(match.scan.codes) or match.class_after(*_CLAUSE_ENDS)


def _neighbour(match: Match, vocabulary: Vocabulary) -> bool:
    """ "The day before", not "the day before the vote"."""
    if match.has("LAST", "NEXT"):
        return match.words[-1] == ("last" if "before" in match.words else "next")
    return match.has("DEICTIC") or _ends_clause(match)


def _nth_unit(match: Match, vocabulary: Vocabulary) -> bool:
    unit = vocabulary.meaning[match.word("UNIT") or ""]
    return unit == "D" or (unit == "W" and match.has("MONTH"))


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


def _century(match: Match, vocabulary: Vocabulary) -> bool:
    """Not "21st Century Fox"."""
    return not (match.scan.text[match.scan.starts[match.last - 1]].isupper() and match.class_after("NAME"))


def _frequency(match: Match, vocabulary: Vocabulary) -> bool:
    """Not "the Daily Mail", "the party daily Granma"; "quarterly" only as an adverb."""
    if not match.has("FREQ"):
        return True
    if match.class_after("NAME") or (match.capitalised and match.class_before("NAME", "THE")):
        return False
    return match.words[0] != "quarterly" or not match.class_after("WORD")


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


def _the_past(match: Match, vocabulary: Vocabulary) -> bool:
    if match.words[-1] == "past" and match.before() == "in" and match.after() in _PRONOUNS:
        return True
    return match.words[-1] == "past" and not match.class_after("UNITS", "NUM", "WORD", "NAME", "FEW", "UNIT")


def _these_days(match: Match, vocabulary: Vocabulary) -> bool:
    return match.words == ["these", "days"]


def _ordinal_day(match: Match, vocabulary: Vocabulary) -> bool:
    """ "On the 20th", "the 28th of that month", not "the 20th man"."""
    if match.has("UNIT"):
        return match.has("ORDN")
    return (
        match.has("ORDN")
        and match.before() in ("on", "until", "by", "and", "from", "to", "of")
        and not (match.class_after("WORD", "NAME", "HYPHEN", "UNIT", "CENTURY", "NUM", "MULT"))
    )


def _the_period(match: Match, vocabulary: Vocabulary) -> bool:
    """ "For the year", "the fiscal year", "the year ended"; "the day" alone tells nothing."""
    word = match.words[-1]
    if word in ("period", "day") or match.after() == "of":
        return False
    if match.has("FISCAL", "ADDITIONAL"):
        return match.words[1] in ("fiscal", "full", "calendar") and word == "year"
    return (
        match.before() in ("for", "of", "throughout")
        and word in ("year", "week", "month")
        and (match.before() == "for" or not match.class_after("WORD", "NAME"))
    )


def _year_end(match: Match, vocabulary: Vocabulary) -> bool:
    return match.words[0] == "year" and match.words[-1] == "end"


def _short_year(match: Match, vocabulary: Vocabulary) -> bool:
    return not match.class_after("CUNITS", "UNITS", "NAME")


def _year_period(match: Match, vocabulary: Vocabulary) -> bool:
    return match.words[-1] in ("period", "quarter")


def _reference(match: Match, vocabulary: Vocabulary) -> bool:
    if match.class_before("HYPHEN") or (match.before() == "as" and match.after() == "as"):
        return False  # "Johnny-come-lately", "as recently as May"
    if match.scan.text[match.end - len(match.words[-1])].isupper() and match.class_after("NAME"):
        return False  # "American Future Fund"
    return not (match.has("THE") and match.word("REF") != "future")


def _day_part(match: Match, vocabulary: Vocabulary) -> bool:
    return match.words[0] in ("mid", "late", "early")


def _time(match: Match, vocabulary: Vocabulary) -> bool:
    """A bare 10:30 is a score or a verse unless "at", "a.m." or a zone stands by it; a part of the day needs a day."""
    if not _clock_exists(match):
        return False
    if match.has("CLOCK") and not match.has("AMPM", "ZONE", "LOCAL", "WEEKDAY", "DEICTIC", "MONTH", "PART"):
        return match.before() in _BEFORE_CLOCKS
    if not match.has("CLOCK", "AMPM", "OCLOCK") and match.has("DAYNUM", "NUM"):
        return match.has("PART")
    if match.has("PART") and not match.has("CLOCK", "DAYNUM", "NUM"):
        day = match.last - match.first > 1 + match.has("APPROX")
        return match.word("PART") in ("noon", "midnight", "midday") and (day or match.before() in _BEFORE_CLOCKS)
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
    "nth_unit": _nth_unit,
    "week_of": _week,
    "weekday_of_week": _week,
    "holiday_week": _week,
    "deictic": _deictic,
    "weekday": _weekday,
    "this_part": _this_part,
    "tonight": _this_part,
    "century": _century,
    "decade": _decade,
    "seasons": _seasons,
    "set": _frequency,
    "quarter": _quarter,
    "shared_year": _shared_year,
    "time": _time,
    "the_past": _the_past,
    "these_days": _these_days,
    "recent_units": _recent_units,
    "the_period": _the_period,
    "year_end": _year_end,
    "year_period": _year_period,
    "short_year": _short_year,
    "day_part": _day_part,
    "month": _month,
    "date": _month,
    "year": _year,
    "season": _season,
    "duration": _duration,
    "distance": _distance,
    "units": _units,
    "reference": _reference,
    "ordinal_day": _ordinal_day,
}
