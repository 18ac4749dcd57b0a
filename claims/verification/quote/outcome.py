"""Which one word sums up how a quotation differs from its source."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from claims.verification.quote.alignment import Step
from claims.verification.quote.differences import Difference, Kind
from claims.verification.quote.elements import Element, ElementKind
from claims.verification.quote.forms import section
from claims.verification.quote.passages import Part

_LEAST_ALIKE = 0.5  # of the quotation's weight; below it is another text
_WEIGHT_OF_COMMON = 0.35
_NEARLY_ALL = 0.7  # of the words; then one telling word is enough
_SLIGHT = 2  # words
_SHORT, _TELLING_OF_SHORT = 3, 2  # words: one word that two or three share with a source shows nothing
_A_FEW = 7  # words, of which more than half must be the same
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


def is_settled(elements: Sequence[Element], part: Part, differences: Sequence[Difference]) -> bool:
    """Whether a passage accounts for every word of the quotation."""
    taken = set(part.elements)
    complete = all(index in taken or not element.is_word for index, element in enumerate(elements))
    return complete and all(difference.kind is not Kind.CHANGED for difference in differences)


def outcome_of_one(elements: Sequence[Element], part: Part, differences: Sequence[Difference]) -> Outcome:
    """The outcome where one passage accounts for the whole quotation."""
    kinds = {difference.kind for difference in differences}
    begins = part.words[0] in part.stretch.starts
    ends = part.words[-1] in part.stretch.ends
    open_start = elements[0].kind is ElementKind.ELLIPSIS and not begins
    open_end = elements[-1].kind is ElementKind.ELLIPSIS and not ends
    if Kind.SHIFTED in kinds:
        return Outcome.SHIFTED
    if Kind.ELIDED in kinds or open_start or open_end:
        return Outcome.ELIDED
    if Kind.INSERTED in kinds or any(elements[at].kind is ElementKind.INSERTION for at in (0, -1)):
        return Outcome.BRACKETED
    return Outcome.VERBATIM if begins and ends else Outcome.TRIMMED


def outcome_of_pieces(elements: Sequence[Element], parts: Sequence[Part]) -> Outcome:
    """The outcome where exact pieces of the source make up the quotation."""
    outcome = Outcome.VERBATIM
    for one, two in pairwise(parts):
        between = {element.kind for element in elements[one.elements[-1] + 1 : two.elements[0]]}
        in_order = one.stretch.words[one.words[-1]].end <= two.stretch.words[two.words[0]].start
        if not between or not in_order or between == {ElementKind.INSERTION}:
            return Outcome.STITCHED
        outcome = Outcome.ELIDED
    return outcome


def is_alike(elements: Sequence[Element], parts: Sequence[Part]) -> bool:
    """Whether enough of the words stand in the source, in order, to call the quotation a form of it.

    The first part counts, and others that are long.
    """
    words = [element for element in elements if element.is_word]
    same = [
        elements[step.element]
        for number, part in enumerate(parts)
        if number == 0 or len(part.words) >= _LONG_PIECE
        for step in part.steps
        if step.step in (Step.SAME, Step.SHIFTED) and step.element is not None
    ]
    telling = sum(element.key not in section("common") for element in same)
    if len(words) <= _SHORT and len(same) < len(words) and telling < _TELLING_OF_SHORT:
        return False
    if len(words) <= _A_FEW and 2 * len(same) <= len(words):
        return False
    wanted = sum(element.key not in section("common") for element in words)
    enough = 1 if len(same) >= _NEARLY_ALL * len(words) else 2
    return _weight(same) >= _LEAST_ALIKE * _weight(words) and telling >= min(enough, wanted)


def is_slight(elements: Sequence[Element], part: Part, differences: Sequence[Difference]) -> bool:
    """Whether one passage has all of a quotation without marks but for a word or two."""
    if not all(element.is_word for element in elements):
        return False
    missing = len([element for element in elements if element.is_word]) - sum(
        elements[index].is_word for index in set(part.elements)
    )
    changed = sum(max(len(one.elements), len(one.words)) for one in differences if one.kind is Kind.CHANGED)
    return missing + changed <= _SLIGHT


def _weight(elements: Sequence[Element]) -> float:
    return sum(_WEIGHT_OF_COMMON if element.key in section("common") else 1.0 for element in elements)
