"""Which matches of the grammar are time expressions, and which only look like one ("may", "1,500", "second")."""

from __future__ import annotations

from claims.extraction.dates.absolute import spoken_year
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
    if word in _MONTHS_THAT_ARE_WORDS:
        if match.before() in ("the", "and"):
            return word != "may" and not match.class_after("SINCE", "ON", "NAME")
        if match.class_before("NAME") or match.before() in ("a", "'s", "’s"):
            return False
        if match.first == 0 or match.class_before("DOT", "BREAK", "QUOTE"):
            return not match.class_after("WORD", "NAME") and word not in ("may", "march")
    return True


def _year(match: Match, vocabulary: Vocabulary) -> bool:
    if not match.has("YEAR"):
        words = [
            w for w in match.words if vocabulary.words.get(w) in (vocabulary.codes["NUM"], vocabulary.codes["MULT"])
        ]
        year = spoken_year(words, vocabulary)
        return year is not None and (words[1] != "thousand" or "year" in match.words or len(words) > 2)
    if match.last - match.first > 1:
        return True
    if match.class_before("MONEY") or match.before() in ("#", "no", "number", "than", "about", "some", "nearly"):
        return False
    if match.class_after("UNITS", "CUNITS", "MULT", "MONEY") or match.after() in _AFTER_A_YEAR_AS_NUMBER:
        return False
    written = match.words[0]
    following = match.after()
    plural = match.class_after("WORD") and following.endswith("s") and not following.endswith("ss")
    if plural and written.endswith("0"):
        return match.class_before("IN", "SINCE")
    return "1500" <= written <= "2100" or match.class_before("IN", "SINCE")


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
    """Not an age ("52 years old"), a fraction ("three quarters of"), a rate ("$5 a share a year")."""
    after = match.after()
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
        return not (plural or match.class_before("INT", "DEC", "DAYNUM", "MULT", "MONEY", "YEAR", "UNITS", "CUNITS")
                    or before in ("percent", "share", "times", "once", "twice"))  # fmt: skip
    return True


def _distance(match: Match, vocabulary: Vocabulary) -> bool:
    """ "Over an hour later" is a length of time: the hour has no date."""
    return not (match.has("CUNIT", "CUNITS") and match.has("SHIFT"))


def _units(match: Match, vocabulary: Vocabulary) -> bool:
    if match.has("HYPHEN"):
        return match.words[-1] == "long"
    return match.before() in _BEFORE_BARE_UNITS and not match.has("QUARTERS") and "period" not in match.words[0]


def _recent_units(match: Match, vocabulary: Vocabulary) -> bool:
    return not match.has("PRE") or match.has("THE")


def _the_past(match: Match, vocabulary: Vocabulary) -> bool:
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
    return not (match.has("THE") and match.word("REF") != "future")


def _day_part(match: Match, vocabulary: Vocabulary) -> bool:
    return match.words[0] in ("mid", "late", "early")


def _time(match: Match, vocabulary: Vocabulary) -> bool:
    """A bare 10:30 is a score or a verse unless "at", "a.m." or a zone stands by it; a part of the day needs a day."""
    if match.has("CLOCK") and not match.has("AMPM", "ZONE", "LOCAL", "WEEKDAY", "DEICTIC", "MONTH", "PART"):
        return match.before() in ("at", "by", "until", "from", "to", "around", "about", "before", "after")
    if not match.has("CLOCK", "AMPM", "OCLOCK") and match.has("DAYNUM", "NUM"):
        return match.has("PART")
    if match.has("PART") and not match.has("CLOCK", "DAYNUM", "NUM"):
        return match.words[0] in ("noon", "midnight", "midday")
    return True


_CHECKS = {
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
