from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.verification.finding import Certainty
from claims.verification.role_tenure import check_role
from claims.verification.role_tenure.people import same_person
from tests.claims.extraction.hostile import TEXTS
from tests.claims.verification.role_cases import ALLIANCE, AMERICAN_PRESIDENTS, CASES, COARSE_DATES, holding
from tests.claims.verification.role_more_cases import MORE_CASES

WRONG = {"ended", "not_begun", "other_organisation", "other_person", "qualifier_mismatch"}


@pytest.mark.parametrize("case", CASES + MORE_CASES, ids=lambda case: "|".join(str(part) for part in case[:4]))
def test_planted_cases(case):
    *claimed, holdings, expected = case
    assert check_role(*claimed, holdings).outcome == expected


def test_every_outcome_is_planted_and_right_claims_as_often_as_wrong_ones():
    counts = Counter(case[-1] for case in CASES)
    assert {*WRONG, "held", "unknown"} == set(counts)
    assert sum(counts[outcome] for outcome in WRONG) > 60 < counts["held"]


def test_the_answer_shows_who_held_the_post_around_the_date_and_can_be_written_as_json():
    found = check_role("Barack Obama", "President", None, "2018-03-01", AMERICAN_PRESIDENTS)
    assert [(line.person, line.start, line.state) for line in found.succession] == [
        ("Barack Obama", "2009-01-20", "ended"),
        ("Donald Trump", "2017-01-20", "held"),
        ("Joe Biden", "2021-01-20", "not_begun"),
        ("Donald Trump", "2025-01-20", "not_begun"),
    ]
    assert "2009-01-20 to 2017-01-20" in found.explanation
    assert "Donald Trump" in found.explanation
    assert json.loads(json.dumps(asdict(found)))["outcome"] == "ended"


@pytest.mark.parametrize(
    ("on", "outcome"), [("2024-08-01", "held"), ("2020-08-01", "not_begun"), ("2025-01-01", "qualifier_mismatch")]
)
def test_a_post_to_come_is_held_only_later(on, outcome):
    assert check_role("Mark Rutte", "Secretary General", "NATO", on, ALLIANCE, to_come=True).outcome == outcome


def test_an_acting_post_to_come_agrees_with_an_acting_holding_alone():
    holdings = [holding("Ida Berg", "Acting Mayor", "Oslo", "2024-02-01", "2024-06-01")]
    assert check_role("Ida Berg", "acting mayor", "Oslo", "2024-01-15", holdings, to_come=True).outcome == "held"
    assert check_role("Ida Berg", "mayor", "Oslo", "2024-01-15", holdings, to_come=True).outcome != "held"


def test_a_holding_that_two_sources_tell_alike_is_shown_once():
    once = check_role("Barack Obama", "President", None, "2018-03-01", AMERICAN_PRESIDENTS)
    assert check_role("Barack Obama", "President", None, "2018-03-01", AMERICAN_PRESIDENTS * 2) == once


@pytest.mark.parametrize(("on", "certainty"), [("2021-06-01", Certainty.CERTAIN), ("2020", Certainty.LIKELY)])
def test_it_is_certain_only_where_the_whole_date_lies_within_the_holding(on, certainty):
    assert check_role("Ida Berg", "mayor", "Oslo", on, COARSE_DATES).certainty is certainty


@pytest.mark.parametrize(
    ("start", "end", "current", "outcome"),
    [
        ("2010-01-01", None, None, "unknown"),
        ("2010-01-01", None, False, "unknown"),
        ("2010-01-01", None, True, "held"),
        ("2010-01-01", "2012-01-01", True, "ended"),  # a given end counts more
        (None, None, True, "unknown"),
        (None, "2012-01-01", None, "ended"),
        (None, "2015-05-05", None, "held"),
        ("+2010-00-00T00:00:00Z", "+2016-02-00", None, "held"),
        ("spring", "later", None, "unknown"),
        ("2010-13-01", "2012-02-31", None, "unknown"),
    ],
)
def test_what_the_data_leaves_unsaid_stays_unknown(start, end, current, outcome):
    holdings = [holding("Eva Lund", "rector", "Upland University", start, end, current)]
    assert check_role("Eva Lund", "rector", "Upland University", "2015-05-05", holdings).outcome == outcome


def test_without_a_date_nothing_is_said():
    assert check_role("Barack Obama", "President", None, None, AMERICAN_PRESIDENTS).outcome == "unknown"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("J.D. Vance", "James David Vance"),
        ("Boris Johnson", "Alexander Boris de Pfeffel Johnson"),
        ("Pedro Sánchez", "Pedro Sanchez Pérez-Castejón"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Sir Keir Starmer", "Starmer"),
        ("Bill Clinton", "William Jefferson Clinton"),
        ("Xi Jinping", "Jinping Xi"),
        ("Mr. O'Neill", "Conor O’Neill"),
    ],
)
def test_names_of_one_person_agree(one, other):
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H. W. Bush"),
        ("Anna Smith", "John Smith"),
        ("Donald Trump Jr.", "Donald Trump Sr."),
        ("Hunter Biden", "Joe Biden"),
        ("", "Joe Biden"),
        ("…", "–"),
    ],
)
def test_names_of_two_persons_do_not(one, other):
    assert not same_person(one, other)
    assert not same_person(other, one)


@given(TEXTS, TEXTS, st.one_of(st.none(), TEXTS), st.one_of(st.none(), TEXTS))
def test_any_strings_give_an_answer(person, role, organisation, on):
    holdings = [holding(person, role, organisation, on, on), holding(role, person, None, "2010", None, True)]
    assert check_role(person, role, organisation, on, holdings).outcome in {*WRONG, "held", "unknown"}
