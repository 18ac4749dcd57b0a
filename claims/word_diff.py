"""The difference of two texts word by word, for people to read. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

MOST_WORDS = 20_000
"""Words, signs and spaces of either text that are compared one by one; beyond them the texts differ as wholes."""

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """``words`` of both texts, of the old alone or of the new alone, to the letter."""

    kind: Kind
    words: str


def word_diff(old: str, new: str) -> list[Stretch]:
    """Stretches whose old sides joined are ``old`` and whose new sides joined are ``new``.

    What is gone stands before what is new in its place. Single spaces between changed words are changed with them, so
    that a rewritten phrase reads as one. Time grows with the product of the lengths over 64, for at most
    ``MOST_WORDS`` each.
    """
    if old == new:
        return [Stretch(Kind.SAME, old)] if old else []
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return list(_both(old, new))
    return list(_joined(_stretches(before, after)))


def shortened(stretches: Sequence[Stretch], around: int = 80) -> list[Stretch]:
    """The same with the middle of long unchanged stretches left out, ``around`` characters kept beside a change."""
    last = len(stretches) - 1
    return [_short(one, around, opens=at == 0, closes=at == last) for at, one in enumerate(stretches)]


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(old side, new side) of each run of alike or unlike pieces; alike runs have equal sides."""
    for step in Indel.opcodes(before, after):
        yield "".join(before[step.src_start : step.src_end]), "".join(after[step.dest_start : step.dest_end])


def _joined(runs: Iterator[tuple[str, str]]) -> Iterator[Stretch]:
    gone = new = blank = ""
    for old_side, new_side in runs:
        if old_side != new_side:
            gone, new, blank = gone + blank + old_side, new + blank + new_side, ""
        elif (gone or new) and not old_side.strip():
            blank += old_side
        else:
            yield from _both(gone, new)
            gone = new = ""
            yield Stretch(Kind.SAME, blank + old_side)
            blank = ""
    yield from _both(gone, new)
    if blank:
        yield Stretch(Kind.SAME, blank)


def _both(gone: str, new: str) -> Iterator[Stretch]:
    if gone:
        yield Stretch(Kind.GONE, gone)
    if new:
        yield Stretch(Kind.NEW, new)


def _short(stretch: Stretch, around: int, *, opens: bool, closes: bool) -> Stretch:
    words = stretch.words
    if stretch.kind is not Kind.SAME or len(words) <= 2 * around + 1:
        return stretch
    head = "" if opens else words[:around]
    tail = "" if closes else words[-around:]
    return Stretch(Kind.SAME, f"{head} … {tail}")
