"""Which matches of the grammar are lengths of time, repetitions and vague points, and which only look like one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from claims.extraction import lexicon
from claims.extraction.dates.match import Match
from claims.extraction.dates.vocabulary import Vocabulary

_AGO = ("ago", "earlier", "later", "long")


@cache
def _list(section: str, language: str) -> frozenset[str]:
    return lexicon.words("dates", section, language)


def _duration(match: Match, vocabulary: Vocabulary) -> bool:
    """Not an age ("52 years old"), a fraction ("three quarters of"), a rate ("$5 a share a year"), a title ("60
    Minutes"), or a period of no told length."""
    after = match.after()
    if vocabulary.meaning.get(match.word("UNIT") or match.word("UNITS") or "") == "X":
        return False
    if match.words[0] in ("a", "an") and after == "-" and match.after(2) in _AGO:
        return False  # "a [year-earlier] loss", "a [decade-long] war"
    if match.words[0] == "that" and match.has("UNITS", "CUNITS", "QUARTERS"):
        return False  # "a reminder that [five years] …"
    if _named(match) or (match.has("QUARTER") and match.last - match.first <= 2 and not _as_length(match)):
        return False
    if after == "old" or (after == "-" and match.after(2) in ("old", "olds")):
        return match.has("HYPHEN") and not match.has("UNIT", "UNITS")
    if match.has("OLD"):
        return vocabulary.meaning.get(match.word("UNIT") or match.word("UNITS") or "") not in ("Y", "10Y", "100Y")
    if match.has("CENTURY") or match.words[-1] == "long":
        return True
    if match.has("HYPHEN", "ADDITIONAL") and not match.has("NUM", "DAYNUM", "INT", "DEC", "AN", "MULT", "FRAC", "HALF"):
        return match.has("FEW", "COUPLE", "ANOTHER", "LAST", "NEXT")
    if match.has("QUARTER", "QUARTERS") and (after == "of" or match.has("HYPHEN")):
        return False
    if match.has("THE") and not match.has("LAST", "NEXT", "ORD", "CURRENT", "ADDITIONAL", "AGO", "SHIFT"):
        return after in ("ended", "ending", "to", "through", "period", ",") and not match.has("HYPHEN")
    if match.has("AN", "PER") and match.last - match.first == 2:
        before = match.before()
        plural = match.class_before("WORD") and before.endswith("s") and not before.endswith("ss")
        counted = match.class_before("INT", "DEC", "DAYNUM", "MULT", "MONEY", "YEAR", "UNITS", "CUNITS", "PARTS")
        return not (plural or counted or before in ("percent", "share", "times", "once", "twice"))
    return True


def _range(match: Match, vocabulary: Vocabulary) -> bool:
    """ "The next five to ten years"; "twenty-one" is one number."""
    return match.has("TO", "OR", "DAYNUM", "INT")


def _named(match: Match) -> bool:
    """ "60 Minutes", "48 Hours": a unit with a capital after a small letter or a figure is a name."""
    scan = match.scan
    last, first = scan.text[scan.starts[match.last - 1]], scan.text[match.start]
    return (
        match.has("UNITS", "CUNITS") and last.isupper() and first.isdigit() and not scan.text[match.end - 1].isupper()
    )


def _as_length(match: Match) -> bool:
    """Three months, not a fourth: "for a quarter"."""
    return match.before() in ("for", "in", "within", "over", "about", "after", "last", "next") or match.has("NUM")


def _distance(match: Match, vocabulary: Vocabulary) -> bool:
    """ "Over an hour later" is a length of time: the hour has no date; "two days before" must end its clause."""
    if match.has("ADDITIONAL") and not match.has("UNIT", "UNITS"):
        return "long" in match.words
    if match.has("MARGIN") and not match.ends_clause:
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
    return (
        match.before() in _list("before-bare-units", vocabulary.language)
        and not match.has("QUARTERS")
        and "period" not in match.words[0]
    )


def _recent_units(match: Match, vocabulary: Vocabulary) -> bool:
    """ "The early years", not "the early hours" of a day."""
    return not match.has("PRE") or (match.has("THE") and not match.has("CUNITS"))


def _frequency(match: Match, vocabulary: Vocabulary) -> bool:
    """Not "the Daily Mail", "the party daily Granma"; "quarterly" only as an adverb."""
    if not match.has("FREQ"):
        return True
    if match.class_after("NAME") or (match.capitalised and match.class_before("NAME", "THE")):
        return False
    return match.words[0] != "quarterly" or not match.class_after("WORD")


def _the_past(match: Match, vocabulary: Vocabulary) -> bool:
    if match.words[-1] == "past" and match.before() == "in" and match.after() in _list("pronouns", vocabulary.language):
        return True
    return match.words[-1] == "past" and not match.class_after("UNITS", "NUM", "WORD", "NAME", "FEW", "UNIT")


def _these_days(match: Match, vocabulary: Vocabulary) -> bool:
    return match.words == ["these", "days"]


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


def _year_period(match: Match, vocabulary: Vocabulary) -> bool:
    return match.words[-1] in ("period", "quarter")


def _reference(match: Match, vocabulary: Vocabulary) -> bool:
    if match.class_before("HYPHEN") or (match.before() == "as" and match.after() == "as"):
        return False  # "Johnny-come-lately", "as recently as May"
    if match.scan.text[match.end - len(match.words[-1])].isupper() and match.class_after("NAME"):
        return False  # "American Future Fund"
    return not (match.has("THE") and match.word("REF") != "future")


CHECKS: dict[str, Callable[[Match, Vocabulary], bool]] = {
    "set": _frequency,
    "the_past": _the_past,
    "these_days": _these_days,
    "recent_units": _recent_units,
    "the_period": _the_period,
    "year_end": _year_end,
    "year_period": _year_period,
    "duration": _duration,
    "duration_range": _range,
    "distance": _distance,
    "units": _units,
    "reference": _reference,
}
