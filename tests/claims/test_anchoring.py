from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.anchoring import anchor_at, find_again


def test_words_that_moved_are_found_at_their_new_place():
    old = "First. The mayor resigned on Monday. Last."
    start = old.index("The mayor")
    anchor = anchor_at(old, start, start + len("The mayor resigned"))
    new = "A new first paragraph.\n\nFirst. The mayor resigned on Monday. Last."
    found = find_again(new, "The mayor resigned", anchor)
    assert found is not None
    assert new[found.start : found.end] == "The mayor resigned"


def test_of_several_places_the_one_with_the_same_surroundings_wins():
    old = "Ana said no. Ben said no. Cai said no."
    start = old.index("said no", old.index("Ben"))
    anchor = anchor_at(old, start, start + len("said no"))
    new = "Cai said no. Ana said no. Then Ben said no. Cai said no."
    found = find_again(new, "said no", anchor)
    assert found is not None
    assert new[found.start - 4 : found.start] == "Ben "


def test_words_that_are_gone_are_not_found():
    old = "The mayor resigned on Monday."
    assert find_again("The mayor quit on Monday.", "resigned", anchor_at(old, 10, 18)) is None


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 100)])
def test_an_impossible_span_has_no_anchor(start: int, end: int):
    with pytest.raises(ValueError, match="no words stand"):
        anchor_at("short text", start, end)


@given(st.text(min_size=1, max_size=200), st.data())
def test_an_unchanged_text_gives_the_same_words_back(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = find_again(text, text[start:end], anchor_at(text, start, end))
    assert found is not None
    assert text[found.start : found.end] == text[start:end]


def test_a_text_of_one_repeated_word_is_handled_in_bounded_work():
    text = "no " * 300_000
    assert find_again(text, "no", anchor_at(text, 0, 2)) is not None
