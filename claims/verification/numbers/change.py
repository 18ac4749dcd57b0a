"""Stated changes against their endpoints: "rose 50 % from 200 to 250", "doubled from 3 to 5 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.verification import lexicon
from claims.verification.numbers.comparison import Comparison, shown
from claims.verification.numbers.endpoints import Ends, alike, read_ends, words_of_time
from claims.verification.numbers.figures import ANY, CLOSE, OPEN, Figure, Passage, is_plural
from claims.verification.numbers.stated import Change, change_nouns, direction, read_changes

_SMALL_BASE = 20  # counted things below which a percentage says little
_SLIPS = (1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9)
_SLIPPED = 3  # times that a change is at most, if a figure is a thousandfold off
_NEAR = 3  # words between the verb and its endpoints
_MEASURED = re.compile(
    r"\b(?:index|rates?|ratings?|averages?|per|scores?|points?|prices?|ratio|levels?|magnitude|shares?|costs?|sales)\b"
)
_CONTINUES = re.compile(r"\s*(?:that|it|they|this|the (?:number|figure|total|rate|sum|price|cost|count)\w*)\b")


_TAKEN_UP = re.compile(
    rf"\A\W*(?:that|this|it|which)\b|\b(?:the|this|that) {ANY}[ -](?:[a-z-]{{1,15}} ){{0,2}}?(?:{change_nouns()})\b"
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_COSTS = re.compile(r"\b(?:prices?|costs?|rents?|fares?|fees?)\b")
_LATELY = re.compile(r"\b(?:the (?:year|month|quarter) before|(?:a|one) year (?:ago|earlier|before)|last year)\b")
_THEN = re.compile(
    rf"\b(?:last (?:year|season|month|week|summer|winter)|ago|a year (?:earlier|before)|previous|"
    rf"in (?:(?:19|20)\d\d|{_MONTHS}))\b"
)
_LATER = re.compile(
    rf"\b(?:now|today|this (?:year|season|month|week|summer|winter)|(?:in|by) (?:19|20)\d\d|currently|since|later|"
    rf"in (?:{_MONTHS}))\b"
)
_SAME = re.compile(r"\b(?:it|its|that|this|now|rate|figure|share|number|total)\b")
_FROM = re.compile(r"\b(?:from|than) (?:the |its |just |only )?\Z")  # a base told last
_OTHER_BASE = re.compile(r"\b(?:since|over|compared (?:with|to)|than|from) (?:in )?(?:19|20)\d\d\b")


def compare_changes(passages: list[Passage]) -> Iterator[Comparison]:
    """One comparison for each pair of endpoints that has a stated change or at least a direction."""
    previous: list[Change] = []
    before: Passage | None = None
    told: Ends | None = None  # the only endpoints of the passage before
    for passage in passages:
        ends = list(read_ends(passage))
        taken = frozenset(number for pair in ends for number in pair.used)
        changes = list(read_changes(passage, taken))
        for pair in ends:
            near = changes
            prices = before is not None and _COSTS.search(before.template) and _COSTS.search(passage.template)
            if not near and len(previous) == 1 and (prices or _CONTINUES.match(passage.template)):
                near = previous
            yield from _judge(passage, pair, near, len(ends) > 1)
        one = changes[0] if len(changes) == 1 else None
        alike_unit = one is not None and (one.kind != "absolute" or (one.unit and told and one.unit == told.after.unit))
        if not ends and told and alike_unit and _TAKEN_UP.search(passage.template):
            yield from _judge(passage, told, changes, False)
        elif not ends and changes and before is not None:
            yield from _carried(before, passage)
        previous = [] if ends else changes
        told = ends[0] if len(ends) == 1 else None
        before = passage


def _judge(passage: Passage, ends: Ends, changes: list[Change], several: bool) -> Iterator[Comparison]:
    if not changes:
        if (ends.moves or ends.sign) and not several:
            yield from _judge_direction(passage, ends)
        return
    judged = [_compare(passage, ends, change) for change in changes]
    right = [found for found in judged if found and found.outcome in ("consistent", "small_base")]
    if right:
        yield max(right, key=lambda found: found.outcome == "small_base")
    elif len(judged) == 1 and judged[0] and not several:
        yield judged[0]


def _carried(before: Passage, passage: Passage) -> Iterator[Comparison]:
    """ "Last year it sold 400. This year it sold 500, a rise of 25 percent": one figure of a kind in each."""
    then, now = bool(_THEN.search(before.template)), bool(_LATER.search(passage.template))
    back = bool(_THEN.search(passage.template)) and bool(_LATER.search(before.template)) and not then
    if not (then or now or back) or _OTHER_BASE.search(passage.template):
        return
    changes = [
        change
        for change in read_changes(passage, frozenset())
        if change.kind == "factor" or (change.sign and change.kind != "absolute")
    ]
    written = {change.written for change in changes}
    one = [figure for figure in before.figures if figure.noun not in words_of_time()]
    other = [
        figure for figure in passage.figures if figure.written not in written and figure.noun not in words_of_time()
    ]
    if len(one) != 1 or len(other) != 1 or not alike(one[0], other[0]) or one[0].unit != other[0].unit:
        return
    place = passage.template.find(f"{OPEN}{passage.figures.index(other[0])}{CLOSE}")
    back = back or bool(_FROM.search(passage.template, max(0, place - 20), place))
    if one[0].percent and not _SAME.search(passage.template):
        return
    first, last = (other[0], one[0]) if back else (one[0], other[0])
    yield from _judge(passage, Ends(first, last, 0, 0, frozenset(), moves=False), changes, False)


def _judge_direction(passage: Passage, ends: Ends) -> Iterator[Comparison]:
    before = re.split(r"[;:!?]|\. |, (?:and|but|while) ", passage.template[max(0, ends.start - 40) : ends.start])[-1]
    sign = ends.sign or direction(" ".join(before.split(",")[-1].split()[-_NEAR:]))
    if not sign:
        return
    one, other = ends.before, ends.after
    written = (one.written, other.written)
    word = "rise" if sign > 0 else "fall"
    grows = other.value > one.value
    if grows == (sign > 0) and other.value != one.value:
        slight = re.search(rf"\b(?:{lexicon.table('comparisons')['change']['slight']})\b", before)
        within_a_year = one.scale != other.scale and _LATELY.search(passage.template, ends.start)
        if (slight or within_a_year) and _far(one, other):
            why = f"A change within so short a time or so slight does not lead from {one.written} to {other.written}."
            yield Comparison("scale_slip", why, written)
        else:
            yield Comparison("consistent", f"The direction fits: from {one.written} to {other.written}.", written)
    elif not 1e-4 < other.value / one.value < 1e4:
        return
    elif any(other.scale > 1 and 1 < (other.value * slip / one.value) ** sign < _SLIPPED for slip in _SLIPS):
        yield Comparison(
            "scale_slip", f"From {one.written} to {other.written} is no {word}; one may be a thousandfold off.", written
        )
    else:
        yield Comparison("change_mismatch", f"Called a {word}, but {one.written} to {other.written} is none.", written)


def _far(one: Figure, other: Figure) -> bool:
    return max(one.value, other.value) > 100 * min(one.value, other.value)


# ------------------------------------------------------------------ comparing


def _compare(passage: Passage, ends: Ends, change: Change) -> Comparison | None:
    one, other = ends.before, ends.after
    written = (one.written, other.written, change.written)
    pair = f"{one.written} to {other.written}"
    if change.kind == "absolute" and (one.percent or (change.unit and one.unit and change.unit != one.unit)):
        return None
    relative = (other.value / one.value - 1) * 100
    if _fits(one, other, change):
        if (
            change.kind in ("percent", "factor")
            and one.counts
            and other.counts
            and one.unit == ""
            and one.value < _SMALL_BASE
            and one.noun not in words_of_time()
        ):
            why = f"{change.written} is right for {pair}, but of so few it says little."
            return Comparison("small_base" if _counts_things(passage, ends) else "consistent", why, written)
        return Comparison("consistent", f"{pair} fits “{change.written}”.", written)
    points = other.value - one.value
    if one.percent and other.percent and change.kind in ("percent", "points"):
        mixed = (
            abs(abs(points) - change.amount) <= 0.26
            if change.kind == "percent"
            else _fits(one, other, replace(change, kind="percent"))
        )
        if mixed and not _against(change, points):
            really = f"{shown(abs(points))} percentage points, or {shown(abs(relative))} percent"
            told = f"{pair} is {really}; “{change.written}” mixes them up."
            return Comparison("percent_points", told, written)
    elif change.kind == "points":
        if _fits(one, other, replace(change, kind="percent")):
            return Comparison(
                "percent_points", f"{pair} is a change of {shown(abs(relative))} percent, not of points.", written
            )
        return None
    for slip in _SLIPS:
        tried = replace(change, amount=change.amount * slip, slack=change.slack * slip)
        if (one.scale > 1 or other.scale > 1) and (
            _fits(one, other.scaled(slip), change) or (change.kind == "absolute" and _fits(one, other, tried))
        ):
            return Comparison(
                "scale_slip",
                f"“{change.written}” fits {pair} only if one of them is {shown(max(slip, 1 / slip))} times off.",
                written,
            )
    if not 1e-3 < other.value / one.value < 1e3:
        return None  # of different things
    really = {
        "percent": f"{shown(relative)} percent",
        "points": f"{shown(points)} points",
        "factor": f"{other.value / one.value:.2f} times",
    }.get(change.kind, shown(points))
    return Comparison("change_mismatch", f"{pair} is a change of {really}, not “{change.written}”.", written)


def _counts_things(passage: Passage, ends: Ends) -> bool:
    """Whether the endpoints count: a noun stands behind one of them, or a plural is what changes."""
    if ends.before.noun or ends.after.noun:
        return True
    subject = re.findall(r"[a-z]+", passage.template[: ends.start])
    return any(is_plural(word) for word in subject) and not _MEASURED.search(passage.template)


def _against(change: Change, difference: float) -> bool:
    return change.sign != 0 and (difference > 0) != (change.sign > 0)


def _fits(one: Figure, other: Figure, change: Change) -> bool:
    """Whether some exact values behind the rounded ones agree."""
    if _against(change, other.value - one.value) and other.value != one.value:
        return False
    if one.low() <= 0 or other.low() < 0:
        return True
    if change.kind == "factor":
        ratio, factor = other.value / one.value, change.amount
        if factor < 1:
            ratio, factor = 1 / ratio if ratio else 0.0, 1 / factor
        low, high = {"over": (0.98, 1.6), "under": (0.78, 1.02), "about": (0.85, 1.15)}.get(change.hedge, (0.93, 1.12))
        return factor * low <= ratio <= factor * high
    if change.kind == "percent":
        smallest = (other.low() / one.high() - 1) * 100
        largest = (other.high() / one.low() - 1) * 100
        smallest, largest = (
            sorted((abs(smallest), abs(largest))) if smallest * largest > 0 else (0.0, max(abs(smallest), abs(largest)))
        )
        if one.percent:  # figures of a few percent are rounded too much for that
            exact = abs(other.value / one.value - 1) * 100
            smallest, largest = exact * 0.97, exact * 1.03
        room = change.slack + 0.02 * change.amount + 0.1
    else:
        exact = abs(other.value - one.value)
        rounding = 0.11 if one.percent else 0.6 * (one.slack + other.slack)
        smallest, largest = exact - rounding, exact + rounding
        room = change.slack * (0.25 if change.kind == "points" else 1) + 0.001 * change.amount
    low, high = change.amount - room, change.amount + room
    low *= {"under": 0.85, "about": 0.88}.get(change.hedge, 1.0)
    high *= {"over": 1.4, "about": 1.12}.get(change.hedge, 1.0)
    return smallest <= high and largest >= low
