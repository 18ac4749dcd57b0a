"""A linear chain model of chunks: outside, beginning or inside of content, cue, speaker.

Scores are sums of fitted weights of named features (``features``) and of label pairs given the marks between two
chunks. From their probabilities ``decoding`` chooses the stretches of content; a chunk outside of them is a cue or
a speaker where that is likelier than neither. The weights are data:
``quotes_weights.json`` among the lexicons of a language.
"""

from __future__ import annotations

import itertools
import json
import struct
from collections.abc import Iterable, Sequence
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

_WEIGHTS = "quotes_weights.json"
_LEAST_EXPONENT = -200.0  # keeps every possible label above zero, whatever the weights
_MOST_LINKS = 20_000  # kept; news needs a tenth
_FIELDS = struct.Struct("<5I")
_FIELD_BITS = 32
_NOTHING = sum(1 << _FIELD_BITS * (label + 1) - 1 for label in range(5))  # packed sums of 0, moved above any minus


class Labeller:
    """Weights of features (one whole number a label) and of label pairs (25, row-wise), in units of ``scale``."""

    def __init__(self, features: dict[str, Sequence[int]], transitions: dict[str, Sequence[int]], scale: float) -> None:
        self._features = {name: _packed(weights) for name, weights in features.items()}
        self._transitions = transitions
        self._scale = scale
        self._links: dict[tuple[str, str, str], Links] = {}

    def label(self, chunks: Sequence[Chunk], features: Iterable[Sequence[str]], breaks: Sequence[int]) -> list[int]:
        """The label of every chunk of a paragraph; ``breaks`` as in ``decoding.probabilities``."""
        links = [self._between(one, other) for one, other in itertools.pairwise(chunks)]
        chain = probabilities([self._score(names) for names in features], links, breaks)
        sizes = [0, *itertools.accumulate(chunk.end - chunk.begin for chunk in chunks)]
        marks = [0, *itertools.accumulate(chunk.marked >= 0 for chunk in chunks)]
        telling = {chunk.sentence for chunk in chunks if _reports(chunk)}
        reported = [chunk.sentence in telling for chunk in chunks]
        labels = [max((OUTSIDE, CUE, SPEAKER), key=single.__getitem__) for single in chain.single]
        for run in choose(runs(chain), sizes, marks, reported):
            labels[run.first] = BEGIN
            labels[run.first + 1 : run.last + 1] = [INSIDE] * (run.last - run.first)
        return labels

    def _score(self, names: Sequence[str]) -> Vector:
        """How likely each label is, by the features of a chunk alone; the likeliest is 1."""
        total = sum(map(self._features.get, names, itertools.repeat(0)), _NOTHING)
        sums = _FIELDS.unpack(total.to_bytes(_FIELDS.size, "little"))
        scale, top = self._scale, max(sums)
        outside, begin, inside, cue, speaker = [exp(max((one - top) * scale, _LEAST_EXPONENT)) for one in sums]
        return outside, begin, inside, cue, speaker

    def _between(self, one: Chunk, other: Chunk) -> Links:
        """Rows of factors from one chunk's label to the next one's."""
        key = between(one, other)
        found = self._links.get(key)
        if found is None:
            rows = [self._transitions[name] for name in transition_names(*key) if name in self._transitions]
            totals = list(map(sum, zip(*rows, strict=True))) if rows else [0] * 25
            top = max(totals)
            found = tuple(exp(max((total - top) * self._scale, _LEAST_EXPONENT)) for total in totals)
            if len(self._links) == _MOST_LINKS:
                self._links.clear()
            self._links[key] = found
        return found


def _packed(weights: Sequence[int]) -> int:
    """The weights of a feature as one number, 32 bits a label, so that one addition adds all of them."""
    return sum(weight << _FIELD_BITS * label for label, weight in enumerate(weights))


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
