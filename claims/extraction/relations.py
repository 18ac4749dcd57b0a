"""How claims lie to one another: a date inside a quotation, a number that shares words with a role.

Derived from anchors whenever asked; nothing is stored that could go stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

Key = TypeVar("Key")
Anchor = tuple[Key, int, int]
"""A claim by any name with its half-open stretch of the text."""


class Relation(StrEnum):
    """What a claim does to the other one."""

    CONTAINS = "contains"
    INSIDE = "inside"
    OVERLAPS = "overlaps"


def relation(one: tuple[int, int], other: tuple[int, int]) -> Relation | None:
    """What ``one`` does to ``other``; None where they share no character. The same stretch overlaps."""
    if one[0] >= other[1] or other[0] >= one[1]:
        return None
    if one != other and one[0] <= other[0] and other[1] <= one[1]:
        return Relation.CONTAINS
    if one != other and other[0] <= one[0] and one[1] <= other[1]:
        return Relation.INSIDE
    return Relation.OVERLAPS


def related_to(one: tuple[int, int], others: Iterable[Anchor[Key]]) -> Iterator[tuple[Key, Relation]]:
    """The claims that share words with the stretch ``one``, in the order given."""
    for key, start, end in others:
        found = relation(one, (start, end))
        if found is not None:
            yield key, found


def related(anchors: Sequence[Anchor[Key]]) -> dict[Key, list[tuple[Key, Relation]]]:
    """For each claim the others that share words with it, in the order of the text.

    The work grows with the number of claims and of pairs found.
    """
    found: dict[Key, list[tuple[Key, Relation]]] = {key: [] for key, _, _ in anchors}
    standing: list[Anchor[Key]] = []
    for anchor in sorted(anchors, key=lambda anchor: (anchor[1], -anchor[2])):
        key, start, end = anchor
        standing = [other for other in standing if other[2] > start]
        for other_key, other_start, other_end in standing:
            lies = relation((other_start, other_end), (start, end))
            if lies is not None:
                found[other_key].append((key, lies))
                found[key].append((other_key, _REVERSE[lies]))
        standing.append(anchor)
    return found


_REVERSE = {
    Relation.CONTAINS: Relation.INSIDE,
    Relation.INSIDE: Relation.CONTAINS,
    Relation.OVERLAPS: Relation.OVERLAPS,
}
