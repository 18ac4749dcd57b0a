"""Quantities: what an article counts and measures, with unit, scale and hedges, and how it changed.

Left out are dates (their spans are given), list numbering, and numbers that name things ("Article 5", "AK-47").
Percent and percentage points are different units.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.lexicon import has
from claims.extraction.numbers.amounts import Reader
from claims.extraction.numbers.joining import Joiner
from claims.extraction.numbers.search import Search
from claims.extraction.numbers.shares import find_multiples, find_multitudes, find_ranks, find_shares
from claims.extraction.numbers.vocabulary import load
from claims.extraction.types import Quantity, Sentence, TimeExpression

FILES = ("numbers", "dates")
"""What a language needs for quantities; numbers in words stand among the words of dates."""


def find_quantities(
    text: str,
    sentences: Sequence[Sentence],
    time_expressions: Sequence[TimeExpression],
    language: str = "en",
) -> list[Quantity]:
    """Quantities in order of appearance, without overlap among themselves or with time expressions.

    ``value`` is the whole amount ("$1.5 million" is "1500000"). Spans include the hedge and the unit; what belongs
    together is one quantity: a range, a vote, a change with the values it began and ended with. Linear time. Where no
    ``sentences`` are given the whole text is searched. None in a language that lacks one of ``FILES``.
    """
    if not has(FILES, language):
        return []
    vocabulary = load(language)
    times = sorted(time_expressions, key=lambda expression: expression.span.start)
    taken = [(expression.span.start, expression.span.end) for expression in times]
    reader = Reader(text, taken, vocabulary)
    search = Search(text, sentences, vocabulary)
    found = [
        *find_ranks(search),
        *find_shares(search, reader),
        *find_multiples(search),
        *find_multitudes(search, reader),
        *Joiner(text, times, vocabulary).quantities(reader.amounts(search)),
    ]
    found.sort(key=lambda quantity: (quantity.span.start, -quantity.span.end))
    kept: list[Quantity] = []
    end = 0
    for quantity in found:  # of the same start, the longest
        span = quantity.span
        if span.start >= end and (quantity.detail.direction or not reader.is_taken(span.start, span.end)):
            kept.append(quantity)
            end = span.end
    return kept
