"""Whether a quotation is made of exact pieces of its source, and of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.verification.quote.alignment import Aligned, Step
from claims.verification.quote.elements import Element
from claims.verification.quote.forms import negates
from claims.verification.quote.passages import Part
from claims.verification.quote.stretch import Stretch

_SHORTEST_PIECE = 3  # words; of a whole sentence two
_MOST_PIECES = 6
_LEAST_LEFT_OUT = 3  # words inside one sentence; fewer are an alteration


@dataclass(frozen=True, slots=True)
class _Run:
    """``length`` words of the quotation stand just so, from the ``at``-th one of a reading of ``stretch``."""

    length: int
    stretch: Stretch
    reading: Sequence[int]
    at: int

    def word(self, number: int) -> int:
        return self.reading[self.at + number]

    def whole(self, length: int) -> bool:
        return self.word(0) in self.stretch.starts and self.word(length - 1) in self.stretch.ends


def find_cover(elements: Sequence[Element], stretches: Sequence[Stretch]) -> list[Part] | None:
    """The fewest exact pieces that make up all words of the quotation; None if words remain or there are too many.

    A mark of the quotation ends a piece. Time grows with the number of pairs of equal words.
    """
    runs = _longest_runs(elements, stretches)
    pieces: list[tuple[int, _Run, int] | None] = [None] * (len(elements) + 1)
    costs = [0.0] + [float("inf")] * len(elements)
    for index, element in enumerate(elements):
        if costs[index] == float("inf"):
            continue
        if not element.is_word:
            if costs[index] < costs[index + 1]:
                costs[index + 1], pieces[index + 1] = costs[index], None
            continue
        for run in runs[index]:
            for length in range(run.length, 0, -1):
                whole = run.whole(length) or _between_marks(elements, index, index + length)
                if length < _SHORTEST_PIECE and not whole:
                    break
                cost = costs[index] + (1.0 if whole else 1.1)  # of two covers, the one in whole sentences
                if cost < costs[index + length]:
                    costs[index + length], pieces[index + length] = cost, (index, run, length)
    if not 0 < costs[-1] <= _MOST_PIECES:
        return None
    return _parts(elements, pieces)


def in_sentences(parts: Sequence[Part]) -> bool:
    """Whether every seam is one between whole sentences."""
    return all(one.words[-1] in one.stretch.ends and two.words[0] in two.stretch.starts for one, two in pairwise(parts))


def is_stitched(parts: Sequence[Part], elements: Sequence[Element]) -> bool:
    """Whether neighbours are pieces from separate places, and not one sentence with a word or a negation left out."""
    for one, two in pairwise(parts):
        if two.elements[0] > one.elements[-1] + 1:
            continue
        left_out = _between(one, two)
        if left_out is None:
            continue
        ends = one.stretch.ends
        first, last = one.words[-1], two.words[0]
        if first in ends and last in one.stretch.starts:
            continue
        if any(index in ends for index in range(first, last)) and len(left_out) > 1:
            continue
        if len(left_out) < _LEAST_LEFT_OUT or any(negates(key) for key in left_out):
            return False
    return True


def _between_marks(elements: Sequence[Element], first: int, last: int) -> bool:
    """Whether a mark stands on one side of a piece, and a mark or the quotation's edge on the other."""
    before = first == 0 or not elements[first - 1].is_word
    behind = last == len(elements) or not elements[last].is_word
    return before and behind and last - first < len(elements)


def _between(one: Part, two: Part) -> list[str] | None:
    """What the source has between two pieces; None where they come in another order or from elsewhere."""
    if one.stretch is not two.stretch or two.words[0] <= one.words[-1]:
        return None
    return [word.key for word in one.stretch.words[one.words[-1] + 1 : two.words[0]]]


def _longest_runs(elements: Sequence[Element], stretches: Sequence[Stretch]) -> list[list[_Run]]:
    """For each element the longest run that begins with it in each stretch."""
    found: list[list[_Run]] = [[] for _ in elements]
    for stretch, reading in [(one, reading) for one in stretches for reading in one.readings]:
        places: dict[str, list[int]] = {}
        for at, index in enumerate(reading):
            places.setdefault(stretch.words[index].key, []).append(at)
        behind: dict[int, int] = {}
        for number in range(len(elements) - 1, -1, -1):
            lengths: dict[int, int] = {}
            if elements[number].is_word:
                for at in places.get(elements[number].key, ()):
                    lengths[at] = behind.get(at + 1, 0) + 1
            if lengths:
                at = max(lengths, key=lengths.__getitem__)
                found[number].append(_Run(lengths[at], stretch, reading, at))
            behind = lengths
    return found


def _parts(elements: Sequence[Element], pieces: Sequence[tuple[int, _Run, int] | None]) -> list[Part]:
    found: list[Part] = []
    at = len(elements)
    while at > 0:
        piece = pieces[at]
        if piece is None:
            at -= 1
            continue
        first, run, length = piece
        steps = tuple(Aligned(Step.SAME, first + number, run.word(number)) for number in range(length))
        found.append(Part(steps, run.stretch, float(length)))
        at = first
    found.reverse()
    return found
