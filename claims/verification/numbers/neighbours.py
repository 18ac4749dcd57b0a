"""Parts and totals that stand in different sentences: "Of those, 30 ...", "All 45 councillors ...", "The rest, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.verification.numbers.comparison import Comparison, shown
from claims.verification.numbers.figures import GAP, OPEN, F, Figure, Passage, plural_of, read_passage
from claims.verification.numbers.parts import compare_parts, compare_total_after
from claims.verification.numbers.sums import SLIPS, one_answer, sum_of_parts

_IN_TOTAL = re.compile(r"(?:in total|in all|altogether|the total|together|overall|combined|that makes)\b")
_OF_THOSE = re.compile(r"\W*(?:of|among|out of) (?:those|them|these|that|this|which)(?: [a-z]{3,15})?,? ")
_SPLIT = re.compile(rf"\W*{F} (?:of them )?(?:were|are|was|had|have|voted|died|said)\b{GAP}{{1,40}}(?:,| and) {F}")
_ALL_OF_THEM = re.compile(rf"\W*all (?:of the |the )?{F}(?! (?:of|percent))")
_WITH = re.compile(
    rf"\W*(?:with|including|counting|adding|together with) (?:the |its |another )?(?:other )?{F}{GAP}{{3,60}}?"
    rf"\b(?:employs?|has|have|had|makes?|brings?|is|are|total|totals|comes to)\b{GAP}{{0,25}}{F}"
)
_VOTED = re.compile(r"\b(?:voted|cast|took part in the vote)\b")
_SHARING = re.compile(
    r"\b(?:pays?|paid|paying|contribut\w+|covers?|covered|gives?|gave|provid\w+|funded|chip\w*|"
    r"gets?|got|receives?|received|goes|go|went|spent|set aside|earmarked|allocated|put in)\b"
)
_REST = re.compile(
    rf"\b(?:the )?(?:(?:remaining|remainder|rest)\b(?: of (?:it|them|the (?:money|sum|cash|funds|total)))?"
    rf"(?: |,? (?:which|that)? ?){GAP}{{0,12}}?|(?<=the )other ){F}"
)
_EACH = re.compile(r"\b(?:each|apiece|every one|per (?!cent|year|month|week|day|hour|capita|night)[a-z]{4,15})\b")
_MORE = re.compile(r"\b(?:more|another|others?|also|including|per|about|so far|short)\b")
_TIMES = frozenset(["year", "month", "week", "day", "hour", "minute", "time", "decade", "point", "way", "part"])
_REST_ROOM = 1.3
_TWO = 2  # figures: a number, and a price or a sum
_FEWEST_PARTS, _MOST_PARTS = 2, 4  # of a total, the rest among them
_FARTHEST = 5  # passages from the rest to its total
_ROOM = 1.6  # times a part that a total of kinds is off at most; more is of other things


def compare_neighbours(passages: list[Passage]) -> Iterator[Comparison]:
    """What one passage takes up of those before it. Linear in their number."""
    for one, following in pairwise(passages):
        if not one.figures or not following.figures:
            continue
        if _IN_TOTAL.match(following.template):
            yield from compare_total_after(read_passage(f"{one.text} {following.text}"))
        yield from _of_those(one, following)
        yield from _all_of_them(one, following)
        yield from _shared(one, following)
        yield from _each(one, following)
    yield from _rests(passages)


def _of_those(one: Passage, following: Passage) -> Iterator[Comparison]:
    """ "Police held 42 people. Of those, 30 ..." reads as "Of the 42 people, 30 ..."."""
    match = _OF_THOSE.match(following.template)
    split = match is None and _SPLIT.match(following.template) and one_answer(following.template, [])
    if not match and not split:
        return
    whole = [figure for figure in one.figures if figure.counts and figure.plural and figure.noun not in _TIMES]
    if not whole:
        whole = [figure for figure in one.figures if figure.scale > 1 or figure.unit in _money(one.figures)]
    if len(whole) == 1:
        named = f"{whole[0].written} {plural_of(whole[0].noun)}".strip()
        rest = following.text[match.end() :] if match else following.text
        yield from compare_parts(read_passage(f"Of the {named}, {rest}"))


def _money(figures: list[Figure]) -> set[str]:
    return {figure.unit for figure in figures if figure.unit.isupper() and len(figure.unit) == 3}  # ISO 4217


def _counted(passage: Passage) -> list[Figure]:
    return [figure for figure in passage.figures if figure.noun not in _TIMES]


def _all_of_them(one: Passage, following: Passage) -> Iterator[Comparison]:
    """ "Three adults and two children died. All five victims ...", "by 31 votes to 14. All 45 councillors voted"."""
    match, parts = _ALL_OF_THEM.match(following.template), _counted(one)
    together = None if match else _WITH.match(following.template)
    if together:
        parts, total = [*parts, following.figure(together[1])], following.figure(together[2])
    elif match:
        total = following.figure(match[1])
    else:
        return
    if len(parts) < 2 or not all(part.counts and not part.hedge for part in [*parts, total]):
        return
    exact = sum(part.value for part in parts)
    product = parts[0].value * parts[1].value if _EACH.search(one.template) or f" of {OPEN}" in one.template else 0
    if total.value in (product, *(part.value for part in parts)) or not 1 / _ROOM <= exact / total.value <= _ROOM:
        return
    votes = parts[0].noun in ("vote", "") and re.search(rf"votes? to {OPEN}", one.template)
    if votes and exact < total.value and not _VOTED.search(following.template):
        return  # some were absent
    if exact != total.value and _MORE.search(one.template):
        return
    compared = sum_of_parts(total, parts)
    if compared:
        yield compared


def _shared(one: Passage, following: Passage) -> Iterator[Comparison]:
    """ "It will cost $450 million. The state pays $300 million, the city $150 million"."""
    if _MORE.search(following.template) or not _SHARING.search(following.template):
        return
    for unit in _money(one.figures):
        totals = [figure for figure in one.figures if figure.unit == unit]
        parts = [figure for figure in following.figures if figure.unit == unit]
        if len(totals) != 1 or len(parts) < 2 or _EACH.search(following.template):
            continue
        total, exact = totals[0], sum(part.value for part in parts)
        written = (total.written, *(part.written for part in parts))
        listed = " + ".join(part.written for part in parts)
        if abs(exact / total.value - 1) <= 0.02:
            yield Comparison("consistent", f"{listed} fits the total {total.written}.", written)
        elif any(abs(exact / total.value / slip - 1) <= 0.02 for slip in (*SLIPS, *(1 / slip for slip in SLIPS))):
            yield Comparison("scale_slip", f"{listed} is {shown(exact)}, not {total.written}.", written)
        elif 1 < exact / total.value < _ROOM and total.hedge != "over":
            yield Comparison("parts_total", f"{listed} is {shown(exact)}, more than {total.written}.", written)


def _each(one: Passage, following: Passage) -> Iterator[Comparison]:
    """ "It will spend 4 million euros. Each of the 2,000 pensioners gets 2,000 euros", in either order."""
    for single, other in ((following, one), (one, following)):
        if not _EACH.search(single.template):
            continue
        if len(single.figures) == 1 and len(other.figures) == _TWO and single is one:  # the price alone
            single = Passage(single.text, [single.figures[0], *_uncounted(other)], single.template, single.offset)
        if len(single.figures) != _TWO:
            continue
        number = next(
            (figure for figure in single.figures if figure.counts or (figure.scale > 1 and not figure.unit)), None
        )
        price = next((figure for figure in single.figures if figure.unit in _money(single.figures)), None)
        totals = [figure for figure in other.figures if price and figure.unit == price.unit]
        if (
            number is None
            or price is None
            or len(totals) != 1
            or number.noun in _TIMES
            or "per year" in single.template
        ):
            continue
        total, product = totals[0], number.value * price.value
        written = (price.written, number.written, total.written)
        ratio = total.value / product if product else 0.0
        told = f"{number.written} times {price.written} is {shown(product)}"
        room = 0.06 + 0.1 * any(figure.hedge for figure in (number, price, total))
        if abs(ratio - 1) <= room:
            yield Comparison("consistent", f"{told}.", written)
        elif any(abs(ratio / slip - 1) <= room for slip in (*SLIPS, *(1 / slip for slip in SLIPS))):
            yield Comparison("scale_slip", f"{told}, not {total.written}.", written)
        elif any(abs(ratio / slip - 1) <= room for slip in (10, 100, 0.1, 0.01)) or (
            _IN_TOTAL.search(other.template) and 1 / 3 < ratio < 3
        ):
            yield Comparison("parts_total", f"{told}, not {total.written}.", written)


def _uncounted(passage: Passage) -> list[Figure]:
    return [figure for figure in passage.figures if not figure.unit]


def _rests(passages: list[Passage]) -> Iterator[Comparison]:
    """ "The city has $10 million. Of this, $4 million ... Another $3 million ... The remaining $3 million ..."."""
    for number, passage in enumerate(passages):
        match = _REST.search(passage.template)
        if not match:
            continue
        rest = passage.figure(match[1])
        if rest.percent or rest.unit in ("points", "basis"):
            continue
        before = [
            figure
            for earlier in passages[max(0, number - _FARTHEST) : number]
            for figure in earlier.figures
            if figure.unit == rest.unit and figure.noun not in _TIMES
        ]
        here = [f for f in passage.figures[: int(match[1])] if f.unit == rest.unit and f.noun not in _TIMES]
        whole_here = here and abs(here[0].value - sum(part.value for part in [*here[1:], rest])) < here[0].value * 0.3
        if not before or (here and (here[0].value >= max(f.value for f in before) or (len(here) > 1 and whole_here))):
            continue
        total = max(before, key=lambda figure: figure.value)
        if "compared" in next(p.template for p in passages[max(0, number - _FARTHEST) : number] if total in p.figures):
            continue
        place = len(before) - 1 - [figure is total for figure in reversed(before)].index(True)
        parts = [*before[place + 1 :], *here, rest]
        if not _FEWEST_PARTS <= len(parts) <= _MOST_PARTS or any(part.value >= total.value for part in parts):
            continue
        if 1 / _REST_ROOM < sum(part.value for part in parts) / total.value < _REST_ROOM:
            compared = sum_of_parts(total, parts)
            if compared:
                yield compared
