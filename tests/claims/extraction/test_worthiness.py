from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given

from claims.extraction import lexicon, worthiness
from claims.extraction.worthiness import score_sentence
from claims.extraction.worthiness_features import features
from tests.claims.extraction.hostile import TEXTS

CLAIM = "Unemployment fell to 4.1 percent in 2018, the lowest rate in fifty years."
TALK = "Thank you very much, and good evening."


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (CLAIM, TALK),
        ("She voted against the bill three times.", "Would she vote against the bill?"),
        ("The company cut 4,000 jobs last year.", "I think the company should create jobs."),
        ("Crime rose by 12 percent under the mayor.", "I hope that we can all live in safety."),
        ("Exports to China doubled between 2010 and 2015.", "We will double our exports."),
    ],
)
def test_checkable_facts_score_above_talk_questions_opinions_and_promises(stronger, weaker):
    assert score_sentence(stronger).score > score_sentence(weaker).score


def test_the_middle_of_the_scale_separates_plain_cases():
    assert score_sentence(CLAIM).score > 0.5 > score_sentence(TALK).score


def test_reasons_name_what_moved_the_score():
    assert "gives a figure" in score_sentence(CLAIM).reasons
    assert "but is a question" in score_sentence("Do you agree with him?").reasons
    assert any("should" in reason for reason in score_sentence("We should all be kinder.").reasons)


def test_every_weight_belongs_to_a_feature_that_the_code_or_the_lexicon_names():
    weights = set(lexicon.table("worthiness_weights")["weights"])
    classes = set(lexicon.table("worthiness")["classes"])
    code = Path(worthiness.__file__).with_name("worthiness_features.py").read_text(encoding="utf-8")
    pieces = {piece for name in weights - classes for piece in ([name] if f'"{name}"' in code else name.rsplit("_", 1))}
    assert all(f'"{piece}"' in code or piece == "subject" or piece == "verb" for piece in pieces)


def test_no_lexicon_word_is_listed_twice_in_a_class():
    path = Path(worthiness.__file__).parent / "lexicons" / "en" / "worthiness.toml"
    for name, entry in tomllib.loads(path.read_text(encoding="utf-8"))["classes"].items():
        assert entry["reason"], name
        assert entry["words"].split(), name


def test_five_thousand_sentences_take_less_than_a_second_of_processor_time():
    start = time.process_time()
    for _ in range(5_000):
        score_sentence(CLAIM)
    assert time.process_time() - start < 1


@given(TEXTS)
def test_any_text_gets_a_score_between_0_and_1_with_few_reasons(text):
    found = score_sentence(text)
    assert 0 <= found.score <= 1
    assert len(found.reasons) <= 4
    assert all(value == value for value in features(text).values())
