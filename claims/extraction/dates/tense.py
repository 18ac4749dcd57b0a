"""The tense that the words around a time expression suggest: below 0 past, above 0 future, 0 unknown.

The nearest finite verb before the expression in its sentence decides, otherwise the nearest one after it: "who said
Monday that he will" is past, "will meet Monday" future (the heuristic of Strötgen and Gertz 2010, HeidelTime). Where
the expression opens a clause ("but on Thursday, the court …") the verb after it comes first. Verbs of promise and plan
look forward in the present and in the perfect ("has invited her in October"), and so does the present of what is on a
timetable ("opens in May"). A present tense says nothing, but what stands beyond it belongs to another clause.
A past verb close by ("took office in February") is ``SURELY_PAST``.
"""

from __future__ import annotations

from functools import cache

from claims.extraction import lexicon
from claims.extraction.dates.match import Match
from claims.extraction.dates.scanner import Scan

SURELY_PAST = -2
_CLOSE = 5  # tokens between a past verb and "in May" that it governs
_BEFORE, _AFTER = 18, 10  # tokens looked at
_CUE = 4  # tokens before the expression in which "ahead of" or "toward" tells
_NEAR_INFINITIVE = 8  # tokens between "to" and the verb that it hangs on
_PRESENT = 2  # found a verb in the present: nothing is told, and nothing beyond it counts


def tense_around(match: Match) -> int:
    before, second = match.before(), match.before(2)
    if before == "by" and _deadline(match):
        return 1
    if before == "to" and match.first > 1 and match.scan.codes[match.first - 2] in _units(match):
        return SURELY_PAST  # "the year to March"
    if before in ("since", "back") or (second == "back" and before in ("in", "to", "as", "on")):
        return SURELY_PAST
    nearby = match.scan.words[max(0, match.first - _CUE) : match.first]
    if any(word in _list("ahead", match.scan.language) for word in nearby):
        return 1  # "ahead of the Nov. 8 election"
    if before in ("until", "till"):
        return _until(match)
    if [match.before(3), before] == ["as", "as"] and second in ("soon", "early"):
        return 1
    led = before in _list("leads", match.scan.language)
    verb = second if led else before
    if verb in _list("copula", match.scan.language):
        return -1 if verb in _list("past", match.scan.language) else 1  # "the deadline is Friday"
    if _opens_clause(match, match.first - led):
        return _after(match) or _before(match)
    return _before(match) or _after(match)


def _units(match: Match) -> tuple[str, str]:
    return match.codes["UNIT"], match.codes["UNITS"]


def _until(match: Match) -> int:
    """ "Adjourned until Monday" looks forward, "had paid until May" back; alone, an end is to come."""
    scan = match.scan
    nearby = scan.words[max(0, match.first - 5) : match.first]
    if any(word in _list("put-off", match.scan.language) for word in nearby):
        return 1
    if _opens_clause(match, match.first - 1) or not match.before(2).isalpha():
        return _after(match) or 1
    return _before(match) or 1


def _opens_clause(match: Match, first: int) -> bool:
    """Whether a clause begins at token ``first``: a conjunction stands before it, and a comma ends the expression
    or the expression is the first part of a subject ("that the November election will")."""
    if first <= 0:
        return first == 0
    words, codes = match.scan.words, match.scan.codes
    opener = words[first - 1]
    if opener in _list("relative", match.scan.language):
        return True
    if opener == "the" and first > 1:
        return words[first - 2] in _list("conjunctions", match.scan.language) and match.class_after("WORD", "NAME")
    return match.after() == "," and (
        opener in _list("conjunctions", match.scan.language) or codes[first - 1] == match.codes["QUOTE"]
    )


def _before(match: Match) -> int:
    scan, stop = match.scan, match.codes["BREAK"]
    infinitive = 0
    for index in range(match.first - 1, max(-1, match.first - 1 - _BEFORE), -1):
        if _ends_sentence(scan, index, stop):
            break
        found = _tense(scan, index)
        if found == _PRESENT:
            return int(
                any(word in _list("conditions", match.scan.language) for word in scan.words[max(0, index - 4) : index])
            )
        if found:
            if found < 0 and _participle(scan, index):
                return 1
            if infinitive and scan.words[index] in _list("urged", match.scan.language):
                return 1  # "urged them to vote Tuesday"
            if infinitive:
                return found if infinitive - index <= _NEAR_INFINITIVE else 0
            governs = scan.words[index] != "said" and match.before() in _list("governed", match.scan.language)
            return SURELY_PAST if found < 0 and governs and match.first - index <= _CLOSE else found
        if (
            scan.words[index] == "to"
            and scan.words[index + 1] not in _list("after-to", match.scan.language)
            and index + 1 < match.first
        ):
            infinitive = infinitive or index
    return 0


