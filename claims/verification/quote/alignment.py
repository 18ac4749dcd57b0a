"""The best local alignment of a quotation's elements with a stretch of words.

Smith and Waterman (1981), Identification of common molecular subsequences, with words for letters: words that differ
only by tense or person count half, an ellipsis passes over any number of words of the source, an insertion over a few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from claims.verification.quote.elements import Element, ElementKind
from claims.verification.quote.forms import agreement, is_helper, kin, section, shifted

_TELLING, _COMMON = 3.0, 1.8  # score of a word that is the same
_CHANGED, _ADDED, _DROPPED = -1.0, -1.2, -0.6
_ADDED_HELPER = -0.4  # "they had inherited" for "we inherited"
_DROPPED_BY_ELLIPSIS, _DROPPED_BY_INSERTION = -0.004, -0.25


class Step(IntEnum):
    """What an alignment does with one element or one word of the source."""

    STOP = 0
    SAME = 1
    SHIFTED = 2  # tense or person
    CHANGED = 3  # another word
    ADDED = 4  # in the quotation only
    DROPPED = 5  # in the source only
    PASSED = 6  # in the source, where the element, an ellipsis or insertion, stands
    MARK = 7  # an ellipsis or insertion of the quotation


@dataclass(frozen=True, slots=True)
class Aligned:
    """One step: the index of the element and of the source's word, where the step has them."""

    step: Step
    element: int | None
    word: int | None


def align(elements: Sequence[Element], keys: Sequence[str]) -> tuple[float, list[Aligned]]:
    """Score and steps, in order, of the best local alignment; no steps where nothing is alike.

    Time and memory grow with ``len(elements) * len(keys)``.
    """
    width = len(keys) + 1
    above = [0.0] * width
    moves: list[bytearray] = []
    best, best_row, best_column = 0.0, -1, 0
    alike: dict[tuple[str, str], bool] = {}
    for row, element in enumerate(elements):
        move = bytearray(width)
        if element.is_word:
            here = _word_row(element, keys, above, move, alike)
            top = max(here)
            if top > best:
                best, best_row, best_column = top, row, here.index(top)
        else:
            here = _mark_row(element, above, move)
        moves.append(move)
        above = here
    return best, _steps(moves, best_row, best_column)


def similar(element: Element, key: str) -> bool:
    """Whether a word of the source is the element's own in another tense, person or, for a PART, with other letters."""
    if element.kind is ElementKind.PART:
        kept = element.kept
        return bool(kept) and (key == element.key or key.startswith(kept) or key.endswith(kept))
    return shifted(element.key, key) or agreement(element.key, key)


def _word_row(
    element: Element, keys: Sequence[str], above: list[float], move: bytearray, alike: dict[tuple[str, str], bool]
) -> list[float]:
    own = element.key
    partial = element.kind is ElementKind.PART
    same = _COMMON if own in section("common") else _TELLING
    related, beginning = kin(own), own[:2]
    added = _ADDED_HELPER if is_helper(own) else _ADDED
    here = [0.0] * (len(keys) + 1)
    left = 0.0
    for column, key in enumerate(keys, 1):
        diagonal = above[column - 1]
        if key == own and not partial:
            score, step = diagonal + same, 1
        elif not partial and key[:2] != beginning and key not in related:
            score, step = diagonal + _CHANGED, 3
        else:
            pair = (element.kept if partial else own, key)
            known = alike.get(pair)
            if known is None:
                known = alike[pair] = similar(element, key)
            score, step = (diagonal + same * 0.6, 2) if known else (diagonal + _CHANGED, 3)
        other = above[column] + added
        if other > score:
            score, step = other, 4
        other = left + _DROPPED
        if other > score:
            score, step = other, 5
        if score <= 0.0:
            score, step = 0.0, 0
        here[column] = left = score
        move[column] = step
    return here


def _mark_row(element: Element, above: list[float], move: bytearray) -> list[float]:
    cost = _DROPPED_BY_ELLIPSIS if element.kind is ElementKind.ELLIPSIS else _DROPPED_BY_INSERTION
    here = above.copy()
    left = 0.0
    for column in range(len(above)):
        passed = left + cost
        if passed > here[column]:
            here[column] = passed
            move[column] = 6
        elif here[column] > 0.0:
            move[column] = 7
        left = here[column]
    return here


def _steps(moves: list[bytearray], row: int, column: int) -> list[Aligned]:
    found: list[Aligned] = []
    while row >= 0 and column >= 0:
        step = Step(moves[row][column])
        if step is Step.STOP:
            break
        if step in (Step.SAME, Step.SHIFTED, Step.CHANGED):
            found.append(Aligned(step, row, column - 1))
            row, column = row - 1, column - 1
        elif step in (Step.ADDED, Step.MARK):
            found.append(Aligned(step, row, None))
            row -= 1
        else:
            found.append(Aligned(step, row if step is Step.PASSED else None, column - 1))
            column -= 1
    found.reverse()
    return found
