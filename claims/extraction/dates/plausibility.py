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
        if match.class_before("NAME") or match.before() in ("the", "a", "and", "'s", "’s"):
            return match.before() == "and" and word != "may"
        if match.first == 0 or match.class_before("DOT", "BREAK", "QUOTE"):
            return not match.class_after("WORD", "NAME") and word not in ("may", "march")
    return True


def _year(match: Match, vocabulary: Vocabulary) -> bool:
    if not match.has("YEAR"):
        words = [w for w in match.words if vocabulary.words.get(w) in (vocabulary.codes["NUM"], vocabulary.codes["MULT"])]
        year = spoken_year(words, vocabulary)
        return year is not None and (words[1] != "thousand" or "year" in match.words or len(words) > 2)
    if match.last - match.first > 1:
        return True
    if match.class_before("MONEY") or match.before() in ("#", "no", "number", "than", "about", "some", "nearly"):
        return False
    if match.class_after("UNITS", "CUNITS", "MULT", "MONEY") or match.after() in _AFTER_A_YEAR_AS_NUMBER:
        return False
    year = match.words[0]
    following = match.after()
    plural = match.class_after("WORD") and following.endswith("s") and not following.endswith("ss")
    if plural and year.endswith("0"):
        return match.class_before("IN", "SINCE")
    return "1500" <= year <= "2100" or match.class_before("IN", "SINCE")


def _season(match: Match, vocabulary: Vocabulary) -> bool:
    word = match.word("SEASON") or ""
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
    if match.after() == "old" or (match.after() == "-" and match.after(2) in ("old", "olds")):
        return False
    return True


def _units(match: Match, vocabulary: Vocabulary) -> bool:
    return match.before() in _BEFORE_BARE_UNITS


def _reference(match: Match, vocabulary: Vocabulary) -> bool:
    word = match.word("REF")
    if word == "past":
        return match.has("THE") and not match.class_after("UNITS", "NUM", "WORD", "NAME")
    if word == "soon":
        return match.before() != "as" and match.before() != "too"
    if word in ("recent", "current", "recently", "currently", "now"):
        return not (match.has("THE") and word == "now") or True
    return True


def _ordinal_day(match: Match, vocabulary: Vocabulary) -> bool:
    return match.has("THIS", "THAT", "SAME", "UNIT")


def _bc(match: Match, vocabulary: Vocabulary) -> bool:
    return True


_CHECKS = {
    "month": _month,
    "date": _month,
    "year": _year,
    "season": _season,
    "duration": _duration,
    "units": _units,
    "reference": _reference,
    "ordinal_day": _ordinal_day,
}
