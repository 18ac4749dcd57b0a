"""Numbers: a text's figures against one another.

``check_numbers`` compares parts with totals, stated changes with their endpoints, percent with percentage points,
amounts with the scale that they must have, percentages with their base, and the headline with the body. It knows no
other source: every finding follows from the text's own figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.verification.finding import Certainty, Finding
from claims.verification.numbers.base import compare_bases
from claims.verification.numbers.change import compare_changes
from claims.verification.numbers.comparison import Comparison
from claims.verification.numbers.figures import Passage, read_passage, read_passages
from claims.verification.numbers.headline import compare_headline, split_headline
from claims.verification.numbers.neighbours import compare_neighbours
from claims.verification.numbers.parts import compare_parts
from claims.verification.numbers.scale import compare_scales
from claims.verification.numbers.shares import compare_shares

_GRAVEST_FIRST = ("percent_points", "scale_slip", "change_mismatch", "parts_total", "headline_body", "small_base")
_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class NumbersFinding(Finding):
    """``outcome``: consistent, parts_total, change_mismatch, percent_points, scale_slip, small_base, headline_body or
    nothing_to_check.

    ``figures``: the figures that the outcome compares, as the text writes them. ``others``: what else was seen, in
    words; what disagrees comes first.
    """

    figures: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def check_numbers(text: str) -> NumbersFinding:
    """Compares the figures of a sentence or an article; the first line is a headline where it reads as one.

    Of several findings the gravest is the outcome. Any string is accepted; linear in its length.
    """
    compared = list(_comparisons(text))
    wrong = [found for found in compared if found.outcome != "consistent"]
    wrong.sort(key=lambda found: _GRAVEST_FIRST.index(found.outcome))
    right = [found for found in compared if found.outcome == "consistent"]
    if not compared:
        return NumbersFinding(
            "nothing_to_check", "No figures stand in a relation that can be checked.", Certainty.LIKELY
        )
    first, *others = wrong + right
    if not wrong:
        return NumbersFinding("consistent", first.why, Certainty.LIKELY, first.written, _words(others))
    return NumbersFinding(first.outcome, first.why, first.certainty, first.written, _words(others))


def _words(others: list[Comparison]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.why for found in others))[:_MOST_SHOWN]


def _comparisons(text: str) -> Iterator[Comparison]:
    headline = split_headline(text)
    if headline:
        head, text = read_passage(headline[0]), headline[1]
    passages = list(read_passages(text))
    if headline:
        yield from compare_headline(head, passages)
        yield from _within([head, *passages])
    else:
        yield from _within(passages)


def _within(passages: list[Passage]) -> Iterator[Comparison]:
    yield from compare_changes(passages)
    for passage in passages:
        yield from compare_parts(passage)
        yield from compare_shares(passage)
    yield from compare_neighbours(passages)
    yield from compare_scales(passages)
    yield from compare_bases(passages)


__all__ = ["NumbersFinding", "check_numbers"]