def _participle(scan: Scan, index: int) -> bool:
    """Whether a word in -ed describes a noun behind an auxiliary: "will redeem its preferred shares"."""
    if not scan.words[index].endswith("ed"):
        return False
    for place in range(index - 1, max(-1, index - 1 - _NEAR_INFINITIVE), -1):
        word = scan.words[place]
        if word in _list("conjunctions", scan.language) or word in _list("relative", scan.language) or word == ".":
            return False
        if word in _list("future", scan.language):
            return True
    return False


def _after(match: Match) -> int:
    scan, stop = match.scan, match.codes["BREAK"]
    for index in range(match.last, min(len(scan.words), match.last + _AFTER)):
        if _ends_sentence(scan, index, stop):
            break
        found = _tense(scan, index)
        if found:
            return 0 if found == _PRESENT else found
    return 0


def _ends_sentence(scan: Scan, index: int, stop: str) -> bool:
    if scan.codes[index] == stop:
        return True
    followed = index + 1 < len(scan.words) and scan.starts[index + 1] > scan.ends[index]
    return followed and scan.words[index] in (".", "?", "!")


def _deadline(match: Match) -> bool:
    """Whether "by May" is a time limit still to come: a promise, plan, or infinitive stands nearer than a past verb."""
    scan, words = match.scan, match.scan.words
    for index in range(match.first - 2, max(-1, match.first - 2 - _BEFORE), -1):
        if _ends_sentence(scan, index, match.codes["BREAK"]):
            break
        word = words[index]
        if word in _list("promised", match.scan.language) or word in _list("future-to", match.scan.language):
            return True
        if word == "to" and words[index + 1] not in _list("after-to", match.scan.language):
            return True
        found = _tense(scan, index)
        if found == 1:
            return True
        if found == -1:
            return False
    return False


def _tense(scan: Scan, index: int) -> int:
    words = scan.words
    word = words[index]
    if word not in _telling(scan.language) and not word.endswith("ed"):
        return 0
    previous = words[index - 1] if index else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in _list("future", scan.language) or (word == "won" and words[index + 2 : index + 3] == ["t"]):
        return 1
    if word in _list("modal", scan.language):
        if word == "may" and scan.text[scan.starts[index]].isupper():
            return 0  # the month of May
        if word == "could" and following in ("not", "be"):
            return 0  # "nobody could be reached Friday"
        return -1 if "have" in words[index + 1 : index + 4] else 1
    if word == "to" and (previous in _list("future-to", scan.language) or previous in _list("copula", scan.language)):
        return 1
    if word in _list("promise", scan.language):
        noun = previous in _list("before-nouns", scan.language) or _past(previous, scan.language)
        return 0 if noun else 1  # "offered promises"
    if word in _list("promised", scan.language) and previous in ("has", "have"):
        return 1
    if word in _list("awaited", scan.language):
        return 0 if previous in ("than", "as") else 1
    if (word in _list("future-to", scan.language) and following == "to") or (
        word in _list("before-for", scan.language) and following == "for"
    ):
        return 1  # "is set for Monday"
    if not _past(word, scan.language):
        return _PRESENT if word in _list("present", scan.language) else 0
    if previous in ("be", "get"):
        return 0  # "will be released": the auxiliary tells
    return _PRESENT if previous in _list("present-be", scan.language) else -1


def _past(word: str, language: str) -> bool:
    return word in _list("past", language) or (
        len(word) > 4 and word.endswith("ed") and word not in _list("not-past", language)
    )


@cache
def _telling(language: str) -> frozenset[str]:
    """All words that any of the lists below holds: most words of a text are none of them."""
    sections = ("future", "modal", "promise", "promised", "awaited", "future-to", "before-for", "past", "present")
    return frozenset({"to"}.union(*(_list(section, language) for section in sections)))


@cache
def _list(section: str, language: str) -> frozenset[str]:
    return lexicon.words("tense", section, language)
