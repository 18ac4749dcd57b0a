"""What changed between two versions of an article, as places in both. Pure. (``word_diff`` shows short texts whole.)

Lines are compared first and words only inside lines that differ, by the fewest words put in, left out or replaced (V.
Levenshtein 1966), counted with rapidfuzz's bit-parallel algorithm. Offsets are code points, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

# Words of one side times words of the other that are compared at most: half a second. Beyond them stands a text of
# which hardly a word is the same, and it is shown as one change.
MOST_PAIRS = 1_000_000_000
# Between two changes, words so short that reading is easier when they belong to the change.
LONGEST_LINK = 3
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|[^\w\s]")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Change:
    """``old[old_start:old_end]`` became ``new[new_start:new_end]``; one of both may be empty.

    Both begin right behind the words that stand in both texts, with the white space that follows those.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class WordCount:
    """How many words a text gained and lost; a replaced word counts in both, and so does a short one between two."""

    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Words or marks of a text, and where they stand."""

    written: list[str]
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> _Tokens:
        found = list(_WORD.finditer(text, start, end))
        return cls([match.group() for match in found], [match.span() for match in found])


def changes(old: str, new: str) -> list[Change]:
    """The changes in the order of the text. White space alone changes nothing.

    Never compares more than ``MOST_PAIRS`` pairs of words at once, so that any two texts take a bounded time.
    """
    found: list[Change] = []
    for (old_start, old_end), (new_start, new_end) in _different_lines(old, new):
        one, two = _Tokens.of(old, old_start, old_end), _Tokens.of(new, new_start, new_end)
        for a, b, c, d in _joined(_operations(one.written, two.written), one.written):
            found.append(
                Change(
                    one.spans[a - 1][1] if a else old_start,
                    one.spans[b - 1][1] if b > a else (one.spans[a - 1][1] if a else old_start),
                    two.spans[c - 1][1] if c else new_start,
                    two.spans[d - 1][1] if d > c else (two.spans[c - 1][1] if c else new_start),
                )
            )
    return found


def count_words(old: str, new: str, found: Iterable[Change]) -> WordCount:
    """The words that ``found`` adds and removes; marks do not count."""
    added = removed = 0
    for change in found:
        removed += _words_in(old, change.old_start, change.old_end)
        added += _words_in(new, change.new_start, change.new_end)
    return WordCount(added, removed)


def _words_in(text: str, start: int, end: int) -> int:
    return sum(match.group()[0].isalnum() for match in _WORD.finditer(text, start, end))


def _different_lines(old: str, new: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Stretches of lines that are not the same, as spans of both texts."""
    one, two = list(_LINE.finditer(old)), list(_LINE.finditer(new))
    stripped = [match.group().strip() for match in one], [match.group().strip() for match in two]
    stretches = []
    for a, b, c, d in _operations(*stripped):
        old_start = one[a - 1].end() if a else 0
        new_start = two[c - 1].end() if c else 0
        stretches.append(
            (
                (old_start, one[b - 1].end() if b else old_start),
                (new_start, two[d - 1].end() if d else new_start),
            )
        )
    return stretches


def _operations(one: Sequence[str], two: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Index spans ``one[a:b]`` that became ``two[c:d]``, in order."""
    start = _common(one, two)
    end = _common(one[start:][::-1], two[start:][::-1])
    left, right = one[start : len(one) - end], two[start : len(two) - end]
    if not left and not right:
        return []
    if len(left) * len(right) > MOST_PAIRS:
        return [(start, len(one) - end, start, len(two) - end)]
    found: list[tuple[int, int, int, int]] = []
    for operation in Levenshtein.opcodes(left, right):
        if operation.tag == "equal":
            continue
        a, b, c, d = (
            start + place
            for place in (operation.src_start, operation.src_end, operation.dest_start, operation.dest_end)
        )
        if found and found[-1][1] == a and found[-1][3] == c:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return found


def _joined(operations: Sequence[tuple[int, int, int, int]], words: Sequence[str]) -> list[tuple[int, int, int, int]]:
    found: list[tuple[int, int, int, int]] = []
    for a, b, c, d in operations:
        if (
            found
            and a - found[-1][1] == 1
            and len(words[found[-1][1]]) <= LONGEST_LINK
            and _replaces(found[-1], (a, b, c, d))
        ):
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return found


def _replaces(*operations: tuple[int, int, int, int]) -> bool:
    return all(b > a and d > c for a, b, c, d in operations)


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    length = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        length += 1
    return length
