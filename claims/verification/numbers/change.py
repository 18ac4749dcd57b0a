"""Stated changes against their endpoints: "rose 50 % from 200 to 250", "doubled from 3 to 5 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from claims.verification import lexicon
from claims.verification.numbers.comparison import Comparison, shown
from claims.verification.numbers.figures import ANY, GAP, F, Figure, Passage, is_plural

_SMALL_BASE = 20  # counted things below which a percentage says little
_SLIPS = (1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9)
_GAP = f"(?:(?!\\b(?:and|but|while|whereas) )(?:{GAP})){{0,50}}?"
_NEAR = 3  # words between the verb and its endpoints
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
    rf"\b(?:to|was|were|of|at|hit|reached) {F}{_GAP},? (?:compared (?:with|to)|against|versus|"
    rf"vs\.?|up from|down from) {F}"
)
_MORE_THAN = re.compile(
    rf"{F}{_GAP}, {F} (?:points? )?(?:more|higher|fewer|less|lower|larger|greater|smaller) than (?:the )?{F}"
)
_MEASURED = re.compile(
    r"\b(?:index|rates?|ratings?|averages?|per|scores?|points?|prices?|ratio|levels?|magnitude|shares?|costs?|sales)\b"
)
_STATED_AFTER = re.compile(r"[^.;:!?]{0,30}, (?:or )?(?:an? |up |down |by )")
_CONTINUES = re.compile(r"\s*(?:that|it|they|this|the (?:number|figure|total|rate|sum|price|cost|count)\w*)\b")


@dataclass(frozen=True, slots=True)
class _Change:
    """``kind``: percent, points, absolute or factor; ``sign``: +1, -1, or 0 where the words do not say."""

    kind: str
    amount: float
    slack: float
    sign: int
    hedge: str
    written: str
    unit: str = ""  # of an absolute change


@dataclass(frozen=True, slots=True)
class _Ends:
    before: Figure
    after: Figure
    start: int
    end: int
    used: frozenset[int]
    moves: bool  # "from ... to ...": a verb before it tells the direction


def compare_changes(passages: list[Passage]) -> Iterator[Comparison]:
    """One comparison for each pair of endpoints that has a stated change or at least a direction."""
    previous: list[_Change] = []
    for passage in passages:
        ends = list(_ends(passage))
        taken = frozenset(number for pair in ends for number in pair.used)
        changes = list(_changes(passage, taken))
        for pair in ends:
            near = changes
            if not near and len(previous) == 1 and _CONTINUES.match(passage.template):
                near = previous
            yield from _judge(passage, pair, near, len(ends) > 1)
        previous = [] if ends else changes


# -------------------------------------------------------------------- reading


def _ends(passage: Passage) -> Iterator[_Ends]:
    template = passage.template
    taken: set[int] = set()
    for pattern, before, after in (
        (_UP_FROM, 3, 1),
        (_MORE_THAN, 3, 1),
        (_FROM_TO, 1, 3),
        (_TO_FROM, 2, 1),
        (_AGAINST, 2, 1),
    ):
        for match in pattern.finditer(template):
            if pattern is _FROM_TO and _no_change(template, match):
                continue
            first, last = int(match[before]), int(match[after])
            if first in taken or last in taken:
                continue
            one, other = _share_scale(passage.figures[first], passage.figures[last])
            if _alike(one, other):
                taken |= {first, last}
                yield _Ends(
                    one, other, match.start(), match.end(), frozenset((first, last)), pattern in (_FROM_TO, _TO_FROM)
                )


def _no_change(template: str, match: re.Match[str]) -> bool:
    """A range: "between 3 and 5", "aged from 3 to 5", or a verb of change missing."""
    before = template[max(0, match.start() - 90) : match.start()]
    before = re.split(r"[.;:!?]", before)[-1]
    if match.group().startswith("between"):
        return True
    if _STATED_AFTER.match(template, match.end()):
        return False
    return not _direction(before) and not re.search(
        r"\b(?:went|going|moved|changed|doubl|tripl|trebl|halv|quadrupl|up|down)\w*", before
    )


def _share_scale(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """ "From 3 to 5 million", "from $3 to $5 million", "from 4 to 6 percent"."""
    if one.scale == 1 and other.scale > 1 and one.value < 1000 and one.unit in ("", other.unit) and not one.noun:
        one = one.scaled(other.scale)
    if one.unit == "" and other.unit == "%" and not one.noun:
        one = replace(one, unit="%")
    return one, other


def _alike(one: Figure, other: Figure) -> bool:
    if one.unit and other.unit and one.unit != other.unit:
        return False
    if (one.unit == "%") != (other.unit == "%"):
        return False
    if one.noun and other.noun and one.noun != other.noun and one.counts and other.counts:
        return one.noun in _words_of_time() or other.noun in _words_of_time()
    return one.value > 0 and other.value > 0


@cache
def _words_of_time() -> frozenset[str]:
    return frozenset(["year", "month", "week", "day", "quarter", "decade", "last", "early", "earlier", "now", "today"])


def _changes(passage: Passage, taken: frozenset[int]) -> Iterator[_Change]:
    seen: set[int] = set()
    for pattern in _patterns():
        for match in pattern.finditer(passage.template):
            number = int(match["figure"])
            if number in taken or number in seen:
                continue
            seen.add(number)
            figure = passage.figures[number]
            if not passage.figures[number].percent and match.group().startswith((" or", ", or", " (")):
                continue  # "to $5 million, or $2 a share"
            kind = {"%": "percent", "points": "points", "basis": "points"}.get(figure.unit, "absolute")
            if kind == "absolute" and figure.noun == "point" and passage.figures[min(taken, default=number)].percent:
                kind = "points"
            hundredth = figure.unit in ("basis", "US cents")
            amount, slack = (figure.value / 100, figure.slack / 100) if hundredth else (figure.value, figure.slack)
            unit = "" if hundredth or kind != "absolute" else figure.unit
            yield _Change(kind, amount, slack, _direction(match.group()), figure.hedge, figure.written, unit)
    table = lexicon.table("comparisons")["change"]
    for match in _factor_pattern().finditer(passage.template):
        factor = table["factors"][match["stem"]]
        yield _Change("factor", float(factor), 0.0, 0, table["hedges"].get(match["hedge"], ""), match.group())
    for match in _share_pattern().finditer(passage.template):
        share = float(table["shares"][match["share"]])
        hedge = "about" if match["hedge"] else ""
        yield _Change("percent", share, 2.5, _direction(match["verb"]), hedge, match.group())


def _judge(passage: Passage, ends: _Ends, changes: list[_Change], several: bool) -> Iterator[Comparison]:
    if not changes:
        if ends.moves and not several:
            yield from _judge_direction(passage, ends)
        return
    judged = [_compare(passage, ends, change) for change in changes]
    right = [found for found in judged if found and found.outcome in ("consistent", "small_base")]
    if right:
        yield max(right, key=lambda found: found.outcome == "small_base")
    elif len(judged) == 1 and judged[0] and not several:
        yield judged[0]


def _judge_direction(passage: Passage, ends: _Ends) -> Iterator[Comparison]:
    before = re.split(r"[;:!?]|\. |, (?:and|but|while) ", passage.template[max(0, ends.start - 40) : ends.start])[-1]
    sign = _direction(" ".join(before.split(",")[-1].split()[-_NEAR:]))
    if not sign:
        return
    one, other = ends.before, ends.after
    written = (one.written, other.written)
    grows = other.value > one.value
    if grows == (sign > 0) and other.value != one.value:
        if re.search(rf"\b(?:{lexicon.table('comparisons')['change']['slight']})\b", before) and _far(one, other):
            yield Comparison(
                "scale_slip", f"A slight change cannot lead from {one.written} to {other.written}.", written
            )
        else:
            yield Comparison("consistent", f"The direction fits: from {one.written} to {other.written}.", written)
    elif not 1e-4 < other.value / one.value < 1e4:
        return
    elif any(other.scale != one.scale and 1 < other.value * slip / one.value < 3 for slip in _SLIPS) and sign > 0:
        yield Comparison(
            "scale_slip", f"From {one.written} to {other.written} is no rise; one may be a thousandfold off.", written
        )
    else:
        word = "rise" if sign > 0 else "fall"
        yield Comparison("change_mismatch", f"Called a {word}, but {one.written} to {other.written} is none.", written)


def _far(one: Figure, other: Figure) -> bool:
    return max(one.value, other.value) > 100 * min(one.value, other.value)


# ------------------------------------------------------------------ comparing


def _compare(passage: Passage, ends: _Ends, change: _Change) -> Comparison | None:
    one, other = ends.before, ends.after
    written = (one.written, other.written, change.written)
    pair = f"{one.written} to {other.written}"
    if change.kind == "absolute" and (one.percent or (change.unit and one.unit and change.unit != one.unit)):
        return None
    relative = (other.value / one.value - 1) * 100
    if _fits(one, other, change):
        if (
            change.kind == "percent"
            and one.counts
            and other.counts
            and one.unit == ""
            and one.value < _SMALL_BASE
            and one.noun not in _words_of_time()
        ):
            why = f"{change.written} is right for {pair}, but a percentage of so few says little."
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


def _counts_things(passage: Passage, ends: _Ends) -> bool:
    """Whether the endpoints count: a noun stands behind one of them, or a plural is what changes."""
    if ends.before.noun or ends.after.noun:
        return True
    subject = re.findall(r"[a-z]+", passage.template[: ends.start])
    return any(is_plural(word) for word in subject) and not _MEASURED.search(passage.template)


def _against(change: _Change, difference: float) -> bool:
    return change.sign != 0 and (difference > 0) != (change.sign > 0)


def _fits(one: Figure, other: Figure, change: _Change) -> bool:
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


# -------------------------------------------------------------------- lexicon


@cache
def _words() -> tuple[str, str]:
    table = lexicon.table("comparisons")["change"]
    up = [*table["up_verbs"].split(), *table["up_nouns"].split(), "up", "more", "higher", "larger", "greater"]
    down = [*table["down_verbs"].split(), *table["down_nouns"].split(), "down", "fewer", "less", "smaller"]
    return "|".join(sorted(set(up), key=lambda w: -len(w))), "|".join(sorted(set(down), key=lambda w: -len(w)))


@cache
def _direction_pattern() -> re.Pattern[str]:
    up, down = _words()
    return re.compile(rf"\b(?:(?P<up>{up})|(?P<down>{down}))\b(?!-)")


def _direction(words: str) -> int:
    """+1 or -1 by the last word of change; 0 without one."""
    sign = 0
    for match in _direction_pattern().finditer(words):
        sign = 1 if match["up"] else -1
    return sign


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = lexicon.table("comparisons")["change"]
    verbs = "|".join([*table["up_verbs"].split(), *table["down_verbs"].split(), "up", "down"])
    nouns = "|".join([*table["up_nouns"].split(), *table["down_nouns"].split()])
    figure = F.replace("(", "(?P<figure>", 1)
    return (
        re.compile(
            rf"\b(?:{verbs}) (?:(?!to |from |at |of |in |below |above |between |than |past |for |into "
            rf")[a-z-]{{1,15}} ){{0,2}}?(?P<by>by )?(?:an? )?{figure}(?! or (?:more|less))"
        ),
        re.compile(rf"{figure}[ -](?:[a-z-]{{1,15}} ){{0,2}}?(?:{nouns})\b"),
        re.compile(rf"\b(?:{nouns}) (?:[a-z-]{{1,15}} ){{0,3}}?of {figure}"),
        re.compile(rf"{figure} (?:points? )?(?:more|higher|fewer|less|lower|larger|greater|smaller) than"),
        re.compile(rf"(?:,? or | \()(?:by )?{figure}(?=[.,;)]|\Z| (?:less|more|fewer)\b)"),
    )


@cache
def _factor_pattern() -> re.Pattern[str]:
    stems = "|".join(lexicon.table("comparisons")["change"]["factors"])
    return re.compile(
        rf"(?:\b(?P<hedge>more than|nearly|almost|about|roughly|well over|practically|virtually) "
        rf")?\b(?P<stem>{stems})(?:e|es|ed|ing|led|ling)?\b(?! (?:digit|check|standard|room|bed|murder|"
        rf"gold|jeopardy|down))"
    )


@cache
def _share_pattern() -> re.Pattern[str]:
    table = lexicon.table("comparisons")["change"]
    verbs = "|".join([*table["up_verbs"].split(), *table["down_verbs"].split()])
    shares = "|".join(sorted(table["shares"], key=lambda share: -len(share)))
    return re.compile(
        rf"\b(?P<verb>{verbs}) (?:[a-z-]{{1,15}} ){{0,3}}?(?:by )?(?P<hedge>(?:more than|nearly|almost|"
        rf"about|roughly|over) )?(?P<share>{shares})\b"
    )
