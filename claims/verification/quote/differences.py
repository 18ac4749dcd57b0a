"""What the steps of an alignment mean: the same words, shifted ones, changes with a mark, changes without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.verification.quote.alignment import Aligned, Step
from claims.verification.quote.elements import Element, ElementKind
from claims.verification.quote.forms import agreement, is_helper, is_participle, is_person, is_subject, spelled_out
from claims.verification.quote.passages import Part


class Kind(StrEnum):
    """What one stretch of a comparison shows; these are the operations of the word-level diff."""

    SAME = "same"
    SHIFTED = "shifted"  # tense or person
    CHANGED = "changed"  # other words, words added or left out, without a mark
    ELIDED = "elided"  # an ellipsis, and the words it stands for
    INSERTED = "inserted"  # brackets, and the words they replace


@dataclass(frozen=True, slots=True)
class Difference:
    """Indexes of elements of the quotation and of words of the source, either of which may be empty."""

    kind: Kind
    elements: tuple[int, ...]
    words: tuple[int, ...]


def differences_of(part: Part, elements: Sequence[Element]) -> list[Difference]:
    """The part's steps in order, neighbours of one kind together."""
    keys = [word.key for word in part.stretch.words]
    judged = _judged(part.steps, elements, keys)
    found: list[Difference] = []
    for step, kind in zip(part.steps, judged, strict=True):
        one = () if step.element is None else (step.element,)
        two = () if step.word is None else (step.word,)
        if found and found[-1].kind is kind:
            last = found[-1]
            one = () if one == last.elements[-1:] else one
            found[-1] = Difference(kind, last.elements + one, last.words + two)
        else:
            found.append(Difference(kind, one, two))
    return [_same_after_all(difference, elements, keys) for difference in found]


def _judged(steps: Sequence[Aligned], elements: Sequence[Element], keys: Sequence[str]) -> list[Kind]:
    kinds = [_kind(step, elements) for step in steps]
    for number in range(len(steps)):
        if kinds[number] is Kind.SHIFTED and not _is_shift(number, steps, elements, keys):
            kinds[number] = Kind.CHANGED
    verbs = [
        number
        for number, step in enumerate(steps)
        if kinds[number] is Kind.SHIFTED and step.element is not None and not is_person(elements[step.element].key)
    ]
    reported = Kind.SHIFTED in kinds  # then short forms are spelled out
    for number, step in enumerate(steps):
        if kinds[number] is not Kind.CHANGED:
            continue
        if step.step in (Step.CHANGED, Step.SHIFTED) and reported and _is_contraction(step, elements, keys):
            kinds[number] = Kind.SHIFTED
        elif step.step in (Step.ADDED, Step.DROPPED):
            word = elements[step.element].key if step.element is not None else keys[step.word or 0]
            if is_helper(word) and _helps(number, word, steps, verbs, elements):
                kinds[number] = Kind.SHIFTED
    return kinds


def _kind(step: Aligned, elements: Sequence[Element]) -> Kind:
    if step.step is Step.SAME:
        return Kind.SAME
    if step.step is Step.SHIFTED:
        part = step.element is not None and elements[step.element].kind is ElementKind.PART
        return Kind.INSERTED if part else Kind.SHIFTED
    if step.step in (Step.PASSED, Step.MARK):
        assert step.element is not None
        return Kind.ELIDED if elements[step.element].kind is ElementKind.ELLIPSIS else Kind.INSERTED
    return Kind.CHANGED


def _is_shift(number: int, steps: Sequence[Aligned], elements: Sequence[Element], keys: Sequence[str]) -> bool:
    """A final -s is a third person only behind a pronoun; otherwise it makes a plural. "I'm" for "I am" is no shift."""
    step = steps[number]
    assert step.element is not None
    assert step.word is not None
    own, other = elements[step.element], keys[step.word]
    if _is_contraction(step, elements, keys):
        return False
    if not agreement(own.key, other):
        return True
    before = [one.element for one in steps[max(0, number - 3) : number] if one.element is not None]
    return any(is_subject(elements[index].key) for index in before)


def _is_contraction(step: Aligned, elements: Sequence[Element], keys: Sequence[str]) -> bool:
    assert step.element is not None
    assert step.word is not None
    own, other = elements[step.element].key, keys[step.word]
    return other in spelled_out(own) or own in spelled_out(other)


def _helps(number: int, word: str, steps: Sequence[Aligned], verbs: Sequence[int], elements: Sequence[Element]) -> bool:
    """Whether a helping verb was added or left out because a verb beside it changed its tense."""
    if any(0 < abs(verb - number) <= 2 for verb in verbs):
        return True
    following = next((one.element for one in steps[number + 1 : number + 2] if one.element is not None), None)
    return following is not None and word in ("had", "has", "have", "'d") and is_participle(elements[following].key)


def _same_after_all(difference: Difference, elements: Sequence[Element], keys: Sequence[str]) -> Difference:
    """Brackets around words that the source has, and an ellipsis for nothing, change nothing."""
    own = [elements[index] for index in difference.elements]
    passed = [keys[index] for index in difference.words]
    if difference.kind is Kind.ELIDED and not passed:
        return Difference(Kind.SAME, difference.elements, difference.words)
    if difference.kind is Kind.INSERTED and all(one.kind is ElementKind.INSERTION for one in own):
        written = [word for one in own for word in one.words]
        if written and written == passed:
            return Difference(Kind.SAME, difference.elements, difference.words)
    return difference
