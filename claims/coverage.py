"""How much of a text was checked, counted in its sentences. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.extraction.nature import Nature, NatureKind
from claims.workflow import PUBLIC_STATES, ClaimState

# Below this check-worthiness a claim that is no statement of fact, prediction or promise needs no check. Half is where
# the engine's reasons for checking outweigh those against it.
WORTH_CHECKING = 0.5
CHECKED_STATES = PUBLIC_STATES | {ClaimState.APPROVED, ClaimState.RETRACTED}


class Cover(StrEnum):
    """What became of a sentence. ``NONE``: nothing checkable was found in it."""

    CHECKED = "checked"
    OPEN = "open"
    DISMISSED = "dismissed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Placed:
    """What of a claim matters here: its place in code points, its state, and whether it can and need be checked."""

    start: int
    end: int
    state: str
    checkable: bool
    needs_a_look: bool = False


def is_checkable(nature: str, check_worthiness: float) -> bool:
    """Whether a claim is worth a check: a source can bear it out, or its check-worthiness is high enough.

    A claim whose nature nobody read counts as a statement of fact.
    """
    kind = NatureKind(nature) if nature else NatureKind.FACT
    return Nature(kind, "").checkable or check_worthiness >= WORTH_CHECKING


def cover(sentences: Sequence[tuple[int, int]], claims: Iterable[Placed]) -> list[Cover]:
    """For each sentence, in order, what became of the checkable claims that share words with it.

    Checked: at least one is approved or was published, and every other is so or dismissed. Dismissed: all are. Open:
    all else, also where a claim asks to be looked at again. Time grows with sentences + claims × sentences they touch.
    """
    starts = [start for start, _ in sentences]
    ends = [end for _, end in sentences]
    seen: list[set[Cover]] = [set() for _ in sentences]
    for claim in claims:
        if not claim.checkable:
            continue
        became = _became(claim)
        for index in range(bisect_right(ends, claim.start), bisect_left(starts, claim.end)):
            seen[index].add(became)
    return [_of_sentence(found) for found in seen]


def _became(claim: Placed) -> Cover:
    if claim.state == ClaimState.DISMISSED:
        return Cover.DISMISSED
    return Cover.CHECKED if claim.state in CHECKED_STATES and not claim.needs_a_look else Cover.OPEN


def _of_sentence(found: set[Cover]) -> Cover:
    for one in (Cover.OPEN, Cover.CHECKED, Cover.DISMISSED):
        if one in found:
            return one
    return Cover.NONE
