"""A linear chain model of chunks: outside, beginning or inside of content, cue, speaker.

Scores are sums of fitted weights of named features (``features``) and of label pairs given the marks between two
chunks. From their probabilities ``decoding`` chooses the stretches of content; a chunk outside of them is a cue or
a speaker where that is likelier than neither. The weights are data:
``quotes_weights.json`` among the lexicons of a language.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from functools import cache
from math import exp
from typing import Any

from claims.extraction import lexicon
from claims.extraction.quotes.chunks import Chunk
from claims.extraction.quotes.decoding import (
    BEGIN,
    CUE,
    INSIDE,
    OUTSIDE,
    SPEAKER,
    Links,
    Vector,
    choose,
    probabilities,
    runs,
)
from claims.extraction.quotes.features import names_of
from claims.extraction.quotes.templates import Group

_WEIGHTS = "quotes_weights.json"
_LEAST_EXPONENT = -200.0  # keeps every possible label above zero, whatever the weights
_MOST_SUMS = 100_000  # groups of features whose sums are kept, about 30 MB

Sums = tuple[int, int, int, int, int]


class Labeller:
    """Weights of features (one whole number a label) and of label pairs (25, row-wise), in units of ``scale``."""

    def __init__(self, features: dict[str, Sequence[int]], transitions: dict[str, Sequence[int]], scale: float) -> None:
        self._features = features
        self._transitions = transitions
        self._scale = scale
        self._sums: dict[Group, Sums] = {}
        self._links: dict[tuple[str, str, str], Links] = {}

    def label(self, chunks: Sequence[Chunk], groups: Sequence[Sequence[Group]], breaks: Sequence[int]) -> list[int]:
        """The label of every chunk of a paragraph; ``breaks`` as in ``decoding.probabilities``."""
        links = [self._between(one, other) for one, other in itertools.pairwise(chunks)]
        chain = probabilities([self._score(found) for found in groups], links, breaks)
        sizes = [0, *itertools.accumulate(chunk.end - chunk.begin for chunk in chunks)]
        marks = [0, *itertools.accumulate(chunk.marked >= 0 for chunk in chunks)]
        telling = {chunk.sentence for chunk in chunks if _reports(chunk)}
        reported = [chunk.sentence in telling for chunk in chunks]
        labels = [max((OUTSIDE, CUE, SPEAKER), key=single.__getitem__) for single in chain.single]
        for run in choose(runs(chain), sizes, marks, reported):
            labels[run.first] = BEGIN
            labels[run.first + 1 : run.last + 1] = [INSIDE] * (run.last - run.first)
        return labels

    def _score(self, groups: Sequence[Group]) -> Vector:
        """How likely each label is, by the features of a chunk alone; the likeliest is 1."""
        known = self._sums
        outside = begin = inside = cue = speaker = 0
        for group in groups:
            found = known.get(group)
            if found is None:
                found = self._sum(group)
            outside += found[0]
            begin += found[1]
            inside += found[2]
            cue += found[3]
            speaker += found[4]
        scale, top = self._scale, max(outside, begin, inside, cue, speaker)
        return (
            exp(max((outside - top) * scale, _LEAST_EXPONENT)),
            exp(max((begin - top) * scale, _LEAST_EXPONENT)),
            exp(max((inside - top) * scale, _LEAST_EXPONENT)),
            exp(max((cue - top) * scale, _LEAST_EXPONENT)),
            exp(max((speaker - top) * scale, _LEAST_EXPONENT)),
        )

    def _sum(self, group: Group) -> Sums:
        weights = self._features
        outside = begin = inside = cue = speaker = 0
        for name in names_of(group):
            found = weights.get(name)
            if found is not None:
                outside += found[0]
                begin += found[1]
                inside += found[2]
                cue += found[3]
                speaker += found[4]
        total = (outside, begin, inside, cue, speaker)
        if len(self._sums) >= _MOST_SUMS:
            self._sums.clear()
        self._sums[group] = total
        return total

    def _between(self, one: Chunk, other: Chunk) -> Links:
        """Rows of factors from one chunk's label to the next one's."""
        key = between(one, other)
        found = self._links.get(key)
        if found is None:
            rows = [self._transitions[name] for name in transition_names(*key) if name in self._transitions]
            totals = list(map(sum, zip(*rows, strict=True))) if rows else [0] * 25
            top = max(totals)
            found = tuple(exp(max((total - top) * self._scale, _LEAST_EXPONENT)) for total in totals)
            self._links[key] = found
        return found


def _reports(chunk: Chunk) -> bool:
    return chunk.head.startswith("V.") or chunk.head == "according" or chunk.tail == "N.speech"


def between(one: Chunk, other: Chunk) -> tuple[str, str, str]:
    """What the features of a pair of labels look at: the values of ``transition_names``."""
    return one.after if one.sentence == other.sentence else "¶" + one.after, other.head, one.tail


def transition_names(stop: str, head: str, tail: str) -> tuple[str, ...]:
    """Features of a pair of labels: the marks between two chunks, the second one's category, the first one's."""
    return ("T", f"T,p={stop}", f"T,h={head}", f"T,p,h={stop},{head}", f"T,t={stop},{tail}")


@cache
def load_labeller(language: str = "en") -> Labeller | None:
    """The shipped weights of a language, None where none were fitted."""
    weights = lexicon.path(_WEIGHTS, language)
    if not weights.is_file():
        return None
    stored: dict[str, Any] = json.loads(weights.read_text(encoding="utf-8"))
    return Labeller(stored["features"], stored["transitions"], stored["scale"])
