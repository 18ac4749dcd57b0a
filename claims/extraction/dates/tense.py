"""The tense that the words around a time expression suggest: -1 past, 1 future, 0 unknown.

The nearest finite verb before the expression in its sentence decides, otherwise the nearest one after it: "who said
Monday that he will" is past, "will meet Monday" future (the heuristic of Strötgen and Gertz 2010, HeidelTime).
"""

from __future__ import annotations

from functools import cache

from claims.extraction import lexicon
from claims.extraction.dates.match import Match

_BEFORE, _AFTER = 14, 10  # tokens looked at


def tense_around(match: Match) -> int:
    scan = match.scan
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


def _tense(words: list[str], index: int) -> int:
    word = words[index]
    if word in _list("future"):
        return 1
    if word == "to" and index and words[index - 1] in _list("future-to") | {"is", "are", "was", "were"}:
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
