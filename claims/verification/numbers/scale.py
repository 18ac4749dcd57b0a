"""Figures that are a thousand or a million times off, and measures that do not convert into one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.verification import lexicon
from claims.verification.numbers.comparison import Comparison, shown
from claims.verification.numbers.figures import CLOSE, GAP, OPEN, F, Figure, Passage

_SLIPS = (1e3, 1e6, 1e9)
_EACH_AND_ALL = 3  # figures: the price, the number, the sum
_MOST_PEOPLE = 1e10  # more than live on earth
_EACH_FIRST = re.compile(
    rf"{F}(?: [a-z]{{1,15}}){{0,3}} (?:to |for )?(?:each of|per person for|each for|apiece for|"
    rf"for each one of|to every one of|per head for|a month for|each to) (?:the |its |some |their "
    rf")?{F}{GAP}{{0,80}}{F}"
)
_EACH_LAST = re.compile(
    rf"{F}{GAP}{{0,60}}{F}(?: [a-z]{{1,15}}){{0,2}}(?: |-)?(?:each|apiece|a head|per (?:person|"
    rf"head|household|family|child|student|pupil|worker|home|ticket|unit|resident|voter|customer|"
    rf"patient|car|item|share|employee|vehicle|dose|copy)|a (?:ticket|copy|piece|dose|share|person|"
    rf"head)){GAP}{{0,60}}?(?:total|totall?ing|or|cost|costing|worth|bill|in all|altogether|came "
    rf"to|comes to|sum|brought in|raising|for|of|=){GAP}{{0,30}}{F}"
)
_EACH_OF = re.compile(
    rf"\beach of (?:the |its |their )?(?:[a-z]{{2,15}}'s? )?{F}{GAP}{{0,60}}{F}{GAP}{{0,40}}(?:total|in all|altogether|"
    rf"or|sum|brings in|bringing in|raising){GAP}{{0,20}}{F}"
)
_SHARED_OUT = re.compile(
    rf"{F}{GAP}{{0,30}}?\b(?:to|for|among|between|on) (?:the |its |some )?{F}{GAP}{{0,25}}?,? (?:or|which is|that is) "
    rf"{F} (?:each|apiece|a head|per [a-z]{{3,12}})\b"
)
_EACH_ALONE = re.compile(
    rf"{F} (?:each|apiece|a head|per (?:person|head|capita|household|family|resident|student|"
    rf"pupil|worker|employee|taxpayer|voter|patient))\b"
)
_CONVERTED = re.compile(
    rf"{F}(?: [a-z/]{{1,12}}){{0,3}} ?(?:\((?:about |or |some |roughly |around |approximately "
    rf")?|, or (?:about )?|,? (?:equal|equivalent) to |—){F}"
)
_DEGREE = "[ °]{0,2}(?:degrees? )?(celsius|fahrenheit|centigrade|c|f)\\b"
_DEGREES = re.compile(rf"{F}{_DEGREE} ?(?:\(|, or |—|/)(?:about |or |some |around )?{F}{_DEGREE}")
_ROUNDED_DEGREES = 2.5  # Fahrenheit
_RATES = {
    ("km", "mi"): 1.60934, ("m", "ft"): 0.3048, ("kg", "lb"): 0.453592, ("cm", "in"): 2.54, ("ha", "acres"): 0.404686,
    ("km²", "mi²"): 2.58999, ("m²", "ft²"): 0.092903, ("l", "gal"): 3.78541, ("km/h", "mph"): 1.60934,
    ("m", "yd"): 0.9144, ("g", "oz"): 28.3495,
}  # fmt: skip
_BRINGS = re.compile(
    r"\b(?:total|in all|altogether|bring|brings|bringing|brought|raised|raising|earned|cost|costs|costing)\b"
)
_NEAR_PARITY = frozenset(["USD", "EUR", "GBP", "CHF", "AUD", "CAD"])
_TIMES = frozenset(["year", "month", "week", "day", "hour"])


def compare_scales(passages: list[Passage]) -> Iterator[Comparison]:
    for passage in passages:
        if passage.figures:
            yield from _products(passage)
            yield from _conversions(passage)
            yield from _temperatures(passage)
            yield from _implausible(passage)
    yield from _same_thing(passages)


def _products(passage: Passage) -> Iterator[Comparison]:
    for pattern in (_EACH_FIRST, _EACH_LAST, _EACH_OF, _SHARED_OUT, _EACH_ALONE):
        if pattern is _EACH_ALONE and len(passage.figures) != 3:
            continue
        for match in pattern.finditer(passage.template):
            if pattern is _EACH_ALONE:
                each = passage.figure(match[1])
                rest = [figure for figure in passage.figures if figure is not each]
                number, total = sorted(rest, key=lambda figure: figure.unit != "")
            else:
                one, two, total = (passage.figure(match[group]) for group in (1, 2, 3))
                if pattern is _SHARED_OUT:
                    one, total = total, one
                each, number = (one, two) if pattern in (_EACH_FIRST, _SHARED_OUT) else (two, one)
            if not each.unit or each.unit != total.unit or number.unit or each.percent:
                continue
            written = (each.written, number.written, total.written)
            product = each.value * number.value
            room = 0.06 + (0.1 if any(f.hedge for f in (each, number, total)) else 0)
            if not product or (number.noun in _TIMES):
                continue
            if abs(total.value / product - 1) <= room:
                yield Comparison("consistent", f"{number.written} times {each.written} is {shown(product)}.", written)
                continue
            slip = next(
                (
                    s
                    for s in _SLIPS
                    if (abs(total.value / product / s - 1) <= room or abs(total.value / product * s - 1) <= room)
                ),
                None,
            )
            if slip:
                yield Comparison(
                    "scale_slip",
                    f"{number.written} times {each.written} is {shown(product)}; {total.written} is {shown(slip)} "
                    f"times off.",
                    written,
                )
            elif re.search(r"total|in all|altogether|adds? up", match.group()) or (
                len(passage.figures) == _EACH_AND_ALL and _BRINGS.search(passage.template, match.start())
            ):
                yield Comparison(
                    "parts_total",
                    f"{number.written} times {each.written} is {shown(product)}, not {total.written}.",
                    written,
                )


def _conversions(passage: Passage) -> Iterator[Comparison]:
    for match in _CONVERTED.finditer(passage.template):
        one, other = passage.figure(match[1]), passage.figure(match[2])
        written = (one.written, other.written)
        rate = _RATES.get((one.unit, other.unit)) or (
            1 / _RATES[other.unit, one.unit] if (other.unit, one.unit) in _RATES else None
        )
        if rate:
            expected = one.value / rate
            if abs(other.value / expected - 1) <= 0.12 or abs(other.value - expected) <= 1:
                yield Comparison("consistent", f"{one.written} {one.unit} is {shown(expected)} {other.unit}.", written)
            else:
                yield Comparison(
                    "scale_slip",
                    f"{one.written} {one.unit} is {shown(expected)} {other.unit}, not {other.written}.",
                    written,
                )
        elif one.unit != other.unit and {one.unit, other.unit} <= _NEAR_PARITY and one.value and other.value:
            ratio = max(one.value, other.value) / min(one.value, other.value)
            if ratio < 4:
                yield Comparison("consistent", f"{one.written} and {other.written} are of one size.", written)
            elif ratio > 100:
                yield Comparison("scale_slip", f"{one.written} and {other.written} cannot be one amount.", written)


def _temperatures(passage: Passage) -> Iterator[Comparison]:
    for match in _DEGREES.finditer(passage.template):
        if match[2][0] == match[4][0]:
            continue
        one, other = passage.figure(match[1]), passage.figure(match[3])
        if passage.template[: match.start()].endswith("minus "):
            one = one.scaled(-1)
        celsius, fahrenheit = (one, other) if match[2][0] == "c" else (other, one)
        expected = celsius.value * 1.8 + 32
        told = f"{shown(celsius.value)} degrees Celsius are {shown(expected)} degrees Fahrenheit"
        written = (one.written, other.written)
        warmer = abs(fahrenheit.value - celsius.value * 1.8)  # "2 degrees Celsius (3.6 F) warmer"
        if min(abs(fahrenheit.value - expected), warmer) <= _ROUNDED_DEGREES:
            yield Comparison("consistent", f"{told}.", written)
        else:
            yield Comparison("scale_slip", f"{told}, not {fahrenheit.written}.", written)


def _implausible(passage: Passage) -> Iterator[Comparison]:
    for figure in passage.figures:
        if (
            figure.noun in lexicon.words("comparisons", "scale", "people")
            and not figure.unit
            and figure.value > _MOST_PEOPLE
        ):
            yield Comparison("scale_slip", f"{figure.written}: there are not so many.", (figure.written,))


def _same_thing(passages: list[Passage]) -> Iterator[Comparison]:
    """ "A $5 million grant ... the $5 billion grant": the same digits and noun with another scale."""
    seen: dict[tuple[float, str, str], Figure] = {}
    amounts: dict[tuple[float, str], tuple[Figure, int]] = {}
    for number, passage in enumerate(passages):
        for figure in passage.figures:
            if figure.scale < 1000:
                continue
            amount = (round(figure.value / figure.scale, 6), figure.unit)
            before = amounts.get(amount)
            if before and before[0].scale != figure.scale and number - before[1] <= _NEAR:
                noun = _taken_up(passage, figure, passages[before[1]])
                if noun:
                    told = f"{before[0].written} and {figure.written} are told of the same {noun}."
                    yield Comparison("scale_slip", told, (before[0].written, figure.written))
            amounts[amount] = (figure, number)
            for noun in _described(passage, figure):
                key = (round(figure.value / figure.scale, 6), figure.unit, noun)
                earlier = seen.get(key)
                if earlier and earlier.scale != figure.scale:
                    written = (earlier.written, figure.written)
                    yield Comparison(
                        "scale_slip", f"{earlier.written} and {figure.written} are told of the same {noun}.", written
                    )
                elif not earlier:
                    seen[key] = figure


def _taken_up(passage: Passage, figure: Figure, earlier: Passage) -> str:
    """The noun of "the $5 billion donation" where the earlier passage says "donated", or "the amount"."""
    place = passage.template.find(f"{OPEN}{passage.figures.index(figure)}")
    before = passage.template[max(0, place - 40) : place]
    told = _DEFINITE_OF.search(before)
    if told:
        return told[1]
    if not _DEFINITE.search(before):
        return ""
    if figure.unit and _ACTS.match(passage.template[place:].partition(CLOSE)[2]):
        return "amount"
    match = _NOUN_AFTER.match(passage.template[place:].partition(CLOSE)[2][:70])
    noun = match[2] if match and match[2] not in lexicon.words("comparisons", "scale", "no_noun") else ""
    if noun in lexicon.words("comparisons", "scale", "sums") or (
        len(noun) > 3 and re.search(rf"\b{re.escape(noun[:5])}", earlier.template)
    ):
        return noun
    return ""


_NEAR = 3  # passages
_DEFINITE_OF = re.compile(r"\bthe ([a-z-]{3,20}) of \Z")
_DEFINITE = re.compile(r"\b(?:the|this|that|its) \Z")
_ACTS = re.compile(r" (?:will|would|is|was|were|has|had|should|could|can|must|comes|came|goes|went)\b")
_NOUN_AFTER = re.compile(r"[ -]((?:[a-z][a-z'-]{2,20}[ -]){0,2}?)([a-z][a-z'-]{2,20})\b")
_VERB_BEFORE = re.compile(
    r"\b(cost|costs|costing|worth|budget of|loss of|profit of|debt of|deficit of|fine of|price "
    r"of|population of|total of|investment of|revenue of|sales of|turnover of|valued at|budget "
    r"is|budget was)(?: [a-z]{1,12}){0,2} \Z"
)


def _described(passage: Passage, figure: Figure) -> Iterator[str]:
    place = passage.template.find(f"{OPEN}{passage.figures.index(figure)}")
    after = passage.template[place:].partition(CLOSE)[2][:70]
    match = _NOUN_AFTER.match(after)
    if match:
        words = [word for word in [*re.split("[ -]", match[1]), match[2]] if word]
        noun = next((word for word in words if word not in lexicon.words("comparisons", "scale", "no_noun")), "")
        if noun and words[0] not in lexicon.words("comparisons", "scale", "no_noun") and figure.unit:
            yield noun
        elif noun and figure.noun:
            yield figure.noun
    before = _VERB_BEFORE.search(passage.template[max(0, place - 50) : place])
    if before:
        yield before[1].removesuffix("s").removesuffix(" of")
