"""Cutting a text at every claim boundary, so that overlapping claims can be shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim's place: ``id`` is the caller's, the span in code points."""

    id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same claims. ``opens`` are those of ``ids`` whose first run this is."""

    text: str
    ids: tuple[int, ...]
    opens: tuple[int, ...]


def runs(text: str, marks: Iterable[Mark]) -> list[Run]:
    """Cut ``text`` into runs; the runs' texts joined are ``text`` to the letter.

    ``ids`` are in the order in which the claims open, longer ones first. Raises ``ValueError`` for a mark
    outside the text. Time grows with marks × overlap, not with marks × length.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.id))
    for mark in ordered:
        if not 0 <= mark.start < mark.end <= len(text):
            raise ValueError(f"mark {mark.id} at {mark.start}–{mark.end} lies outside the text")
    cuts = sorted({0, len(text), *(m.start for m in ordered), *(m.end for m in ordered)})
    result: list[Run] = []
    standing: list[Mark] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        standing = [mark for mark in standing if mark.end > start]
        opened = []
        while upcoming < len(ordered) and ordered[upcoming].start == start:
            opened.append(ordered[upcoming])
            upcoming += 1
        standing += opened
        result.append(Run(text[start:end], tuple(m.id for m in standing), tuple(m.id for m in opened)))
    return result
