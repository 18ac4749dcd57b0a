from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given

from claims.extraction import lexicon, worthiness
from claims.extraction.worthiness import score_sentence
from claims.extraction.worthiness_features import PAIRED, exclusive_group, features, pairs, reasons_by_feature
from claims.extraction.worthiness_words import class_counts, class_reasons, read_words
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
        ("Rents in the capital have risen faster than wages.", "Rents are something that we have to talk about."),
        ("The ministry paid the firm 30 million euros.", "He declined to comment."),
    ],
)
def test_checkable_facts_score_above_talk_questions_opinions_and_promises(stronger, weaker):
    assert score_sentence(stronger).score > score_sentence(weaker).score


def test_the_middle_of_the_scale_separates_plain_cases():
    assert score_sentence(CLAIM).score > 0.5 > score_sentence(TALK).score


def test_reasons_name_what_moved_the_score():
    assert any("percentage" in reason for reason in score_sentence(CLAIM).reasons)
    assert "but is a question" in score_sentence("Do you agree with him?").reasons
    assert any("should" in reason for reason in score_sentence("We should all be kinder.").reasons)


def test_no_reason_is_given_both_for_and_against():
    for sentence in (CLAIM, TALK, "He was paid 30 million euros in 2019, but should he have been paid at all?"):
        reasons = [reason.removeprefix("but ") for reason in score_sentence(sentence).reasons]
        assert len(reasons) == len(set(reasons))


def test_a_score_is_the_sum_of_the_weights_of_features_and_pairs():
    table = lexicon.table("worthiness_weights")
    found = features(CLAIM)
    total = table["intercept"] + sum(table["weights"].get(name, 0.0) * value for name, value in found.items())
    total += sum(table["pairs"].get(f"{first} + {second}", 0.0) for first, second in pairs(found))
    assert score_sentence(CLAIM).score == pytest.approx(1 / (1 + 2.718281828459045**-total))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("It cost $400.", "figure_money"),
        ("It rose by 4.5%.", "figure_percent"),
        ("It rose by 4.5%.", "figure_decimal"),
        ("It began in 1998.", "year"),
        ("It took 12 years.", "figure_time"),
        ("It has 30,000 members.", "figure_large"),
        ("She said that Ann Lee and Bob Ray met.", "names"),
        ("They never slashed the tariffs.", "fall"),
        ("In fact, he opposed it.", "he_past"),
        ("And we're going to win.", "we_future"),
        ("The red car is old.", "noun_is"),
        ("Angela Merkel has resigned.", "name_have"),
        ("It is bigger than ours.", "compared"),
        ("Yes, Senator.", "called"),
    ],
)
def test_features_carry_the_names_of_what_is_seen(sentence, name):
    assert features(sentence)[name]


def test_phrases_and_regular_verb_forms_belong_to_their_classes():
    counts = class_counts(read_words("Vetoed bills: social security is slashed, dropping by half."))
    assert counts["benefits"] >= 1
    assert counts["lawmaking"] >= 2
    assert counts["fall"] == 2


def test_idioms_count_as_wholes():
    assert "fall" not in class_counts(read_words("He declined to comment."))
    assert class_counts(read_words("She grew up here."))["private_life"] == 1
    assert "rise" not in class_counts(read_words("She grew up here."))


@pytest.mark.parametrize("sentence", [CLAIM, TALK, "He left.", "1990", "—"])
def test_every_sentence_has_one_feature_of_each_exclusive_group(sentence):
    groups = [exclusive_group(name) for name in features(sentence) if exclusive_group(name)]
    assert len(groups) == len(set(groups))
    assert {"subject_", "verb_", "clause", "begins_"} <= set(groups)


def test_every_weight_belongs_to_a_feature_with_a_name_from_the_code_or_the_lexicon():
    table = lexicon.table("worthiness_weights")
    folder = Path(worthiness.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("worthiness*.py"))
    named = reasons_by_feature() | class_reasons()
    for name in table["weights"]:
        plain = name.removesuffix(" again")
        assert plain in named or f'"{plain}"' in code or exclusive_group(name) or name.startswith("says "), name
    for pair in table["pairs"]:
        assert set(pair.split(" + ")) <= PAIRED


def test_paired_features_exist():
    folder = Path(worthiness.__file__).parent
    form = (folder / "worthiness_form.py").read_text(encoding="utf-8")
    known = reasons_by_feature()
    assert all(name in known or f'"{name}"' in form or exclusive_group(name) for name in PAIRED)


def test_every_class_of_words_has_words():
    folder = Path(worthiness.__file__).parent / "lexicons" / "en"
    for name, entry in tomllib.loads((folder / "worthiness.toml").read_text(encoding="utf-8"))["classes"].items():
        assert entry.get("words", "").split() or entry.get("verbs", "").split(), name


@given(TEXTS)
def test_any_text_gets_a_score_between_0_and_1_with_few_reasons(text):
    found = score_sentence(text)
    assert 0 <= found.score <= 1
    assert len(found.reasons) <= 4
    assert all(value == value for value in features(text).values())
