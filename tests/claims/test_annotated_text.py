from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.annotated_text import Mark, runs


def test_overlapping_claims_share_runs_and_each_opens_once():
    text = "He said “we left on Monday” twice."
    marks = [Mark(1, 8, 27), Mark(2, 20, 26), Mark(3, 0, 27)]
    cut = runs(text, marks)
    assert [(run.text, run.ids) for run in cut] == [
        ("He said ", (3,)),
        ("“we left on ", (3, 1)),
        ("Monday", (3, 1, 2)),
        ("”", (3, 1)),
        (" twice.", ()),
    ]
    assert sorted(id_ for run in cut for id_ in run.opens) == [1, 2, 3]


def test_a_mark_outside_the_text_is_refused():
    with pytest.raises(ValueError, match="outside"):
        runs("abc", [Mark(1, 2, 9)])


def test_an_empty_text_has_no_runs():
    assert runs("", []) == []


@given(st.text(min_size=1, max_size=120), st.data())
def test_text_is_kept_to_the_letter_and_every_mark_covers_its_words(text: str, data: st.DataObject):
    marks = []
    for id_ in range(data.draw(st.integers(0, 8))):
        start = data.draw(st.integers(0, len(text) - 1))
        marks.append(Mark(id_, start, data.draw(st.integers(start + 1, len(text)))))
    cut = runs(text, marks)
    assert "".join(run.text for run in cut) == text
    for mark in marks:
        assert "".join(run.text for run in cut if mark.id in run.ids) == text[mark.start : mark.end]
