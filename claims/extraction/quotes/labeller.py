"""A linear chain model that labels chunks: outside, beginning or inside of content, cue, speaker.

Scores are sums of fitted weights of named features (``features``) and of label pairs given the marks between two
chunks; the best sequence is found exactly (Viterbi 1967). The weights are data: ``weights.json`` beside this file.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from claims.extraction.quotes.chunks import Chunk

LABELS = ("O", "B", "I", "C", "S")
OUTSIDE, BEGIN, INSIDE, CUE, SPEAKER = range(5)
_WEIGHTS = Path(__file__).with_name("weights.json")
_IMPOSSIBLE = -1e9

Vector = tuple[float, ...]


class Labeller:
    """Weights of features (one number a label) and of transitions (one a pair of labels, row-wise)."""

    def __init__(self, features: dict[str, Vector], transitions: dict[str, Vector]) -> None:
        self._features = features
        self._transitions = transitions
        self._pairs: dict[tuple[str, str], list[Vector]] = {}

    def label(self, chunks: Sequence[Chunk], features: Sequence[Sequence[str]]) -> list[int]:
        """The best label of every chunk of a paragraph."""
        weights = self._features
        scores: list[Vector] = []
        for names in features:
            outside = begin = inside = cue = speaker = 0.0
            for name in names:
                found = weights.get(name)
                if found is not None:
                    outside += found[0]
                    begin += found[1]
                    inside += found[2]
                    cue += found[3]
                    speaker += found[4]
            scores.append((outside, begin, inside, cue, speaker))
        return best_path(scores, [self._between(one, other) for one, other in itertools.pairwise(chunks)])

    def _between(self, one: Chunk, other: Chunk) -> list[Vector]:
        """Rows of transition scores from one chunk's label to the next one's."""
        key = (one.after if one.sentence == other.sentence else "¶" + one.after, other.head)
        rows = self._pairs.get(key)
        if rows is None:
            total = [0.0] * 25
            for name in transition_names(*key):
                for i, weight in enumerate(self._transitions.get(name, ())):
                    total[i] += weight
            rows = self._pairs[key] = [tuple(total[i : i + 5]) for i in range(0, 25, 5)]
        return rows


def transition_names(stop: str, head: str) -> tuple[str, ...]:
    """Features of a pair of labels: the marks between two chunks and the second one's category."""
    return ("T", f"T,p={stop}", f"T,h={head}", f"T,p,h={stop},{head}" if stop else "T,p=")


def best_path(scores: Sequence[Vector], transitions: Sequence[Sequence[Vector]]) -> list[int]:
    """The label sequence with the highest sum; content cannot go on where it has not begun."""
    if not scores:
        return []
    first = list(scores[0])
    first[INSIDE] = _IMPOSSIBLE
    current: Sequence[float] = first
    back: list[list[int]] = []
    for step, rows in zip(scores[1:], transitions, strict=True):
        pointers: list[int] = []
        values: list[float] = []
        for label in range(5):
            best, best_value = 0, _IMPOSSIBLE * 2
            for previous in range(5):
                if label == INSIDE and previous not in (BEGIN, INSIDE):
                    continue
                value = current[previous] + rows[previous][label]
                if value > best_value:
                    best, best_value = previous, value
            pointers.append(best)
            values.append(best_value + step[label])
        back.append(pointers)
        current = values
    label = max(range(5), key=current.__getitem__)
    path = [label]
    for pointers in reversed(back):
        label = pointers[label]
        path.append(label)
    path.reverse()
    return path


@cache
def load_labeller() -> Labeller:
    """The shipped weights."""
    stored: dict[str, Any] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    scale = stored["scale"]
    return Labeller(
        {name: tuple(value * scale for value in values) for name, values in stored["features"].items()},
        {name: tuple(value * scale for value in values) for name, values in stored["transitions"].items()},
    )
