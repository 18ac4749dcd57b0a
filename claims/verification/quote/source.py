"""A source's text, and the stretches of it where a quotation may stand.

Words and phrases of the quotation are looked for with the string search of the language, so that ten megabytes take a
fraction of a second; only the stretches where they crowd are read word by word.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.verification.quote.elements import Element, ElementKind
from claims.verification.quote.forms import section

_LONGEST_PHRASE = 4  # words
_PHRASES, _WORDS = 8, 8  # seeds looked for
_CLEAR = 3.0  # weight of phrases in one place that needs no single words beside
_MOST_HITS = 200  # per seed; what is more frequent tells nothing
_ENDING = re.compile(r"(?<=\w{4})(?:ies|ing|ed|es|e|s|y)\Z")
_MARGIN = 250  # characters around a stretch
_SHORT = 8000  # characters of a text that is read as a whole
_REACH_OF_ELLIPSIS = 4000  # characters that an ellipsis may stand for inside one stretch


@dataclass(frozen=True, slots=True)
class _Seed:
    text: str
    offset: int  # in the quotation, characters
    beginning: bool  # of a word, whatever its ending


class Source:
    """``text`` is never changed; ``folded`` has the same length, in lower case and with plain blanks."""

    def __init__(self, text: str) -> None:
        self.text = text
        # The capital dotted I is the one letter that grows when it is written small.
        folded = text.replace("İ", "I").lower()
        for character, plain in (("’", "'"), ("\n", " "), ("\r", " "), ("\xa0", " ")):
            folded = folded.replace(character, plain)
        self.folded = folded

    def stretches(self, quote: str, elements: Sequence[Element], most: int, *, exact: bool) -> list[tuple[int, int]]:
        """Up to ``most`` stretches of the text where the elements may stand, the likeliest first.

        ``exact``: only stretches that have some of the words in a row are wanted.
        """
        words = [element for element in elements if element.kind is ElementKind.WORD]
        if not words:
            return []
        if len(self.text) <= _SHORT:
            return [(0, len(self.text))]
        first, length = words[0].start, words[-1].end - words[0].start
        elided = any(element.kind is ElementKind.ELLIPSIS for element in elements)
        drift = length // 2 + _MARGIN + (_REACH_OF_ELLIPSIS if elided else 0)
        found = self._crowds(_phrases(quote, words), first, drift, most)
        if not exact and (not found or found[0][0] < _CLEAR):
            found = self._crowds(_phrases(quote, words) + _single_words(quote, words), first, drift, most)
        return [
            (max(0, begin - _MARGIN), min(len(self.text), last + int(length * 1.2) + _MARGIN))
            for _, begin, last in found
        ]

    def _crowds(self, seeds: list[_Seed], first: int, drift: int, most: int) -> list[tuple[float, int, int]]:
        hits: list[tuple[int, float, int]] = []
        for number, seed in enumerate(seeds):
            places = self._places(seed)
            weight = (1.0 if seed.beginning else 2.0) / (1.0 + math.log2(1 + len(places)))
            # Where the quotation would begin, so that its words crowd though it is long.
            hits += [(place - (seed.offset - first), weight, number) for place in places]
        return _crowds(sorted(hits), drift, most)

    def _places(self, seed: _Seed) -> list[int]:
        found: list[int] = []
        at, tried = self.folded.find(seed.text), 0
        while at >= 0 and tried < 2 * _MOST_HITS and len(found) < _MOST_HITS:
            tried += 1
            end = at + len(seed.text)
            if not seed.beginning or not self.folded[at - 1 : at].isalnum():
                found.append(at)
            at = self.folded.find(seed.text, end)
        return found


def _phrases(quote: str, words: Sequence[Element]) -> list[_Seed]:
    found: list[_Seed] = []
    for first in range(0, len(words), max(1, len(words) // _PHRASES)):
        last = first
        while last + 1 < min(len(words), first + _LONGEST_PHRASE) and _one_blank(quote, words[last], words[last + 1]):
            last += 1
        if last > first:
            written = _folded(quote[words[first].start : words[last].end])
            found.append(_Seed(written, words[first].start, beginning=False))
    return found[: _PHRASES + 1]


def _one_blank(quote: str, one: Element, two: Element) -> bool:
    return one.end == two.start or (one.end + 1 == two.start and quote[one.end].isspace())


def _single_words(quote: str, words: Sequence[Element]) -> list[_Seed]:
    telling = {
        _folded(quote[one.start : one.end]): one.start for one in reversed(words) if one.key not in section("common")
    }
    longest = sorted(telling, key=lambda text: (-len(text), text))[:_WORDS]
    return [_Seed(_ENDING.sub("", text), telling[text], beginning=True) for text in longest]


def _folded(written: str) -> str:
    return re.sub(r"\s", " ", written.replace("’", "'").lower())


def _crowds(hits: list[tuple[int, float, int]], reach: int, most: int) -> list[tuple[float, int, int]]:
    """Weight, first and last place of the ``most`` weightiest stretches that are no longer than ``reach``."""
    scored: list[tuple[float, int, int]] = []
    counts: dict[int, int] = {}
    total, right = 0.0, 0
    for place, weight, seed in hits:
        while right < len(hits) and hits[right][0] <= place + reach:
            number = hits[right][2]
            counts[number] = counts.get(number, 0) + 1
            total += hits[right][1] if counts[number] == 1 else 0.0
            right += 1
        scored.append((total, place, hits[right - 1][0]))
        counts[seed] -= 1
        total -= weight if counts[seed] == 0 else 0.0
    scored.sort(key=lambda one: (-one[0], one[2] - one[1], one[1]))
    chosen: list[tuple[float, int, int]] = []
    for weight, first, last in scored:
        if all(last < start or first > end for _, start, end in chosen):
            chosen.append((weight, first, last))
            if len(chosen) == most:
                break
    return chosen
