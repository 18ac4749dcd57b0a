"""Time expressions of hostile text: the work grows with its length, whatever it holds."""

from __future__ import annotations

import pytest

from claims.extraction.dates import find_time_expressions
from claims.extraction.dates.grammar import MOST_EXPRESSIONS
from tests.claims.extraction.dates_table import PUBLISHED
from tests.growth import assert_twice_the_text_takes_twice_the_work

_LENGTH = 240_000  # characters
_PIECES = [
    "May ", "1 ", "in the the the ", "[(", "two hundred ", "a few ", "the last ", "May 5 and ", "Monday and ",
    "until May ", "by May ", "to the May ", "ahead ", "1914-18 ", "10:30 ", "9 a.m. (0900 GMT ", "1/1/", "1.1.",
    "2021-05-03", "1990s", "1st ", "the 1st ", "second ", "quarter ", "half a ", "Christmas ", "St. ", "New ",
    "the first Monday in ", "FY ", "asked to have been ", "year-", "'", "\n\n", "\x00", "é", "1", "A",
]  # fmt: skip


@pytest.mark.parametrize("piece", _PIECES)
def test_the_work_grows_with_the_text(piece):
    text = (piece * (_LENGTH // len(piece) + 1))[:_LENGTH]
    find_time_expressions("It ended in May.", [], PUBLISHED)  # word lists are read once
    assert_twice_the_text_takes_twice_the_work(lambda part: find_time_expressions(part, [], PUBLISHED), text, slack=0.2)


@pytest.mark.parametrize("piece", ["May 5, ", "Monday and ", "1914-18 ", "Christmas ", "10 a.m. "])
def test_no_more_expressions_are_given_than_an_article_can_hold(piece):
    assert len(find_time_expressions(piece * 30_000, [], PUBLISHED)) <= MOST_EXPRESSIONS + 2_000
