from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict

import pytest
from hypothesis import given

from claims.verification.numbers import check_numbers
from claims.verification.numbers.figures import read_passage
from tests.claims.extraction.hostile import TEXTS
from tests.claims.verification.number_cases import CASES

WRONG = {"parts_total", "change_mismatch", "percent_points", "scale_slip", "small_base", "headline_body"}


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_planted_cases(text, expected):
    assert check_numbers(text).outcome == expected


def test_every_outcome_is_planted_and_right_figures_as_often_as_wrong_ones():
    counts = Counter(expected for _, expected in CASES)
    assert {*WRONG, "consistent", "nothing_to_check"} == set(counts)
    right = counts["consistent"] + counts["nothing_to_check"]
    assert sum(counts[outcome] for outcome in WRONG) > 80 < right


def test_the_answer_names_the_figures_and_can_be_written_as_json():
    found = check_numbers("Sales rose 50% from 200 to 250.")
    assert found.figures == ("200", "250", "50%")
    assert "25 percent" in found.explanation
    assert json.loads(json.dumps(asdict(found)))["outcome"] == "change_mismatch"


def test_the_gravest_finding_comes_first_and_the_others_are_told():
    found = check_numbers("The panel has 15 members: nine men and seven women. About 60% of seven patients recovered.")
    assert found.outcome == "parts_total"
    assert any("60%" in told for told in found.others)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose from $1.5 million", [(1_500_000, "USD", "", "")]),
        ("nearly 2,000 young protesters", [(2000, "", "protester", "under")]),
        ("half a million euros", [(500_000, "EUR", "", "")]),
        ("two hundred and fifty patients", [(250, "", "patient", "")]),
        ("12 per cent of 4 percentage points", [(12, "%", "", ""), (4, "points", "", "")]),
        ("In 2019 he won 3-1 on May 5 at 10:30.", []),
        ("two-thirds of them, the 34-year-old", [(34, "years old", "", "")]),
    ],
)
def test_figures_are_read_with_unit_noun_and_hedge(text, expected):
    found = [(figure.value, figure.unit, figure.noun, figure.hedge) for figure in read_passage(text).figures]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose from about 200 to nearly 400, or by more than 90 percent.",
        "The euro rose to $1.1175 from $1.1074 the day before, and the pound to $1.3231 from $1.3158.",
        "Net income rose 8.9% to $422.5 million, or $6.44 a share, from $387.8 million, or $5.90 a share.",
        "Adults between the ages of 18 and 29 were asked; 54 percent agreed.",
        "There were 56 passengers and 10 crew members on board, among them 30 Egyptians.",
        "He was sentenced to three years, including six months on probation.",
        "She is up from 37 percent in January and he is down from 49 percent.",
        "Temporary workers have contracts lasting from three to six months.",
    ],
)
def test_wordings_that_only_look_like_mistakes_are_none(text):
    assert check_numbers(text).outcome in ("consistent", "nothing_to_check")


@given(TEXTS)
def test_any_text_gives_an_answer(text):
    assert check_numbers(text).outcome in {*WRONG, "consistent", "nothing_to_check"}
