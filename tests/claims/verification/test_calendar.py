import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.verification.calendar import check_calendar
from claims.verification.finding import Certainty
from tests.claims.extraction.hostile import TEXTS
from tests.claims.verification.calendar_cases import CASES
from tests.claims.verification.calendar_more_cases import MORE_CASES

OUTCOMES = {case[2] for case in CASES}
WINTER = date(2025, 12, 3)


@pytest.mark.parametrize(("text", "published", "outcome"), CASES + MORE_CASES)
def test_a_planted_sentence_is_compared_with_the_calendar(text, published, outcome):
    assert check_calendar(text, date.fromisoformat(published) if published else None).outcome == outcome


def test_the_table_has_true_and_false_cases_of_every_kind():
    counts = {outcome: sum(case[2] == outcome for case in CASES) for outcome in OUTCOMES}
    assert min(counts.values()) >= 14
    assert counts["consistent"] >= 90


def test_the_explanation_says_what_is_so():
    finding = check_calendar("The text says Thursday, 3 December 2025.")
    assert finding.outcome == "weekday_mismatch"
    assert finding.explanation == "The text says “Thursday, 3 December 2025”; 3 December 2025 was a Wednesday."
    assert finding.certainty is Certainty.CERTAIN


def test_dates_without_a_year_are_told_without_one():
    finding = check_calendar("The 12-day strike began on 3 May and ended on 9 May.")
    assert finding.outcome == "duration_mismatch"
    assert "2001" not in finding.explanation
    assert "3 May" in finding.explanation


def test_the_place_of_each_comparison_is_told():
    text = "He was elected in 2008. On Friday, 6 March 2025, the council met."
    (relation,) = check_calendar(text).relations
    assert text[relation.start : relation.end] == "Friday, 6 March 2025"


def test_of_an_article_everything_is_compared_and_the_gravest_comes_first():
    text = (
        "The council met on Thursday, 6 March 2025. The mayor ruled from 2019 to 2016. "
        "The lease ends on 31 June 2026, aides said."
    )
    finding = check_calendar(text)
    assert finding.outcome == "impossible_date"
    assert [one.outcome for one in finding.relations] == ["impossible_date", "order_mismatch", "consistent"]


def test_without_the_day_of_publication_nothing_is_compared_with_it():
    text = "The bridge collapsed three years ago, in 2018. On Sunday, November 22, two men were held."
    assert check_calendar(text, None).outcome == "nothing_to_check"
    assert check_calendar(text, WINTER).outcome == "weekday_mismatch"


@pytest.mark.parametrize(
    "text",
    [
        "The firm of 1990 hired 2,000 people from 1998 to 1500 depots.",
        "The trial ran for 12 weeks at sites opened between 2009 and 2013.",
        "He told the Baltimore Sun, August 16, 2008, that he would not run.",
        "The rate rose by 5 days per decade (from 1979 to 2013).",
        "Visitors aged 18–75 years were asked between 1999 and 2000.",
        "The season lasts from December to March.",
        "The cover runs from 1 June to 31 May each year.",
        "In a 2018 report the agency said that prices were lower before 2015.",
        "Her father was a teacher. The 45-year-old neighbour was born abroad, in 1950s Tangier.",
        "He died in 1990, and the museum opened in 1995.",
        "He died in 1990 and was awarded the medal posthumously in 1995.",
        "Two years after the earthquake of 2010, the school reopened.",
        "He was sentenced to seven years for bribes taken between 2010 and 2012.",
        "Monday and Tuesday, December 1 and 2, are holidays.",
        "It was a decade-long fight, from 1991 to 2002.",
        "A 1998 song about a miner killed after leaving his post came back to the charts in May 2004.",
        "The dairy made butter for 60 years before closing in 1996; it had won a medal in 1971.",
        "The club, founded in 1905, will celebrate its 130th anniversary in its new home.",
        "Founded in 1905, the club keeps the 50th anniversary of its stadium.",
        "She was appointed chair in 2015, having been in office since 2011.",
        "From 2009 to 2012, a ten-year plan was drawn up.",
        "In October 2014 the ferry line said that tickets would not be sold after 3 March 2014 stocks.",
    ],
)
def test_what_stands_beside_a_date_by_chance_is_no_contradiction(text):
    assert check_calendar(text, WINTER).outcome in ("consistent", "nothing_to_check")


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_any_string_can_be_checked(text, published):
    finding = check_calendar(text, published)
    assert finding.explanation
    assert all(0 <= one.start <= one.end <= len(text) for one in finding.relations)


_PIECES = [
    "2010 ", "from 2010 to ", "born in 1990, aged 5, ", "Monday, ", "May 3 ", "1 day after ", "two years ago, in 2019 ",
    "before 2010 after ", "(1990–2010) died ", "is 45, ", "last Monday, May 3 and 4, ", "in May ", "1-", "a ",
]  # fmt: skip


@pytest.mark.parametrize("piece", _PIECES)
def test_the_work_grows_with_the_text(piece):
    """Twice the text, twice the work: quadratic time would be four times, whatever else the machine does."""
    check_calendar(piece, WINTER)  # word lists are read once
    half, whole = _cost(piece * (30_000 // len(piece))), _cost(piece * (60_000 // len(piece)))
    assert whole < 3 * half + 0.2  # seconds that a small text's cost cannot tell apart


def _cost(text):
    begun = time.process_time()
    assert check_calendar(text, WINTER).explanation
    return time.process_time() - begun
