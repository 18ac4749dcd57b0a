from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict

import pytest
from hypothesis import given

from claims.verification.article_consistency import check_article
from tests.claims.extraction.hostile import TEXTS
from tests.claims.verification.article_cases import CASES

WRONG = {"name_variants", "role_conflict", "figure_conflict", "quote_conflict"}


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_planted_cases(text, expected):
    assert check_article(text).outcome == expected


def test_every_conflict_is_planted_and_articles_without_one_as_often():
    counts = Counter(expected for _, expected in CASES)
    assert {*WRONG, "consistent"} == set(counts)
    assert sum(counts[outcome] for outcome in WRONG) > 70 < counts["consistent"]


@pytest.mark.parametrize("text", [text for text, expected in CASES if expected in WRONG])
def test_the_two_places_are_named(text):
    found = check_article(text)
    (one, end), (other, last) = found.spans
    assert 0 <= one < end <= len(text) >= last > other >= 0
    assert (one, end) != (other, last)


def test_the_answer_tells_further_conflicts_and_can_be_written_as_json():
    found = check_article(
        "Finance Minister Anna Kovac spoke. Foreign Minister Anna Kovac said that 12 people were hurt in the fire. "
        "The 14 hurt went to hospital."
    )
    assert found.outcome == "role_conflict"
    assert any("14" in told for told in found.others)
    assert json.loads(json.dumps(asdict(found)))["outcome"] == "role_conflict"


@pytest.mark.parametrize(
    "text",
    [
        "President Reagan spoke in Berlin in 1987. Dan Regan said he had been there.",
        "Liz Cheney spoke in Cheyenne. Cheyenne was cold, she said.",
        "Anna Berg met Maria Ito, and with Ms. Ito, the minister looked tired. Maria Ito, an engineer, smiled.",
        "“I have seen him fight for his family,” said Ann Webb. Webb added: “I have seen him fight for his workers, "
        "I have seen him fight for his town, and now I see him fight for us.”",
        "Vice president of Acme, Bill Hart, was there. Hart, president of the Rotary Club, gave a speech.",
        "Eva Lund, an economist at the bank, spoke of 23 percent. Half favored it, and 42 percent favored more.",
    ],
)
def test_what_only_looks_like_a_conflict_is_none(text):
    assert check_article(text).outcome == "consistent"


@given(TEXTS)
def test_any_text_gives_an_answer(text):
    assert check_article(text).outcome in {*WRONG, "consistent"}
