"""Ranking short texts against a query, the same on every database. Pure.

BM25 (S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009), with stemmed words
and without function words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sources.library.words import content_words, stem, words_of

K1 = 1.2
B = 0.75


@dataclass(frozen=True, slots=True)
class Ranked:
    """The text at ``index`` with its score, and which of the query's words stand in it, as the query has them."""

    index: int
    score: float
    found: Sequence[str]


class Bm25:
    """An index over texts that do not change; about 1 kB of memory for each text of a paragraph."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._lengths: list[int] = []
        for index, text in enumerate(texts):
            counted = Counter(stem(form) for form in words_of(text).forms)
            self._lengths.append(counted.total())
            for form, count in counted.items():
                self._postings[form].append((index, count))
        self._mean = sum(self._lengths) / len(self._lengths) if self._lengths else 1.0

    def best(self, query: str, limit: int) -> list[Ranked]:
        """Up to ``limit`` texts that share a word with ``query``, best first; ties in the order of the texts."""
        scores: dict[int, float] = defaultdict(float)
        found: dict[int, list[str]] = defaultdict(list)
        for form, word in {stem(word): word for word in content_words(query)}.items():
            postings = self._postings.get(form, ())
            weight = math.log(1 + (len(self._lengths) - len(postings) + 0.5) / (len(postings) + 0.5))
            for index, count in postings:
                norm = K1 * (1 - B + B * self._lengths[index] / self._mean)
                scores[index] += weight * count * (K1 + 1) / (count + norm)
                found[index].append(word)
        ranked = sorted(scores.items(), key=lambda scored: (-scored[1], scored[0]))[:limit]
        return [Ranked(index, score, found[index]) for index, score in ranked]
