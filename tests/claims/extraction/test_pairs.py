"""Titles under which a person's role is the same."""

from __future__ import annotations

import pytest

from claims.extraction.pairs import Pairs


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("President", None, None), ("President", None, None)),
        (("President", None, None), ("U.S. President", "U.S.", None)),
        (("U.S. President", "U.S.", None), ("president", "the United States", None)),
        (("Senator", None, None), ("Sen.", None, None)),
        (("senator", "Ohio", None), ("Republican senator", None, None)),
        (("minister of works", None, None), ("minister", None, None)),
        (("Danish envoys", "Danish", None), ("envoy", None, None)),
        (("former mayor", None, "former"), ("former mayor of Oslo", "Oslo", "former")),
        ((None, "the Oslo Post", None), (None, "the Oslo Post", None)),
    ],
)
def test_a_title_variant_is_the_same_pair(first, second):
    pairs = Pairs()
    assert pairs.is_new("Ann Lee", *first)
    assert not pairs.is_new("Ann Lee", *second)
    assert pairs.is_new("Bo Lee", *second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("President", None, None), ("Vice President", None, None)),
        (("minister", None, None), ("prime minister", None, None)),
        (("minister of works", None, None), ("minister of health", None, None)),
        (("chief", None, None), ("chief economist", None, None)),
        (("mayor", None, None), ("former mayor", None, "former")),
        (("mayor", None, None), ("author", None, None)),
    ],
)
def test_another_office_is_another_pair(first, second):
    pairs = Pairs()
    assert pairs.is_new("Ann Lee", *first)
    assert pairs.is_new("Ann Lee", *second)
