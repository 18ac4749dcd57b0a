from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.dates import find_time_expressions
from claims.extraction.numbers import find_quantities
from tests.claims.extraction.hostile import TEXTS


def found(text):
    times = find_time_expressions(text, [], date(2025, 12, 3))
    return [(q.span.of(text), q.value, q.unit, q.approximate) for q in find_quantities(text, [], times)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales were $1.5 million.", ("$1.5 million", "1500000", "USD", False)),
        ("It cost €3bn.", ("€3bn", "3000000000", "EUR", False)),
        ("It cost about 40 euros.", ("about 40 euros", "40", "EUR", True)),
        ("It rose 5.5%.", ("5.5%", "5.5", "%", False)),
        ("It rose by 12 percent.", ("12 percent", "12", "%", False)),
        ("It rose by 3 percentage points.", ("3 percentage points", "3", "percentage points", False)),
        ("Nearly 2,000 young protesters marched.", ("Nearly 2,000 young protesters", "2000", "protesters", True)),
        ("More than a million people came.", ("More than a million people", "1000000", "people", True)),
        ("Two soldiers died.", ("Two soldiers", "2", "soldiers", False)),
        ("It is forty-two kilometers long.", ("forty-two kilometers", "42", "km", False)),
        ("About two-thirds of them left.", ("About two-thirds", "0.666666", "share", True)),
        ("One in five homes is empty.", ("One in five", "0.2", "share", False)),
        ("It is the third-largest bank.", ("third-largest", "3", "rank", False)),
        ("She is 52 years old.", ("52 years old", "52", "years old", False)),
    ],
)
def test_quantities_with_unit_scale_and_hedge(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "1. First of all, they left.",
        "They cited Article 5.",
        "He held an AK-47 up.",
        "It happened in 1998.",
        "They met on May 5, 2014.",
        "It took two years.",
        "There are two sides to it.",
        "They left (3) for later.",
    ],
)
def test_labels_dates_and_list_numbers_are_no_quantities(text):
    assert found(text) == []


def test_a_range_shares_unit_and_scale():
    assert found("It is 20 to 30 km long.") == [("20", "20", "km", False), ("30 km", "30", "km", False)]
    assert found("It cost $2 to $3 million.") == [
        ("$2", "2000000", "USD", False),
        ("$3 million", "3000000", "USD", False),
    ]
    assert found("Eight out of ten voters agree.") == [("Eight out of ten", "0.8", "share", False)]


@given(st.integers(1, 10**15))
def test_grouped_figures_keep_their_value(number):
    assert found(f"They counted {number:,} birds.") == [(f"{number:,} birds", str(number), "birds", False)]


@given(TEXTS)
def test_any_text_gives_ordered_spans_inside_it(text):
    end = 0
    for quantity in find_quantities(text, [], []):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        end = quantity.span.end
