"""Checks of hostile text: the work grows with its length, whatever it holds."""

from __future__ import annotations

import pytest

from claims.verification.article_consistency import check_article
from claims.verification.numbers import check_numbers
from tests.growth import assert_twice_the_text_takes_twice_the_work

_LENGTH = 60_000  # characters
_SENTENCE = 4_800  # characters; a longer one is not read
_PIECES = [
    "1 ", "12 men, ", "12 men and ", "40% of 7, ", "from 3 to 5 million ", "rose 5 percent ", "12: (12 ", "12 — ",
    "more than about 3 ", "$5 million grant the $5 billion grant ", "two hundred and ", "of the 12, ",
    "12 including 3 ",
    "Anna Kovac, 34, ", "won 3-1 ", "Aaaaaa ", "5 each $3 ", "1, 2, ", "a total of 4, ", "half a million ",
    "fell by half ",
    "12 a b c d e f g h, ", "“We left on May 5 in ",
]  # fmt: skip
_SYLLABLES = [one + two for one in "bcdfghjklmnprstvwz" for two in ("a", "e", "i", "o", "u", "ai", "ou", "ei")]
_TEXTS = {
    **{piece: (piece * (_SENTENCE // len(piece)) + ". So it was.\n\n") * (_LENGTH // _SENTENCE) for piece in _PIECES},
    "sentences": "Sales rose 5 percent from 3 to 5 million, and 12 of the 14 men were hurt. " * (_LENGTH // 75),
    "names": "".join(f"Anna K{a}r{b}nsson said so. " for a in _SYLLABLES for b in _SYLLABLES)[:_LENGTH],
    "lone names": "Anna Karensson spoke. " + "".join(f"K{a}r{b}nsson said. " for a in _SYLLABLES for b in _SYLLABLES),
    "roles": "Foreign Minister Anna Kovac said so. Finance Minister Kovac met them. " * (_LENGTH // 70),
    "quotations": "“We will never ever give up our schools to them,” Anna Kovac said. " * (_LENGTH // 67),
}


@pytest.mark.parametrize("check", [check_numbers, check_article])
@pytest.mark.parametrize("name", _TEXTS)
def test_the_work_grows_with_the_text(name, check):
    check("It rose from 3 to 5 million, Anna Berg said.")  # word lists are read once
    assert_twice_the_text_takes_twice_the_work(check, _TEXTS[name], slack=0.2)
