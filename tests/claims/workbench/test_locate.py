from __future__ import annotations

import contextlib
import time

import pytest

from claims.workbench.locate import locate
from factcheck.errors import InvalidInput

TEXT = "😀 The bridge opens.\n\nThe footbridge\tis new; the bridge is new."


@pytest.mark.parametrize(
    ("exact", "start", "words"),
    [
        ("The  bridge opens.", None, "The bridge opens."),
        ("opens. The foot", None, "opens.\n\nThe foot"),
        ("is new", TEXT.rindex("is new"), "is new"),
        (" is new", TEXT.rindex("is new") - 1, "is new"),
        ("footbridge is", None, "footbridge\tis"),
        ("😀", None, "😀"),
    ],
)
def test_words_are_found_white_space_aside(exact, start, words):
    begin, end = locate(TEXT, exact, start)
    assert TEXT[begin:end] == words


def test_of_several_places_the_one_that_was_meant_wins():
    first, second = TEXT.index("is new"), TEXT.rindex("is new")
    assert locate(TEXT, "is new", first)[0] == first
    assert locate(TEXT, "is new", second)[0] == second


@pytest.mark.parametrize(
    ("exact", "code"),
    [
        ("is new", "words_ambiguous"),
        ("tunnel", "words_not_found"),
        (" \n", "words_empty"),
        ("x" * 6000, "words_too_long"),
    ],
)
def test_what_cannot_be_found_is_refused_with_a_reason(exact, code):
    with pytest.raises(InvalidInput) as refused:
        locate(TEXT, exact, None)
    assert refused.value.code == code


@pytest.mark.parametrize("text", ["a " * 1999 + "b ", "a "])
def test_a_megabyte_of_almost_matching_words_takes_less_than_two_seconds(text):
    text *= 1_000_000 // len(text)
    started = time.perf_counter()
    with contextlib.suppress(InvalidInput):
        locate(text, "a " * 2400, None)
    assert time.perf_counter() - started < 2
