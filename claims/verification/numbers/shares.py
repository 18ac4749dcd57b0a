"""Shares of one whole, and a share of a number against the number that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.verification import lexicon
from claims.verification.numbers.comparison import Comparison, shown
from claims.verification.numbers.figures import ANY, CLOSE, OPEN, WORDS, F, Passage
from claims.verification.numbers.sums import SLIPS, one_answer, rest_named, undecided

_FEWEST = 2  # figures that can be compared
_SHARE_ROOM = 2.5  # points that rounded shares may miss 100 by
_NEARLY = 0.05
_SHARE_OF = re.compile(
    rf"{F} of (?:the |its |their |all |those |some )?{F}{WORDS}(?:,? or |, | ?\(|,? which is "
    rf"|,? i\.e\. |,? that is,? | [—–-] ){F}"
)
_COUNT_OF = re.compile(
    rf"{F}(?: [a-z]{{1,15}}){{0,2}} (?:out of|of|in) (?:the |its |their |all |some |a total of "
    rf")?{F}{WORDS}(?:,? or |, | ?\(|,? which is |,? that is,? | [—–-] |,? making |,? (?:a |an "
    rf")?(?:share|rate) of ){F}"
)
_PERCENT_COUNT = re.compile(
    rf"{F}(?:[^{OPEN}.;:!?]{{0,40}}?)(?:,? or | ?\(){F}(?: [a-z]{{1,15}}){{0,2}} (?:out of|of) "
    rf"(?:the |its |their |all )?{F}"
)


_OVERLAPPING = re.compile(
    r"\b(?:also|both|either|or|including|from|than|up|down|rose|fell|respectively|at least one|each)\b"
)
_OF_WHICH = re.compile(rf"\bof (?:which|whom|these|those|it|that)\b(?P<shared>[^.;:!?]*?{ANY}[^.;:!?]*)")


def compare_shares(passage: Passage) -> Iterator[Comparison]:
    if len(passage.figures) >= _FEWEST:
        yield from _shares(passage)
        yield from _shares_of_which(passage)
        yield from _shares_of_numbers(passage)
        yield from _fractions_of_numbers(passage)


def _shares(passage: Passage) -> Iterator[Comparison]:
    """Percentages of one whole: more than 100, or not 100 where nothing is left out."""
    template = passage.template
    numbers = [number for number, figure in enumerate(passage.figures) if figure.percent]
    if len(numbers) < 2 or len(numbers) != len({*numbers}):
        return
    first, last = template.index(f"{OPEN}{numbers[0]}{CLOSE}"), template.index(f"{OPEN}{numbers[-1]}{CLOSE}")
    between = template[first : last + 80]
    shares = [passage.figures[number] for number in numbers]
    if re.search(
        rf"{ANY}(?: [a-z]{{1,12}})? of (?!the (?:vote|budget|total|market|money|respondents|voters|"
        rf"electorate|electricity|costs?|bill|price|population|energy|sales|revenue)|respondents|voters|those|people|"
        rf"sales|revenue|votes)",
        between[1:],
    ) and not undecided(between):
        return
    if re.search(
        r"\b(?:compared|including|or|from|than|versus|up from|down from|up to|rose|fell|by|respectively|"
        r"while|whereas|last year|in (?:19|20)\d\d|margin|turnout|per year|both|also|another group|"
        r"per cent of (?:men|women)|multiple|more than one)\b",
        template,
    ):
        return
    if not re.search(rf"\b(?:{lexicon.table('comparisons')['parts']['shared_whole']})\b", template):
        return
    total = sum(share.value for share in shares)
    written = tuple(share.written for share in shares)
    told = " + ".join(written)
    room = max(_SHARE_ROOM, 0.5 * len(shares))
    complete = rest_named(template) or undecided(template)
    room += 2 * any(share.hedge for share in shares)
    if total > 100 + room and (complete or one_answer(template, shares)):
        yield Comparison("parts_total", f"{told} is {shown(total)} percent of one whole.", written)
    elif complete and len(shares) >= 3 and total < 100 - room and rest_named(template):
        yield Comparison("parts_total", f"{told} is {shown(total)} percent, though nothing is left out.", written)
    elif total <= 100 + room:
        yield Comparison("consistent", f"{told} is {shown(total)} percent.", written)


def _shares_of_which(passage: Passage) -> Iterator[Comparison]:
    """ "of which the city paid 45 percent and its friends 65 percent": shares of what was named before."""
    for match in _OF_WHICH.finditer(passage.template):
        shared = match["shared"]
        shares = [figure for number in re.findall(F, shared) if (figure := passage.figure(number)).percent]
        if len(shares) < _FEWEST or _OVERLAPPING.search(shared):
            continue
        total = sum(share.value for share in shares)
        written = tuple(share.written for share in shares)
        outcome = "parts_total" if total > 100 + _SHARE_ROOM else "consistent"
        yield Comparison(outcome, f"{' + '.join(written)} is {shown(total)} percent of one whole.", written)


def _shares_of_numbers(passage: Passage) -> Iterator[Comparison]:
    for pattern, order in ((_SHARE_OF, (1, 2, 3)), (_COUNT_OF, (3, 2, 1)), (_PERCENT_COUNT, (1, 3, 2))):
        for match in pattern.finditer(passage.template):
            share, whole, part = (passage.figure(match[group]) for group in order)
            if not share.percent or whole.percent or part.percent or whole.value <= 0 or whole.unit != part.unit:
                continue
            written = (share.written, whole.written, part.written)
            low = whole.low() * (share.low() - 0.5) / 100
            high = whole.high() * (share.high() + 0.5) / 100
            really = shown(part.value / whole.value * 100)
            if part.low() <= high + 0.5 and part.high() >= low - 0.5:
                yield Comparison("consistent", f"{part.written} of {whole.written} is {really} percent.", written)
            elif any(
                part.low() <= high * slip and part.high() >= low * slip
                for slip in (*SLIPS, *(1 / slip for slip in SLIPS))
            ) and (part.scale > 1 or whole.scale > 1):
                expected = shown(whole.value * share.value / 100)
                why = f"{share.written} of {whole.written} is {expected}, not {part.written}."
                yield Comparison("scale_slip", why, written)
            else:
                yield Comparison(
                    "parts_total",
                    f"{part.written} of {whole.written} is {really} percent, not {share.written}.",
                    written,
                )


def _fractions_of_numbers(passage: Passage) -> Iterator[Comparison]:
    shares: dict[str, float] = lexicon.table("comparisons")["change"]["shares"]
    for match in _fraction_pattern().finditer(passage.template):
        whole, part = passage.figure(match["whole"]), passage.figure(match["part"])
        if whole.value <= 0 or whole.percent or part.percent or part.unit not in (whole.unit, ""):
            continue
        if part.unit != whole.unit and part.scale == 1:
            continue
        expected = whole.value * shares[match["share"]] / 100
        written = (whole.written, part.written)
        if abs(part.value - expected) <= 0.03 * expected + 0.5 + part.slack:
            yield Comparison("consistent", f"{match['share']} of {whole.written} is {shown(expected)}.", written)
        else:
            why = f"{match['share']} of {whole.written} is {shown(expected)}, not {part.written}."
            slips = (*SLIPS, *(1 / slip for slip in SLIPS))
            slipped = part.scale > 1 and any(abs(part.value / expected / slip - 1) < _NEARLY for slip in slips)
            yield Comparison("scale_slip" if slipped else "parts_total", why, written)


@cache
def _fraction_pattern() -> re.Pattern[str]:
    shares = "|".join(sorted(lexicon.table("comparisons")["change"]["shares"], key=lambda share: -len(share)))
    whole, part = F.replace("(", "(?P<whole>", 1), F.replace("(", "(?P<part>", 1)
    return re.compile(
        rf"\b(?P<share>{shares}) of (?:the |its |their |all |those )?(?:[a-z-]{{3,15}} of )?{whole}"
        rf"{WORDS}(?:,? or |, | ?\(| [—–-] ){part}"
    )
