"""Numbers that are no quantities: those that name things, and those too small and common to be worth a claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.extraction.numbers.vocabulary import Vocabulary

if TYPE_CHECKING:
    from claims.extraction.numbers.amounts import Amount

_LIST_MARK = re.compile(r"[ \t]*[(\[]?\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]{0,23})\.?[ -]?\Z")
_BEGINS = re.compile(r"(?:\A|[.!?:;”“\"(–—\n]\s*)\Z")
_SMALL = 10
_MANY = 100
_LARGE = 1_000
_LONG_FIGURE = 10_000
_IDENTIFIER = 10_000_000  # so many without a comma are a number of an account, a message, a telephone
_YEARS = range(1900, 2101)


def is_label(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether a number is list numbering, a footnote mark, "Article 5", "Falcon 9", "AK-47"."""
    if match["currency"]:
        return False
    start, end = match.start(), match.end()
    near = text[max(0, start - 8) : start]
    line = near.rfind("\n") + 1
    opens_line = start <= 8 or "\n" in near
    if (
        match["figure"]
        and opens_line
        and _LIST_MARK.fullmatch(near[line:])
        and text[end : end + 2] in (". ", ") ", ".\t")
    ):
        return True
    if near[-1:] in ("(", "[") and text[end : end + 1] in (")", "]"):
        return True
    if near[-1:] == "#":
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 26), start)
    if not before or not (match["figure"] or match["worded"]) or match["scale"]:
        return False
    word = before[1]
    if word.lower() in vocabulary.words("labels"):
        return True
    if not match["figure"] or not word[0].isupper() or text[end : end + 1] == "%":
        return False
    # "Falcon 9 rockets": a capitalised word that does not begin the sentence names something with the figure.
    begins = _BEGINS.search(text, max(0, before.start() - 4), before.start())
    return not begins and "," not in match["figure"] and word.lower() not in vocabulary.words("no-names")


def is_small(amount: Amount, *, grouped: bool, hedge: str, vocabulary: Vocabulary) -> bool:
    """ "Two sides", "the 5": too small and common to be a claim, unless people or measures are counted.

    A bare figure counts where it is long, fractional or hedged: others are years, scores, ages and names. ``grouped``
    tells that it is written with a scale or with commas, ``hedge`` are the words before it that hedge.
    """
    if amount.currency:
        return False
    unit = amount.unit
    if unit is None:
        if grouped and amount.value >= _LARGE:
            return False
        fractional = amount.value != int(amount.value)
        if amount.figure and (fractional or _LONG_FIGURE <= amount.value < _IDENTIFIER):
            return False
        certain = amount.bound and (" " in hedge.strip() or amount.bound in ("at least", "at most"))
        return not (certain and amount.value >= _SMALL) and not (amount.bound and amount.value >= _MANY)
    base = unit.split(" per ")[0]
    if base in vocabulary.measures.values() or " per " in unit:
        return False
    if amount.figure and not grouped and not hedge and amount.value in _YEARS:
        return True  # "the 2020 campaigns"
    if amount.figure or amount.value >= _SMALL:
        return False
    return not amount.bound and base.lower() not in vocabulary.words("counted") | vocabulary.words("states")
