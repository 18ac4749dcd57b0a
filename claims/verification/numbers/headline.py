"""The headline's figures against the body's for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.verification import lexicon
from claims.verification.numbers.comparison import Comparison
from claims.verification.numbers.figures import Figure, Passage, singular

_LEAD = 6  # passages of the body that tell the news
_WORD = re.compile(r"[^\W\d_]{3,30}")
_LABEL = re.compile(r"\s*(?:headline|title|body|text|story|article)\s*:\s*", re.IGNORECASE)


def split_headline(text: str) -> tuple[str, str] | None:
    """The first line where it reads as a headline, and what follows; None without one."""
    head, newline, body = text.strip().partition("\n")
    if not newline or not body.strip():
        return None
    head = _LABEL.sub("", head, count=1).strip()
    if not 0 < len(head) <= 200 or head.endswith((".", "!", ":", ",", "”", '"')) or len(head.split()) < 3:
        return None
    return head, body


def compare_headline(head: Passage, body: list[Passage]) -> Iterator[Comparison]:
    lead = body[:_LEAD]
    head_words = _content(head.template)
    for figure in head.figures:
        same = [(other, passage) for passage in lead for other in passage.figures if _same_kind(figure, other, passage)]
        exact = [(other, passage) for other, passage in same if other.slack <= figure.slack]
        same = exact or same
        if not same:
            continue
        right = next((other for other, _ in same if _agree(figure, other)), None)
        written = (figure.written, (right or same[0][0]).written)
        if right:
            yield Comparison(
                "consistent", f"The headline’s {figure.written} fits {right.written} in the text.", written
            )
            continue
        everywhere = [
            other
            for passage in body
            for other in passage.figures
            if other.unit == figure.unit and other.slack <= figure.slack
        ]
        if any(_agree(figure, other) for other in everywhere) or _sum_of(figure, [other for other, _ in same]):
            continue
        near = [
            (other, passage)
            for other, passage in same
            if len(head_words & _content(passage.template))
            >= min(_needed(figure), max(min(2, len(head_words)), len(head_words) - 1))
        ]
        if len(near) >= 1 and len({other.value for other, _ in near}) <= 2:
            other = near[0][0]
            outcome = "headline_body"
            ratio = max(other.value, figure.value) / max(min(other.value, figure.value), 1e-9)
            if other.scale != figure.scale and any(abs(ratio / slip - 1) < 0.02 for slip in (1e3, 1e6)):
                outcome = "scale_slip"
            why = f"The headline has {figure.written}, the text {other.written} for what seems to be the same."
            yield Comparison(outcome, why, (figure.written, other.written))


def _needed(figure: Figure) -> int:
    return 2 if figure.noun or figure.percent else 3


def _same_kind(one: Figure, other: Figure, passage: Passage) -> bool:
    if one.unit != other.unit or one.value <= 0 or other.value <= 0:
        return False
    if one.unit:
        return True
    fate = next((words for words in _fates() if one.noun in words), None)
    if fate and other.plural and fate & set(_WORD.findall(passage.template)):
        return True
    if one.noun and not one.plural and other.plural and re.search(rf"\b{re.escape(one.noun[:6])}", passage.template):
        return True  # "5,000 march": what is counted has no name
    return bool(one.noun) and (one.noun == other.noun or {one.noun, other.noun} in _synonyms())


@cache
def _synonyms() -> tuple[set[str], ...]:
    groups = (
        "dead killed died death",
        "injured wounded hurt injury",
        "job position worker employee staff",
        "person",
        "arrest arrested",
        "home house household",
    )
    return tuple({a, b} for group in groups for a in group.split() for b in group.split())


@cache
def _fates() -> tuple[frozenset[str], ...]:
    """What happens to people, each in all its words: "four dead", "five people died"."""
    return tuple(frozenset(words.split()) for words in lexicon.table("consistency")["figures"]["fates"].values())


def _agree(head: Figure, body: Figure) -> bool:
    """Whether the headline's figure is the body's, rounded or hedged."""
    value = body.value
    if head.low() - 1e-9 <= body.high() and body.low() <= head.high() + 1e-9:
        return True
    digits = len(f"{head.value / head.scale:.10g}".replace(".", "").strip("0")) or 1
    rounded = float(f"{value:.{digits}g}")
    if abs(rounded - head.value) < 1e-6 * max(1.0, head.value) and digits >= 1:
        return abs(value / head.value - 1) <= 0.06
    return head.hedge == "over" and head.value <= value <= 2 * head.value


def _sum_of(figure: Figure, others: list[Figure]) -> bool:
    values = [other.value for other in others[:12]]
    return len(values) >= 2 and (
        abs(sum(values) - figure.value) <= 0.01 * figure.value
        or any(
            abs(a + b - figure.value) <= 0.01 * figure.value or abs(abs(a - b) - figure.value) <= 0.01 * figure.value
            for i, a in enumerate(values)
            for b in values[:i]
        )
    )


def _content(template: str) -> set[str]:
    return {
        singular(word)[:5]
        for word in _WORD.findall(template)
        if word not in lexicon.words("comparisons", "base", "headline_small")
    }
