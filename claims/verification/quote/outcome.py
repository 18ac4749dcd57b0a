"""Which one word sums up how a quotation differs from its source."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from claims.verification.quote.differences import Difference, Kind
from claims.verification.quote.elements import Element, ElementKind
from claims.verification.quote.passages import Part
from claims.verification.quote.source import common_words

_LEAST_ALIKE = 0.5  # of the quotation's weight; below it is another text
_WEIGHT_OF_COMMON = 0.35
_LONG_PIECE = 5  # words; shorter ones stand anywhere by chance


class Outcome(StrEnum):
    """From the least to the gravest difference; the gravest that holds is the outcome.

    Case, typography and punctuation never make a difference.
    """

    VERBATIM = "verbatim"  # one or more whole sentences of the source
    TRIMMED = "trimmed"  # a contiguous part of the source, not marked as a part
    BRACKETED = "bracketed"  # only insertions in brackets differ
    ELIDED = "elided"  # an ellipsis stands for words of the source
    SHIFTED = "shifted"  # tense or person differs, nothing else without a mark
    STITCHED = "stitched"  # pieces from separate places, without a mark
    ALTERED = "altered"  # other words, words added or left out
    NOT_FOUND = "not_found"  # nothing in the source is like it


def judge(elements: Sequence[Element], parts: Sequence[Part], differences: Sequence[Sequence[Difference]]) -> Outcome:
    """The outcome for the parts of a quotation in its order, with each part's differences."""
    if not parts:
        return Outcome.NOT_FOUND
    kinds = {difference.kind for found in differences for difference in found}
    if Kind.CHANGED in kinds or not _complete(elements, parts):
        return Outcome.ALTERED if _alike(elements, parts, differences) else Outcome.NOT_FOUND
    if Kind.LEFT_OUT in kinds or any(not _elided(elements, one, two) for one, two in _pairs(parts)):
        return Outcome.STITCHED
    if Kind.SHIFTED in kinds:
        return Outcome.SHIFTED
    first, last = parts[0], parts[-1]
    begins = first.words[0] in first.stretch.starts
    ends = last.words[-1] in last.stretch.ends
    open_start = elements[0].kind is ElementKind.ELLIPSIS and not begins
    open_end = elements[-1].kind is ElementKind.ELLIPSIS and not ends
    if Kind.ELIDED in kinds or len(parts) > 1 or open_start or open_end:
        return Outcome.ELIDED
    at_the_edge = (elements[0], elements[-1])
    if Kind.INSERTED in kinds or any(element.kind is ElementKind.INSERTION for element in at_the_edge):
        return Outcome.BRACKETED
    return Outcome.VERBATIM if begins and ends else Outcome.TRIMMED


def _complete(elements: Sequence[Element], parts: Sequence[Part]) -> bool:
    """Whether every word of the quotation stands in one of the parts."""
    taken = {index for part in parts for index in part.elements}
    return all(index in taken or not element.is_word for index, element in enumerate(elements))


def _pairs(parts: Sequence[Part]) -> list[tuple[Part, Part]]:
    return list(zip(parts, parts[1:], strict=False))


def _elided(elements: Sequence[Element], one: Part, two: Part) -> bool:
    """Whether an ellipsis stands between two parts, and they come in the source's order."""
    between = elements[one.elements[-1] + 1 : two.elements[0]]
    marked = any(element.kind is ElementKind.ELLIPSIS for element in between)
    return marked and one.stretch.words[one.words[-1]].end <= two.stretch.words[two.words[0]].start


def _alike(elements: Sequence[Element], parts: Sequence[Part], differences: Sequence[Sequence[Difference]]) -> bool:
    """Whether enough of the quotation's words stand in the source, in order, to call the one a form of the other."""
    total = sum(_weight(element) for element in elements if element.is_word)
    best = max(range(len(parts)), key=lambda number: parts[number].score)
    same = 0.0
    telling = 0
    for number, found in enumerate(differences):
        if number != best and len(parts[number].words) < _LONG_PIECE:
            continue
        for difference in found:
            if difference.kind in (Kind.SAME, Kind.SHIFTED):
                own = [elements[index] for index in difference.elements if elements[index].is_word]
                same += sum(_weight(element) for element in own)
                telling += sum(element.key not in common_words() for element in own)
    wanted = sum(element.is_word and element.key not in common_words() for element in elements)
    return same >= _LEAST_ALIKE * total and telling >= min(2, wanted)


def _weight(element: Element) -> float:
    return _WEIGHT_OF_COMMON if element.key in common_words() else 1.0
