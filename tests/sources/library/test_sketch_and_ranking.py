from __future__ import annotations

import pytest

from sources.library.bm25 import Bm25
from sources.library.sketch import resemblance, sketch

STORY = " ".join(f"Sentence {n} tells of the river, gauge {n * 13} and the {n}th hour." for n in range(60))


def test_a_text_resembles_itself_whatever_its_case_and_punctuation():
    assert resemblance(sketch(STORY), sketch(STORY.upper().replace(",", " –"))) == 1.0


def test_a_shortened_copy_resembles_its_original_more_than_another_report():
    other = " ".join(f"Report {n} says of the river that {n} boats left at dawn." for n in range(60))

    assert resemblance(sketch(STORY), sketch(STORY[: len(STORY) * 3 // 4])) > 0.5
    assert resemblance(sketch(STORY), sketch(other)) < 0.1


@pytest.mark.parametrize("text", ["", "A sentence or two.", "\ud800\0", "word " * 1000])
def test_what_is_too_short_or_says_one_thing_only_has_no_sketch(text):
    assert sketch(text) == ""
    assert resemblance(sketch(text), sketch(STORY)) == 0.0


TEXTS = [
    "The bridge over the Mill was rebuilt in 2019.",
    "Unemployment fell to 4 percent, the minister said.",
    "Bridges are closed; the mayor says the bridge costs three million.",
]


def test_rare_words_count_more_and_endings_nothing():
    best = Bm25(TEXTS).best("Does the mayor close bridges?", 10)

    assert [hit.index for hit in best] == [2, 0]
    assert set(best[0].found) == {"mayor", "close", "bridges"}
    assert best[0].score > best[1].score


def test_the_limit_holds_and_nothing_shared_is_nothing_found():
    index = Bm25(TEXTS)

    assert len(index.best("bridge", 1)) == 1
    assert index.best("zeppelin", 5) == index.best("the of", 5) == index.best("", 5) == []
    assert Bm25([]).best("bridge", 5) == []
