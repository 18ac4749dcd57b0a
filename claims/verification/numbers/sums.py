"""A sum of parts against its total, and the words that tell that parts make up a whole."""

from __future__ import annotations

import re
from functools import cache

from claims.verification import lexicon
from claims.verification.numbers.comparison import Comparison, shown
from claims.verification.numbers.figures import Figure, singular

SLIPS = (1e3, 1e6, 1e9)
_OTHERS = re.compile(r"\b(?:each other|other than)\b")


def sum_of_parts(total: Figure, parts: list[Figure]) -> Comparison | None:
    if any(part.scale > 1 for part in parts) and parts[-1].scale > 1:  # "2, 3 and 5 million"
        parts = [
            part.scaled(parts[-1].scale) if part.scale == 1 and part.value < 1000 and not part.noun else part
            for part in parts
        ]
    exact = sum(part.value for part in parts)
    low, high = sum(part.low() for part in parts), sum(part.high() for part in parts)
    written = (total.written, *(part.written for part in parts))
    listed = " + ".join(part.written for part in parts)
    if low <= total.high() * 1.001 and high >= total.low() * 0.999:
        return Comparison("consistent", f"{listed} fits the total {total.written}.", written)
    for slip in SLIPS:
        if any(
            low <= total.high() * factor * 1.001 and high >= total.low() * factor * 0.999 for factor in (slip, 1 / slip)
        ):
            return Comparison(
                "scale_slip",
                f"{listed} fits the total {total.written} only if one is {shown(slip)} times off.",
                written,
            )
    scaled = _one_slip(total, parts)
    if scaled:
        return Comparison(
            "scale_slip",
            f"{listed} fits the total {total.written} only if {scaled.written} is a thousandfold off.",
            written,
        )
    if not 0.3 < exact / total.value < 3:
        return None  # of different things
    return Comparison("parts_total", f"{listed} is {shown(exact)}, not {total.written}.", written)


def _one_slip(total: Figure, parts: list[Figure]) -> Figure | None:
    for index, part in enumerate(parts):
        rest = [other for number, other in enumerate(parts) if number != index]
        for slip in (1e3, 1e-3, 1e6, 1e-6):
            if part.scale > 1:
                tried = [*rest, part.scaled(slip)]
                if (
                    sum(p.low() for p in tried) <= total.high() * 1.001
                    and sum(p.high() for p in tried) >= total.low() * 0.999
                ):
                    return part
    return None


def listed(parts: list[Figure]) -> str:
    return " and ".join(part.written for part in parts)


def opposed(parts: list[Figure]) -> bool:
    nouns = {part.noun for part in parts}
    return len(nouns) >= 2 and any(pair <= nouns for pair in _pairs())


@cache
def _pairs() -> tuple[frozenset[str], ...]:
    listed: list[str] = lexicon.table("comparisons")["parts"]["opposed"]
    return tuple(frozenset(singular(word) for word in pair.split()) for pair in listed)


def rest_named(listed: str) -> bool:
    return bool(re.search(rf"\b(?:{lexicon.table('comparisons')['parts']['rest']})\b", listed)) and not _OTHERS.search(
        listed
    )


def undecided(rest: str) -> bool:
    return bool(re.search(rf"\b(?:{lexicon.table('comparisons')['parts']['undecided']})\b", rest))


def one_answer(template: str, shares: list[Figure]) -> bool:
    """Whether the words are answers of which everybody gives one."""
    words = set(re.findall(r"[a-z]+", template))
    opposed: list[str] = lexicon.table("comparisons")["parts"]["opposed"]
    split = {
        "split",
        "divided",
        "breakdown",
        "consists",
        "consisted",
        "comprises",
        "comprised",
        "made",
        "make",
        "makes",
        "accounted",
        "accounts",
        "goes",
        "went",
        "spent",
        "comes",
        "came",
        "market",
        "share",
    }
    return any(set(pair.split()) <= words for pair in opposed) or (len(shares) >= 2 and bool(words & split))
