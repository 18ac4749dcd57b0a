from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.library.passages import LONGEST_PASSAGE, Document, Wanted, best_hits, passages
from sources.library.words import content_words, stem, words_of
from sources.providers.base import LookupQuery


def hit(document, *, heading="", **query):
    return best_hits([Document(heading, document)], Wanted.by(LookupQuery(**query)))[0]


@given(st.text(alphabet=st.sampled_from("ab .!?…”\n\t\u2028é😀"), max_size=3000))
@settings(max_examples=200, deadline=None)
def test_passages_cover_every_word_once_and_stay_short(text):
    bounds = list(passages(text))

    assert all(0 < end - start <= LONGEST_PASSAGE for start, end in bounds)
    assert all(text[start:end] == text[start:end].strip() for start, end in bounds)
    assert [end for _, end in bounds[:-1]] <= [start for start, _ in bounds[1:]]
    covered = "".join(text[start:end] for start, end in bounds)
    assert "".join(covered.split()) == "".join(text.split())


def test_long_paragraphs_are_cut_between_sentences():
    text = "This sentence is forty characters long. " * 60

    assert all(text[start:end].endswith("long.") for start, end in passages(text))


def test_words_compare_without_case_accents_and_punctuation():
    assert words_of("“Don’t,” José\u0301 said: 3.5!").forms == ["don", "t", "jose", "said", "3", "5"]
    # Outside of Latin a mark makes another letter, however it is encoded.
    assert words_of("Й и\u0306").forms == ["й", "й"]


def test_places_are_code_points_of_the_text():
    text = "😀 e\u0301tude, Ñandú"
    words = words_of(text)

    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == ["e\u0301tude", "Ñandú"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("bridges", "bridge"), ("cities", "city"), ("agreed", "agree"), ("signing", "signed"), ("votes", "vote")],
)
def test_endings_do_not_keep_words_apart(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("university", "universe"), ("may", "me"), ("status", "statute"), ("is", "i")]
)
def test_different_words_stay_different(one, other):
    assert stem(one) != stem(other)


def test_content_words_leave_out_what_stands_in_every_text():
    assert content_words("He said that the bridge, and the bridge alone, will be rebuilt by May") == [
        "bridge",
        "alone",
        "rebuilt",
        "may",
    ]


def test_exact_words_are_found_across_typography_and_line_breaks():
    text = "Preface.\n\nShe was clear. “We’ll – no doubt –\nrebuild the bridge by June.” Then she left.\n\nEnd."

    found = hit(text, phrase='"We\'ll, no doubt, rebuild the bridge by june"')

    assert found.matched == "exact words"
    assert text[found.start : found.end] == (
        "She was clear. “We’ll – no doubt –\nrebuild the bridge by June.” Then she left."
    )


def test_half_a_word_is_no_exact_word():
    assert hit("He saw the rain in Spainland today.", phrase="the rain in Spain") is None


def test_a_misquotation_is_found_by_the_words_that_stand():
    text = "The weather was fine.\nAda Lind said: “We will rebuild the bridge by June.”\nNobody objected."

    found = hit(text, phrase="We will rebuild the bridge by May", person="Ada Lind")

    assert found.matched == "names and 2 of 3 words"
    assert "by June" in text[found.start : found.end]


def test_names_in_the_heading_count():
    text = "The bridge will be rebuilt."

    assert hit(text, heading="Speech of Ada Lind", text="the bridge rebuilt", person="Ada Lind").matched == (
        "names and all words"
    )
    assert hit(text, text="the bridge rebuilt", person="Ada Lind").matched == "all words"


def test_words_in_the_heading_count_half():
    text = "In the vote 18 members are in favour and 12 against."
    query = {"text": "The council of Eastmere voted 19 to 12"}

    assert hit(text, heading="Council of Eastmere: minutes", **query).matched == "4 of 5 words"
    assert hit(text, **query).score < hit(text, heading="Eastmere", **query).score < 0.8


def test_a_text_that_only_shares_the_date_is_no_answer():
    query = {"text": "Ada Lind was mayor on 18 July 2025", "person": "Ada Lind", "on": date(2025, 7, 18)}

    assert hit("The minister resigned on 18 July 2025.", **query) is None
    assert hit("Another mayor spoke.", **query) is None
    assert hit("Ada Lind left the office of mayor in 2021.", **query).matched == "names and the word"


def test_two_rare_words_outweigh_three_common_ones():
    common = "\n".join(["The city council met about the budget of the year."] * 30)
    rare = "A zebra and a xylophone were seen."
    found = hit(f"{common}\n{rare}", text="city council budget zebra xylophone")

    assert "zebra" in f"{common}\n{rare}"[found.start : found.end]


@pytest.mark.parametrize("query", [{"text": "quantum chromodynamics"}, {"text": "the of and"}, {}, {"phrase": "“…”"}])
def test_nothing_is_found_where_nothing_stands(query):
    assert hit("The council met. The bridge was discussed.", **query) is None


def test_a_single_word_in_common_is_not_enough():
    assert hit("The bridge was discussed at length.", text="A new bridge opens beside Springfield harbour") is None


@pytest.mark.parametrize("block", ["a" * 50, "a ", "Mr. ", "\n", "“", "word, ", "!”) "])
def test_adversarial_texts_take_linear_time(block):
    text = block * (1_000_000 // len(block))
    began = time.process_time()

    hit(text, phrase="a a a a a a b", text="word mr", person="Ada Lind")

    assert time.process_time() - began < 4
