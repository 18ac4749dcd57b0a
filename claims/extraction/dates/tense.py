"""The tense that the words around a time expression suggest: -1 past, 1 future, 0 unknown.

The nearest finite verb before the expression in its sentence decides, otherwise the nearest one after it: "who said
Monday that he will" is past, "will meet Monday" future (the heuristic of Strötgen and Gertz 2010, HeidelTime). Verbs
of promise and plan look forward in the present and in the perfect ("has invited her in October"), and so does the
present of what is on a timetable ("opens in May").
"""

from __future__ import annotations

from functools import cache

from claims.extraction import lexicon
from claims.extraction.dates.match import Match

_BEFORE, _AFTER = 14, 10  # tokens looked at


def tense_around(match: Match) -> int:
    scan = match.scan
    if match.before() == "by" and _deadline(match):
        return 1
    stop = match.codes["BREAK"]
    for index in range(match.first - 1, max(-1, match.first - 1 - _BEFORE), -1):
        if scan.codes[index] == stop or (scan.words[index] == "." and scan.starts[index + 1] > scan.ends[index]):
            break
        found = _tense(scan.words, index)
        if found:
            return found
    for index in range(match.last, min(len(scan.words), match.last + _AFTER)):
        if scan.codes[index] == stop or scan.words[index] == ".":
            break
        found = _tense(scan.words, index)
        if found:
            return found
    return 0


def _deadline(match: Match) -> bool:
    """Whether "by May" is a time limit still to come: a promise, plan, or infinitive stands nearer than a past verb."""
    words, stop = match.scan.words, match.codes["BREAK"]
    for index in range(match.first - 2, max(-1, match.first - 2 - _BEFORE), -1):
        if match.scan.codes[index] == stop or words[index] == ".":
            break
        if words[index] in _list("promise") | _list("promised") | _list("future-to") | _list("future"):
            return True
        if words[index] == "to" and words[index + 1] not in _list("after-to"):
            return True
        if _tense(words, index) < 0 or words[index] == "been":
            return False
    return False


def _tense(words: list[str], index: int) -> int:
    word = words[index]
    if word in _list("future"):
        return 1
    if word == "to" and index and words[index - 1] in _list("future-to") | {"is", "are", "was", "were"}:
        return 1
    if word in _list("promise") or (word in _list("promised") and words[index - 1] in ("has", "have")):
        return 1
    if word in _list("past"):
        return -1
    if len(word) > 4 and word.endswith("ed") and word not in _list("not-past"):
        # "scheduled to meet Monday", "expected Monday" look forward
        return 1 if word in _list("future-to") else -1
    return 0


@cache
def _list(section: str) -> frozenset[str]:
    return lexicon.words("tense", section)
