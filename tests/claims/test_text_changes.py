from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text_changes import MOST_PAIRS, Change, changes, count_words

TEXTS = st.text(alphabet="ab 😀.,\n", max_size=120)


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[c.old_start : c.old_end], new[c.new_start : c.new_end]) for c in changes(old, new)]


@given(TEXTS, TEXTS)
def test_what_is_not_changed_is_the_same_but_for_white_space_and_changes_are_in_order(old: str, new: str):
    kept_old, kept_new, at_old, at_new = "", "", 0, 0
    for change in changes(old, new):
        assert at_old <= change.old_start <= change.old_end <= len(old)
        assert at_new <= change.new_start <= change.new_end <= len(new)
        kept_old += old[at_old : change.old_start]
        kept_new += new[at_new : change.new_start]
        at_old, at_new = change.old_end, change.new_end
    kept_old, kept_new = kept_old + old[at_old:], kept_new + new[at_new:]
    assert "".join(kept_old.split()) == "".join(kept_new.split())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It opens in May.", "It opens in May.", []),
        ("It opens in May.", "It  opens\nin May. ", []),
        ("It opens in May.", "It opens in June.", [(" May", " June")]),
        ("It opens in May.", "It will open in May.", [(" opens", " will open")]),
        ("It opens.", "It opens soon.", [("", " soon")]),
        ("It never opens.", "It opens.", [(" never", "")]),
        ("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", [("\n\nTwo.", "")]),
        ("One.", "Zero.\n\nOne.", [("", "Zero.")]),
        ("😀 May 😀", "😀 June 😀", [(" May", " June")]),
        ("the old red house", "the new blue house", [(" old red", " new blue")]),
        ("", "All new.", [("", "All new.")]),
        ("3.5 million", "3.6 million", [("3.5", "3.6")]),
        ("Mr Lind, the mayor, left", "Ms Lind, the clerk, left", [("Mr", "Ms"), (" mayor", " clerk")]),
    ],
)
def test_changes_are_whole_words(old: str, new: str, expected: list[tuple[str, str]]):
    assert told(old, new) == expected


def test_words_are_counted_and_marks_are_not():
    old, new = "It opens, she said, in May.", "It opens in late June!"
    count = count_words(old, new, changes(old, new))
    assert (count.added, count.removed) == (3, 4)  # a short word between two changes counts with them


def test_what_is_too_much_to_compare_is_one_change():
    words = int(MOST_PAIRS**0.5) + 1
    old, new = "a " * words, "b " * words
    assert changes(f"{old}end", f"{new}end") == [Change(0, len(old) - 1, 0, len(new) - 1)]
