from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.dates import find_time_expressions, holidays
from claims.extraction.dates.grammar import MOST_EXPRESSIONS
from tests.claims.extraction.hostile import TEXTS

PUBLISHED = date(2025, 12, 3)  # a Wednesday


def found(text, published=PUBLISHED):
    return [(e.span.of(text), e.type, e.value) for e in find_time_expressions(text, [], published)]


def value(text, published=PUBLISHED):
    (expression,) = found(text, published)
    return expression


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on March 3, 2014.", ("March 3, 2014", "DATE", "2014-03-03")),
        ("It opened on 3 March 2014.", ("3 March 2014", "DATE", "2014-03-03")),
        ("It opened on the 3rd of March, 2014.", ("the 3rd of March, 2014", "DATE", "2014-03-03")),
        ("They met on Tuesday, Nov. 25.", ("Tuesday, Nov. 25", "DATE", "2025-11-25")),
        ("It closed in Sept. 1999.", ("Sept. 1999", "DATE", "1999-09")),
        ("The log says 2024-02-29.", ("2024-02-29", "DATE", "2024-02-29")),
        ("The log says 02/28/24.", ("02/28/24", "DATE", "2024-02-28")),
        ("It was built in early 1996.", ("early 1996", "DATE", "1996")),
        ("It was built in the late 1970s.", ("the late 1970s", "DATE", "197")),
        ("It was built in the nineties.", ("the nineties", "DATE", "199")),
        ("It was built in the 18th century.", ("the 18th century", "DATE", "17")),
        ("It was built in nineteen ninety-six.", ("nineteen ninety-six", "DATE", "1996")),
        ("The city fell in 404 BC.", ("404 BC", "DATE", "BC0404")),
        ("Sales rose in the third quarter of 2024.", ("the third quarter of 2024", "DATE", "2024-Q3")),
        ("Sales rose in Q3 2024.", ("Q3 2024", "DATE", "2024-Q3")),
        ("They met in the winter of 1994.", ("the winter of 1994", "DATE", "1994-WI")),
    ],
)
def test_calendar_dates(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He arrived yesterday.", ("yesterday", "DATE", "2025-12-02")),
        ("He will speak this Thursday.", ("this Thursday", "DATE", "2025-12-04")),
        ("He spoke on Monday.", ("Monday", "DATE", "2025-12-01")),
        ("He will speak on Monday.", ("Monday", "DATE", "2025-12-08")),
        ("He spoke last Wednesday.", ("last Wednesday", "DATE", "2025-11-26")),
        ("Prices fell last year.", ("last year", "DATE", "2024")),
        ("Prices fell last week.", ("last week", "DATE", "2025-W48")),
        ("Prices will fall next month.", ("next month", "DATE", "2026-01")),
        ("It ended two years ago.", ("two years ago", "DATE", "2023")),
        ("It ended ten days ago.", ("ten days ago", "DATE", "2025-11-23")),
        ("It ended several years ago.", ("several years ago", "DATE", "PAST_REF")),
        ("They met in October.", ("October", "DATE", "2025-10")),
        ("It was due by Jan. 14.", ("Jan. 14", "DATE", "2026-01-14")),
        ("He spoke on Tuesday evening.", ("Tuesday evening", "TIME", "2025-12-02TEV")),
        ("He spoke at 10 p.m. Tuesday.", ("10 p.m. Tuesday", "TIME", "2025-12-02T22:00")),
        ("It began at noon Tuesday.", ("noon Tuesday", "TIME", "2025-12-02T12:00")),
        ("They met late last night.", ("late last night", "TIME", "2025-12-02TNI")),
        ("It closed half a century ago.", ("half a century ago", "DATE", "1975")),
        ("They met on Christmas Day.", ("Christmas Day", "DATE", "2025-12-25")),
        ("They met on Thanksgiving.", ("Thanksgiving", "DATE", "2025-11-27")),
    ],
)
def test_relative_dates_count_from_the_publication(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "mod"),
    [
        ("It took nearly four years.", ("nearly four years", "DURATION", "P4Y"), "LESS_THAN"),
        ("It took more than two hours.", ("more than two hours", "DURATION", "PT2H"), "MORE_THAN"),
        ("It took about a month.", ("about a month", "DURATION", "P1M"), "APPROX"),
        ("It took a year and a half.", ("a year and a half", "DURATION", "P1Y6M"), None),
        ("It took two-and-a-half years.", ("two-and-a-half years", "DURATION", "P2Y6M"), None),
        ("It took 2 1/2 years.", ("2 1/2 years", "DURATION", "P2Y6M"), None),
        ("It fell in the past two months.", ("the past two months", "DURATION", "P2M"), None),
        ("It is a two-year plan.", ("two-year", "DURATION", "P2Y"), None),
    ],
)
def test_lengths_of_time_with_their_hedges(text, expected, mod):
    (expression,) = find_time_expressions(text, [], PUBLISHED)
    assert (expression.span.of(text), expression.type, expression.value) == expected
    assert expression.mod == mod


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They meet each Thursday.", ("each Thursday", "SET", "XXXX-WXX-4")),
        ("They meet every two years.", ("every two years", "SET", "P2Y")),
        ("The paper appears daily.", ("daily", "SET", "P1D")),
    ],
)
def test_repeated_times(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You may leave.",
        "They march in the rain.",
        "The fall of the city surprised them.",
        "It cost $1995 in all.",
        "She is 52 years old.",
        "It weighs 2000 pounds.",
        "He finished second.",
        "It ate three-quarters of the cake.",
        "Theresa May resigned.",
        "It flew 1,998 miles.",
    ],
)
def test_words_and_numbers_that_only_look_like_times(text):
    assert found(text) == []


