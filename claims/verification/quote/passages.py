"""Where in a source the parts of a quotation stand, and how they differ from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.verification.quote.alignment import Aligned, Step, align
from claims.verification.quote.elements import Element, ElementKind
from claims.verification.quote.source import Source
from claims.verification.quote.stretch import Stretch, read_stretch
from claims.verification.quote.words import Spellings

_STRETCHES = 4  # read word by word for one part of a quotation
_MOST_LEFT_OVER = 3  # runs looked for
_SHORTEST_RUN = 2  # words of a quotation looked for apart from the rest
_MOST_CELLS = 400_000  # of all alignments of one search, after the first
_LONGEST_ALIGNED = 600  # elements; a longer quotation is compared so far, unless it stands there just so
_EDGE = 2  # words
_JUST_SO, _WHOLE = 1e9, 2e9  # above any score of an alignment


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


@dataclass(frozen=True, slots=True)
class Search:
    """The best passage, if anything is alike, and all stretches that were read for it."""

    best: Part | None
    stretches: tuple[Stretch, ...]


def find_best(source: Source, quote: str, elements: Sequence[Element], spellings: Spellings) -> Search:
    """The passage that is most like the whole quotation."""
    return _search(source, quote, elements, 0, spellings, exact=False)


def find_left_over(
    source: Source, quote: str, elements: Sequence[Element], best: Part, spellings: Spellings
) -> list[Search]:
    """The passages most like those runs of the quotation that ``best`` does not account for."""
    runs = _left_over(elements, best)[:_MOST_LEFT_OVER]
    return [_search(source, quote, elements[first:last], first, spellings, exact=True) for first, last in runs]


def _left_over(elements: Sequence[Element], part: Part) -> list[tuple[int, int]]:
    kept = {step.element for step in part.steps if step.step in (Step.SAME, Step.SHIFTED)}
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for index in range(len(elements) + 1):
        if index < len(elements) and index not in kept and elements[index].is_word:
            first = index if first is None else first
        elif first is not None:
            runs.append((first, index))
            first = None
    return [(first, last) for first, last in runs if last - first >= _SHORTEST_RUN]


def _search(
    source: Source, quote: str, elements: Sequence[Element], offset: int, spellings: Spellings, *, exact: bool
) -> Search:
    read: list[Stretch] = []
    best: Part | None = None
    cells = 0
    wanted = [element.key for element in elements] if all(one.kind is ElementKind.WORD for one in elements) else None
    for start, end in source.stretches(quote, elements, _STRETCHES, exact=exact):
        stretch = read_stretch(source.text, start, end, spellings)
        read.append(stretch)
        part = _stands_in(wanted, stretch, offset) if wanted else None
        if part is None and (best is None or cells < _MOST_CELLS):
            part = _aligned(elements[:_LONGEST_ALIGNED], stretch, offset)
            cells += len(elements) * len(stretch.words)
        if part is not None and (best is None or part.score > best.score):
            best = part
        if best is not None and best.score == _WHOLE:
            break
    return Search(best, tuple(read))


def _stands_in(wanted: list[str], stretch: Stretch, offset: int) -> Part | None:
    """The words just so: without what nobody spoke, or else with it; as whole sentences, if there is such a place."""
    found: Part | None = None
    for indexes in stretch.readings:
        at = _exact(wanted, [stretch.words[index].key for index in indexes], indexes, stretch)
        if at is not None:
            steps = (Aligned(Step.SAME, offset + number, indexes[at + number]) for number in range(len(wanted)))
            whole = indexes[at] in stretch.starts and indexes[at + len(wanted) - 1] in stretch.ends
            if found is None or whole:
                found = Part(tuple(steps), stretch, _WHOLE if whole else _JUST_SO)
    return found


def _aligned(elements: Sequence[Element], stretch: Stretch, offset: int) -> Part | None:
    score, steps = align(elements, [stretch.words[index].key for index in stretch.spoken])
    if not steps:
        return None
    steps = _with_edges(steps, elements, len(stretch.spoken))
    placed = tuple(
        replace(
            step,
            element=None if step.element is None else step.element + offset,
            word=None if step.word is None else stretch.spoken[step.word],
        )
        for step in steps
    )
    return Part(placed, stretch, score)


def _with_edges(steps: list[Aligned], elements: Sequence[Element], words: int) -> list[Aligned]:
    """A word or two at the edge that differ are set beside the source's: a local alignment leaves them out."""
    found = list(steps)
    first = next(step for step in steps if step.element is not None and step.word is not None)
    assert first.element is not None
    assert first.word is not None
    for element, word in zip(range(first.element - 1, -1, -1), range(first.word - 1, -1, -1), strict=False):
        if first.element > _EDGE or not elements[element].is_word:
            break
        found.insert(0, Aligned(Step.CHANGED, element, word))
    last = next(step for step in reversed(steps) if step.element is not None and step.word is not None)
    assert last.element is not None
    assert last.word is not None
    for element, word in zip(range(last.element + 1, len(elements)), range(last.word + 1, words), strict=False):
        if len(elements) - last.element - 1 > _EDGE or not elements[element].is_word:
            break
        found.append(Aligned(Step.CHANGED, element, word))
    return found


def _exact(wanted: list[str], keys: list[str], indexes: Sequence[int], stretch: Stretch) -> int | None:
    """Where the words stand just so; where they are whole sentences, if there is such a place."""
    length = len(wanted)
    found = None
    for at in range(len(keys) - length + 1):
        if keys[at] == wanted[0] and keys[at : at + length] == wanted:
            if indexes[at] in stretch.starts and indexes[at + length - 1] in stretch.ends:
                return at
            found = at if found is None else found
    return found
