"""What changed: the two figures that a change leads from and to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from claims.verification.numbers.figures import ANY, GAP, F, Figure, Passage
from claims.verification.numbers.stated import direction

_GAP = f"(?:(?!\\b(?:and|but|while|whereas) )(?:{GAP})){{0,50}}?"
_FROM_TO = re.compile(rf"\b(?:from|between) {F}(?P<gap>{_GAP})\b(?:to|and) (?:just |only |a record )?{F}")
_TO_FROM = re.compile(
    rf"\b(?:to|at|reached|hit|was|were|of|totalled|totaled) {F}(?:,? or {ANY} (?:a|per) (?:diluted "
    rf")?share)?{_GAP}(?:,? (?:up|down))?,? from {F}"
)
_UP_FROM = re.compile(
    rf"{F}{_GAP},? (?:(?:up|down)|an? (?:[a-z-]{{1,12}} ){{0,2}}(?:increase|rise|gain|jump|drop|"
    rf"fall|decline|decrease|growth)(?: of)?)(?: by)? ?(?:{F}{_GAP})? ?from {F}"
)
_AGAINST = re.compile(
    rf"\b(?:to|was|were|is|are|of|at|hit|reached|costs?|found|recorded|counted|had|has|sold|made|earned) "
    rf"{F}{_GAP},? (?:compared (?:with|to)|against|versus|"
    rf"vs\.?|up from|down from) {F}"
)
_MORE_THAN = re.compile(
    rf"{F}{_GAP}, {F} (?:points? )?(?:more|higher|fewer|less|lower|larger|greater|smaller) than "
    rf"(?:the |its |an? )?(?:[a-z]{{3,12}} )?{F}"
)
_UP_ON = re.compile(rf"{F}{_GAP},? {ANY} (?:up|down) on (?:last year's |the previous year's |the )?{F}")
_IN_YEAR = r"(?:\b(?:in|for|by|during) (?:[a-z]{{3,9}} )?(?P<{0}>(?:19|20)\d\d)\b)"
_TWO_YEARS = re.compile(
    rf"{F}{GAP}{{0,40}}?{_IN_YEAR.format('earlier')}{GAP}{{0,30}}?{F}{GAP}{{0,40}}?{_IN_YEAR.format('later')}"
)
_NOW = re.compile(
    rf"{F}{GAP}{{0,40}}?\b(?:in (?:19|20)\d\d|last year|a (?:year|decade) (?:ago|earlier|before)|the year before)\b"
    rf"{GAP}{{0,30}}?\b(?:now|today|this year)\b(?: [a-z]{{1,12}}){{0,3}} {F}"
)
_TODAY = re.compile(
    rf"{F}{GAP}{{0,40}}?\b(?:in (?:19|20)\d\d|last year|a (?:year|decade) (?:ago|earlier|before))\b{GAP}{{0,20}}?"
    rf"\b(?:is|are|has|stands at) {F}{GAP}{{0,30}}?\b(?:now|today|this year)\b"
)
_UP_OR_DOWN = re.compile(r"\b(up|down) from\b")
_STATED_AFTER = re.compile(r"[^.;:!?]{0,30}, (?:or )?(?:an? |up |down |by )")


@dataclass(frozen=True, slots=True)
class Ends:
    before: Figure
    after: Figure
    start: int
    end: int
    used: frozenset[int]
    moves: bool  # "from ... to ...": a verb before it tells the direction
    sign: int = 0  # +1 for "up from", -1 for "down from"


def read_ends(passage: Passage) -> Iterator[Ends]:
    """Pairs of figures of which the first became the second, no figure twice."""
    template = passage.template
    taken: set[int] = set()
    for pattern, before, after in (
        (_UP_FROM, 3, 1),
        (_MORE_THAN, 3, 1),
        (_FROM_TO, 1, 3),
        (_TO_FROM, 2, 1),
        (_AGAINST, 2, 1),
        (_TWO_YEARS, 1, 3),
        (_NOW, 1, 2),
        (_TODAY, 1, 2),
        (_UP_ON, 2, 1),
    ):
        for match in pattern.finditer(template):
            if pattern is _FROM_TO and _no_change(template, match):
                continue
            first, last = int(match[before]), int(match[after])
            if first in taken or last in taken:
                continue
            if pattern is _TWO_YEARS and match["earlier"] > match["later"]:
                first, last = last, first
            one, other = _share_scale(passage.figures[first], passage.figures[last])
            if alike(one, other):
                taken |= {first, last}
                told = _UP_OR_DOWN.search(match.group())
                sign = 0 if told is None else 1 if told[1] == "up" else -1
                moves = pattern in (_FROM_TO, _TO_FROM)
                yield Ends(one, other, match.start(), match.end(), frozenset((first, last)), moves, sign)


def _no_change(template: str, match: re.Match[str]) -> bool:
    """A range: "between 3 and 5", "aged from 3 to 5", or a verb of change missing."""
    before = template[max(0, match.start() - 90) : match.start()]
    before = re.split(r"[.;:!?]", before)[-1]
    if match.group().startswith("between"):
        return True
    if _STATED_AFTER.match(template, match.end()):
        return False
    return not direction(before) and not re.search(
        r"\b(?:went|going|moved|changed|doubl|tripl|trebl|halv|quadrupl|up|down|taking|bringing|took|brought)\w*",
        before,
    )


def _share_scale(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """ "From 3 to 5 million", "from $3 to $5 million", "from 4 to 6 percent"."""
    if one.scale == 1 and other.scale > 1 and one.value < 1000 and one.unit in ("", other.unit) and not one.noun:
        one = one.scaled(other.scale)
    if one.unit == "" and other.unit == "%" and not one.noun:
        one = replace(one, unit="%")
    return one, other


def alike(one: Figure, other: Figure) -> bool:
    """Whether the figures may be of one thing at two times."""
    if one.unit and other.unit and one.unit != other.unit:
        return False
    if (one.unit == "%") != (other.unit == "%"):
        return False
    if one.noun and other.noun and one.noun != other.noun and one.counts and other.counts:
        return one.noun in words_of_time() or other.noun in words_of_time()
    return one.value > 0 and other.value > 0


@cache
def words_of_time() -> frozenset[str]:
    return frozenset(["year", "month", "week", "day", "quarter", "decade", "last", "early", "earlier", "now", "today"])