def test_numbers_that_share_a_month_or_a_unit():
    assert [e[0] for e in found("They met on April 24 and 25.")] == ["April 24", "25"]
    assert [e[2] for e in found("It takes two to six days.")] == ["P2D", "P6D"]


def test_without_a_publication_date_relative_times_stay_open():
    assert value("He spoke on Thursday.", None) == ("Thursday", "DATE", "XXXX-WXX-4")
    assert value("He spoke yesterday.", None)[2] == "XXXX-XX-XX"
    assert value("It fell last year.", None)[2] == "XXXX"
    assert value("It opened on May 5.", None)[2] == "XXXX-05-05"


def test_a_text_that_tells_history_counts_from_the_year_named_last():
    text = (
        "The war began in 1914. The army crossed the river in 1915. In March it stood at the gates. Peace was made in "
        "1918, and the treaty was signed in 1919. By 1920 the country was divided."
    )
    assert ("March", "DATE", "1915-03") in found(text)


@pytest.mark.parametrize(
    ("rule", "year", "expected"),
    [
        ("easter", 2024, date(2024, 3, 31)),
        ("easter", 2025, date(2025, 4, 20)),
        ("good_friday", 2025, date(2025, 4, 18)),
        ("labor", 2025, date(2025, 9, 1)),
        ("memorial", 2025, date(2025, 5, 26)),
        ("election", 2024, date(2024, 11, 5)),
        ("thanksgiving", 2024, date(2024, 11, 28)),
    ],
)
def test_moving_holidays(rule, year, expected):
    assert holidays.MOVING[rule](year) == expected


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_written_date_keeps_its_value(day):
    text = f"It happened on {day:%B} {day.day}, {day.year}, we hear."
    assert value(text) == (f"{day:%B} {day.day}, {day.year}", "DATE", day.isoformat())


@given(st.dates(date(1950, 1, 10), date(2100, 1, 1)), st.integers(0, 6))
def test_a_past_weekday_is_at_most_six_days_back(published, back):
    day = published - timedelta(days=back)
    assert value(f"They met on {day:%A}.", published)[2] == day.isoformat()


@given(TEXTS)
def test_any_text_gives_ordered_spans_inside_it(text):
    end = 0
    for expression in find_time_expressions(text, [], PUBLISHED):
        assert end <= expression.span.start < expression.span.end <= len(text)
        assert expression.value
        end = expression.span.end


def test_hostile_text_ends_at_a_bound():
    assert len(find_time_expressions("May 5, " * 30_000, [], PUBLISHED)) <= MOST_EXPRESSIONS + 2_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The choir has invited her to the gala in July.", "2026-07"),
        ("The choir invited her to the gala in July.", "2025-07"),
        ("The minister promises an answer by June.", "2026-06"),
        ("The panel voted to close the mine by June.", "2026-06"),
        ("The mine had been closed by June.", "2025-06"),
        ("The theatre reopens in June.", "2026-06"),
        ("The theatre closed in June.", "2025-06"),
    ],
)
def test_a_month_lies_where_its_verb_looks(text, expected):
    assert value(text)[2] == expected


def test_days_later_count_from_the_day_named_last():
    later = found("They met on Friday, November 14, 2025. A day later they parted.")
    assert later[-1] == ("A day later", "DATE", "2025-11-15")
    assert found("They met on Nov. 14. Two weeks earlier they had quarrelled.")[-1][2] == "2025-W44"
    assert found("They met in March 2014. A day later they parted.")[-1][2] == "2025-12-04"  # no day is named
