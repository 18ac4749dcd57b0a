"""Where in a source the parts of a quotation stand, and how they differ from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.verification.quote.alignment import Aligned, Step, align
from claims.verification.quote.elements import Element, ElementKind
from claims.verification.quote.source import Source, common_words
from claims.verification.quote.stretch import Stretch, read_stretch
from claims.verification.quote.words import Spellings

_STRETCHES = 4  # read word by word for one part of a quotation
_MOST_PARTS = 6
_SHORTEST_PART = 3  # words of a quotation found apart from the rest
_MOST_CELLS = 1_500_000  # of one alignment


@dataclass(frozen=True, slots=True)
class Part:
    """Elements of the quotation (by their indexes in it) aligned with words of ``stretch`` (by theirs)."""

    steps: tuple[Aligned, ...]
    stretch: Stretch
    score: float

    @property
    def elements(self) -> list[int]:
        return [step.element for step in self.steps if step.element is not None]

    @property
    def words(self) -> list[int]:
        """Indexes of the source's words between the first and the last that stand in the quotation."""
        return [step.word for step in self.steps if step.word is not None]

    @property
    def exact(self) -> bool:
        return all(step.step is Step.SAME for step in self.steps)


def find_parts(source: Source, quote: str, elements: Sequence[Element], spellings: Spellings) -> list[Part]:
    """The best passage for the quotation, and exact passages for what it leaves over; in the quotation's order."""
    best = _best(source, quote, elements, 0, spellings)
    if best is None:
        return []
    found = [best]
    open_runs = _left_over(elements, best)
    while open_runs and len(found) < _MOST_PARTS:
        first, last = open_runs.pop()
        part = _elsewhere(source, quote, elements[first:last], first, spellings)
        if part is None:
            continue
        found.append(part)
        taken = part.elements
        open_runs += [run for run in ((first, taken[0]), (taken[-1] + 1, last)) if _worth(elements, *run)]
    return sorted(found, key=lambda part: part.elements[0])


def _elsewhere(
    source: Source, quote: str, elements: Sequence[Element], offset: int, spellings: Spellings
) -> Part | None:
    part = _best(source, quote, elements, offset, spellings)
    if part is None or not part.exact or len(part.steps) < _SHORTEST_PART:
        return None
    telling = sum(elements[index - offset].key not in common_words() for index in part.elements)
    return part if telling or len(part.steps) > 4 else None


def _left_over(elements: Sequence[Element], part: Part) -> list[tuple[int, int]]:
    """Runs of elements that the part does not account for, long enough to be looked for elsewhere."""
    kept = {
        step.element for step in part.steps if step.step in (Step.SAME, Step.SHIFTED, Step.MARK) and step.element is not None
    }
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for index in range(len(elements) + 1):
        if index < len(elements) and index not in kept and elements[index].is_word:
            first = index if first is None else first
        elif first is not None:
            runs.append((first, index))
            first = None
    return [run for run in runs if _worth(elements, *run)]


def _worth(elements: Sequence[Element], first: int, last: int) -> bool:
    return sum(element.is_word for element in elements[first:last]) >= _SHORTEST_PART


def _best(source: Source, quote: str, elements: Sequence[Element], offset: int, spellings: Spellings) -> Part | None:
    best: Part | None = None
    wanted = [element.key for element in elements] if all(one.kind is ElementKind.WORD for one in elements) else None
    for start, end in source.stretches(quote, elements, _STRETCHES):
        stretch = read_stretch(source.text, start, end, spellings)
        everything = list(range(len(stretch.words)))
        for indexes in (stretch.spoken, everything) if len(stretch.spoken) < len(everything) else (everything,):
            keys = [stretch.words[index].key for index in indexes]
            at = _exact(wanted, keys, indexes, stretch) if wanted else None
            if wanted and at is not None:
                steps = [Aligned(Step.SAME, number, at + number) for number in range(len(wanted))]
                whole = indexes[at] in stretch.starts and indexes[at + len(wanted) - 1] in stretch.ends
                score = float("inf") if whole else 1e9
            elif best is not None and best.score >= 1e9:
                continue
            else:
                score, steps = align(elements, keys[: _MOST_CELLS // len(elements)])
            if steps and (best is None or score > best.score):
                placed = tuple(
                    replace(
                        step,
                        element=None if step.element is None else step.element + offset,
                        word=None if step.word is None else indexes[step.word],
                    )
                    for step in steps
                )
                best = Part(placed, stretch, score)
        if best is not None and best.score == float("inf"):
            break
    return best


def _exact(wanted: list[str], keys: list[str], indexes: list[int], stretch: Stretch) -> int | None:
    """Where the words stand just so; where they are whole sentences, if there is such a place."""
    length = len(wanted)
    found = None
    for at in range(len(keys) - length + 1):
        if keys[at] == wanted[0] and keys[at : at + length] == wanted:
            if indexes[at] in stretch.starts and indexes[at + length - 1] in stretch.ends:
                return at
            found = at if found is None else found
    return found
