"""Differences word by word: both texts are kept to the letter, rewritten phrases read as one, work is bounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import word_diff as module
from claims.word_diff import Kind, Stretch, shortened, word_diff

TEXTS = st.text(alphabet="ab 😀.\n", max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_are_in_it_to_the_letter(old: str, new: str):
    found = word_diff(old, new)
    assert "".join(one.words for one in found if one.kind is not Kind.NEW) == old
    assert "".join(one.words for one in found if one.kind is not Kind.GONE) == new


def test_a_rewritten_phrase_reads_as_one():
    assert word_diff("The pool opens in May 2026.", "The pool opens late in June 2026.") == [
        Stretch(Kind.SAME, "The pool opens "),
        Stretch(Kind.NEW, "late "),
        Stretch(Kind.SAME, "in "),
        Stretch(Kind.GONE, "May"),
        Stretch(Kind.NEW, "June"),
        Stretch(Kind.SAME, " 2026."),
    ]
    assert word_diff("by May next", "by June soon")[1:] == [
        Stretch(Kind.GONE, "May next"),
        Stretch(Kind.NEW, "June soon"),
    ]


def test_equal_and_empty_texts():
    assert word_diff("", "") == []
    assert word_diff("Same.", "Same.") == [Stretch(Kind.SAME, "Same.")]
    assert word_diff("", "New.") == [Stretch(Kind.NEW, "New.")]


def test_the_middle_of_what_stayed_is_left_out():
    old = "start " + "word " * 100 + "May " + "word " * 100 + "June"
    found = shortened(word_diff(old, old.replace("May", "April").replace("June", "July")), around=10)
    assert [len(one.words) <= 23 for one in found] == [True] * len(found)
    assert found[0].words.startswith(" … ")
    assert " … " in found[3].words


def test_texts_beyond_the_bound_differ_as_wholes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MOST_WORDS", 3)
    assert word_diff("a b c", "a b d") == [Stretch(Kind.GONE, "a b c"), Stretch(Kind.NEW, "a b d")]
