"""How claims lie to one another, from their anchors alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.relations import Relation, related, related_to, relation

STRETCHES = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 10), (3, 5), Relation.CONTAINS),
        ((0, 10), (0, 5), Relation.CONTAINS),
        ((3, 10), (0, 10), Relation.INSIDE),
        ((0, 5), (3, 8), Relation.OVERLAPS),
        ((0, 5), (0, 5), Relation.OVERLAPS),
        ((0, 5), (5, 8), None),
        ((5, 8), (0, 5), None),
    ],
)
def test_two_stretches_lie_to_one_another(one, other, expected):
    assert relation(one, other) == expected


def test_all_relations_of_an_article_in_the_order_of_the_text():
    anchors = [("quote", 0, 40), ("date", 5, 9), ("number", 20, 30), ("role", 35, 50)]
    assert related(anchors) == {
        "quote": [("date", "contains"), ("number", "contains"), ("role", "overlaps")],
        "date": [("quote", "inside")],
        "number": [("quote", "inside")],
        "role": [("quote", "overlaps")],
    }


@given(st.lists(STRETCHES, max_size=12))
def test_all_at_once_gives_what_each_asked_alone_gives(stretches):
    anchors = [(number, start, end) for number, (start, end) in enumerate(stretches)]
    at_once = related(anchors)
    for number, start, end in anchors:
        alone = related_to((start, end), [other for other in anchors if other[0] != number])
        assert sorted(alone) == sorted(at_once[number])
