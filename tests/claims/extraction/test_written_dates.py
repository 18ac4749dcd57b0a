"""What a statement adds in brackets to a time expression's own words."""

from __future__ import annotations

import pytest

from claims.extraction.dates import find_time_expressions
from claims.extraction.written_dates import addition
from tests.claims.extraction.dates_table import PUBLISHED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Monday.", "1 December 2025"),
        ("They met on Nov. 14.", "2025"),
        ("They met in March.", "2025"),
        ("They met on March 3, 2014.", None),
        ("They met on 2014-03-03.", None),
        ("They met on 03/05/2021.", "5 March 2021"),
        ("They met on 9/11.", "11 September 2001"),
        ("They met over the weekend.", "weekend of 29 November 2025"),
        ("They met in the first half of the year.", "first half of 2025"),
        ("They met in H1 2019.", None),
        ("They met in the autumn.", "2025"),
        ("They met during Ramadan.", None),
        ("They met for nearly four years.", None),
        ("They met every Monday.", None),
    ],
)
def test_what_a_reader_must_be_told(text, expected):
    (expression,) = find_time_expressions(text, [], PUBLISHED)
    assert addition(expression, expression.span.of(text)) == expected
