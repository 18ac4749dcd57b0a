"""Changes that a passage states: "rose 50 %", "an increase of a third", "doubled", "half a point more"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.verification import lexicon
from claims.verification.numbers.figures import F, Passage

_RELATIVE = ("%", "points", "basis")


@dataclass(frozen=True, slots=True)
class Change:
    """``kind``: percent, points, absolute or factor; ``sign``: +1, -1, or 0 where the words do not say."""

    kind: str
    amount: float
    slack: float
    sign: int
    hedge: str
    written: str
    unit: str = ""  # of an absolute change


def read_changes(passage: Passage, taken: frozenset[int]) -> Iterator[Change]:
    """What is said to have changed by how much; ``taken``: the numbers of the figures that are endpoints."""
    seen: set[int] = set()
    for pattern in _patterns():
        for match in pattern.finditer(passage.template):
            number = int(match["figure"])
            if number in taken or number in seen:
                continue
            seen.add(number)
            figure = passage.figures[number]
            if figure.unit not in _RELATIVE and match.group().startswith((" or", ", or", " (")):
                continue  # "to $5 million, or $2 a share"
            kind = {"%": "percent", "points": "points", "basis": "points"}.get(figure.unit, "absolute")
            if (
                kind == "absolute"
                and figure.noun == "point"
                and (not taken or any(passage.figures[end].percent for end in taken))
            ):
                kind = "points"
            hundredth = figure.unit in ("basis", "US cents")
            amount, slack = (figure.value / 100, figure.slack / 100) if hundredth else (figure.value, figure.slack)
            unit = "" if hundredth or kind != "absolute" else figure.unit
            yield Change(kind, amount, slack, direction(match.group()), figure.hedge, figure.written, unit)
    table = lexicon.table("comparisons")["change"]
    for match in _factor_pattern().finditer(passage.template):
        factor = table["factors"][match["stem"]]
        yield Change("factor", float(factor), 0.0, 0, table["hedges"].get(match["hedge"], ""), match.group())
    for match in _share_pattern().finditer(passage.template):
        share = float(table["shares"][match["share"] or match["told"]])
        hedge = "about" if match["hedge"] else ""
        yield Change(
            "percent", share, 2.5, direction(match["verb"] or match["word"] or match["than"]), hedge, match.group()
        )


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


def direction(words: str) -> int:
    """+1 or -1 by the last word of change; 0 without one."""
    sign = 0
    for match in _direction_pattern().finditer(words):
        sign = 1 if match["up"] else -1
    return sign


@cache
def change_nouns() -> str:
    """Alternatives of a pattern."""
    table = lexicon.table("comparisons")["change"]
    return "|".join([*table["up_nouns"].split(), *table["down_nouns"].split()])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = lexicon.table("comparisons")["change"]
    verbs = "|".join([*table["up_verbs"].split(), *table["down_verbs"].split(), "up", "down"])
    nouns = change_nouns()
    figure = F.replace("(", "(?P<figure>", 1)
    return (
        re.compile(
            rf"\b(?:{verbs}) (?:(?!to |from |at |of |in |below |above |between |than |past |for |into "
            rf")[a-z-]{{1,15}} ){{0,2}}?(?:(?:[a-z-]{{1,15}} ){{0,3}}?by )?(?:an? )?{figure}(?! or (?:more|less))"
        ),
        re.compile(rf"{figure}[ -](?:[a-z][a-z-]{{0,14}} ){{0,2}}?(?:{nouns})\b"),
        re.compile(rf"\b(?:{nouns}) (?:[a-z-]{{1,15}} ){{0,3}}?of {figure}"),
        re.compile(
            rf"{figure} (?:points? )?(?:up on\b|down on\b|(?:more|higher|fewer|less"
            rf"|lower|larger|greater|smaller|longer|shorter|cheaper|dearer)"
            rf"(?: than|(?=[.,;)]|\Z)))"
        ),
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
    nouns = change_nouns()
    shares = "|".join(sorted(table["shares"], key=lambda share: -len(share)))
    return re.compile(
        rf"\b(?:(?P<verb>{verbs}) (?:(?!of )[a-z-]{{1,15}} ){{0,3}}?(?:by )?|(?P<word>{nouns}|up|down)(?: of| by)? )"
        rf"(?P<hedge>(?:more than|nearly|almost|about|roughly|over) )?(?P<share>{shares})\b(?! an? )"
        rf"|\b(?P<told>{shares}) (?P<than>more|fewer|less|higher|lower)\b"
    )
