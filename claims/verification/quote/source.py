"""A source's text, and the stretches of it where a quotation may stand.

Words and phrases of the quotation are looked for with the string search of the language, so that ten megabytes take a
fraction of a second; only the stretches where they crowd are read word by word.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon
from claims.verification.quote.elements import Element, ElementKind

_LONGEST_PHRASE = 4  # words
_PHRASES, _WORDS = 12, 14  # seeds looked for
_MOST_HITS = 200  # per seed; what is more frequent tells nothing
_MARGIN = 250  # characters around a stretch
_REACH_OF_ELLIPSIS = 4000  # characters that an ellipsis may stand for inside one stretch


@dataclass(frozen=True, slots=True)
class _Seed:
    text: str
    whole_word: bool


class Source:
    """``text`` is never changed; ``folded`` has the same length, in lower case and with plain blanks."""

    def __init__(self, text: str) -> None:
        self.text = text
        # The capital dotted I is the one letter that grows when it is written small.
        folded = text.replace("İ", "I").lower()
        for character, plain in (("’", "'"), ("\n", " "), ("\r", " "), ("\xa0", " ")):
            folded = folded.replace(character, plain)
        self.folded = folded

    def stretches(self, quote: str, elements: Sequence[Element], most: int) -> list[tuple[int, int]]:
        """Up to ``most`` stretches of the text where the elements may stand, the likeliest first."""
        words = [element for element in elements if element.kind is ElementKind.WORD]
        if not words:
            return []
        length = words[-1].end - words[0].start
        elided = any(element.kind is ElementKind.ELLIPSIS for element in elements)
        seeds = _phrases(quote, words) + _single_words(quote, words)
        hits: list[tuple[int, float, int]] = []
        for number, seed in enumerate(seeds):
            places = self._places(seed)
            weight = (2.0 if not seed.whole_word else 1.0) / (1.0 + math.log2(1 + len(places)))
            hits += [(place, weight, number) for place in places]
        reach = int(length * 1.5) + _MARGIN + (_REACH_OF_ELLIPSIS if elided else 0)
        margin = length + _MARGIN
        return [
            (max(0, first - margin), min(len(self.text), last + margin))
            for first, last in _crowds(sorted(hits), reach, most)
        ]

    def _places(self, seed: _Seed) -> list[int]:
        found: list[int] = []
        at, tried = self.folded.find(seed.text), 0
        while at >= 0 and tried < 2 * _MOST_HITS and len(found) < _MOST_HITS:
            tried += 1
            end = at + len(seed.text)
            if not seed.whole_word or not (self.folded[at - 1 : at].isalnum() or self.folded[end : end + 1].isalnum()):
                found.append(at)
            at = self.folded.find(seed.text, end)
        return found


@cache
def common_words() -> frozenset[str]:
    """Words that say little about where a quotation stands."""
    return lexicon.words("verb_forms", "common")


def _phrases(quote: str, words: Sequence[Element]) -> list[_Seed]:
    found: list[_Seed] = []
    for first in range(0, len(words), max(1, len(words) // _PHRASES)):
        last = first
        while last + 1 < min(len(words), first + _LONGEST_PHRASE) and _one_blank(quote, words[last], words[last + 1]):
            last += 1
        if last > first:
            found.append(_Seed(_folded(quote[words[first].start : words[last].end]), whole_word=False))
    return found[: _PHRASES + 1]


def _one_blank(quote: str, one: Element, two: Element) -> bool:
    return two.start - one.end <= 1 and quote[one.end : two.start].isspace() or two.start == one.end


def _single_words(quote: str, words: Sequence[Element]) -> list[_Seed]:
    distinct = {_folded(quote[word.start : word.end]): word for word in reversed(words) if len(word.key) > 2}
    telling = sorted((text for text in distinct if distinct[text].key not in common_words()), key=len, reverse=True)
    return [_Seed(text, whole_word=True) for text in telling[:_WORDS]]


def _folded(written: str) -> str:
    return re.sub(r"\s", " ", written.replace("’", "'").lower())


def _crowds(hits: list[tuple[int, float, int]], reach: int, most: int) -> list[tuple[int, int]]:
    """First and last place of the ``most`` stretches no longer than ``reach`` that hold the weightiest seeds."""
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
    scored.sort(key=lambda one: (-one[0], one[2] - one[1]))
    chosen: list[tuple[int, int]] = []
    for _, first, last in scored:
        if all(last < start or first > end for start, end in chosen):
            chosen.append((first, last))
            if len(chosen) == most:
                break
    return chosen
