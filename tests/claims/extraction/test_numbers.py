"""Quantities: value, unit, hedge, range, vote and change; and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.dates import find_time_expressions
from claims.extraction.numbers import find_quantities
from tests.claims.extraction.hostile import TEXTS


def quantities(text):
    times = find_time_expressions(text, [], date(2025, 12, 3))
    return find_quantities(text, [], times)


def found(text):
    return [(q.span.of(text), q.value, q.unit, q.detail.told()) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "detail"),
    [
        ("The bridge cost $4 million.", "$4 million", "4000000", "USD", {}),
        ("The bridge cost $4.5 million.", "$4.5 million", "4500000", "USD", {}),
        ("The fund holds €3bn.", "€3bn", "3000000000", "EUR", {}),
        ("They paid £250,000 for it.", "£250,000", "250000", "GBP", {}),
        ("A loan of 1.2bn euros was granted.", "1.2bn euros", "1200000000", "EUR", {}),
        ("The grant was worth US$2 million.", "US$2 million", "2000000", "USD", {}),
        ("They spent A$40 million on it.", "A$40 million", "40000000", "AUD", {}),
        ("The bill came to 12,500 yen.", "12,500 yen", "12500", "JPY", {}),
        ("It sold for USD 5 million.", "USD 5 million", "5000000", "USD", {}),
        ("The fund has 3 million pounds.", "3 million pounds", "3000000", "GBP", {}),
        ("The parcel weighed 200 pounds.", "200 pounds", "200", "lb", {}),
        ("They owe 500,000 Canadian dollars.", "500,000 Canadian dollars", "500000", "CAD", {}),
        ("The plan costs Rs 500 crore.", "Rs 500 crore", "5000000000", "INR", {}),
        ("Half a million people came.", "Half a million people", "500000", "people", {}),
        ("A quarter of a million people came.", "A quarter of a million people", "250000", "people", {}),
        ("A dozen soldiers died.", "A dozen soldiers", "12", "soldiers", {}),
        ("They sold half a dozen tanks.", "half a dozen tanks", "6", "tanks", {}),
        ("Two and a half million dollars were lost.", "Two and a half million dollars", "2500000", "USD", {}),
        ("The boat weighs 3½ tons.", "3½ tons", "3.5", "t", {}),
        ("The plank is 2 1/2 inches wide.", "2 1/2 inches", "2.5", "in", {}),
        ("Three hundred and twenty people came.", "Three hundred and twenty people", "320", "people", {}),
        ("Two hundred thousand soldiers marched.", "Two hundred thousand soldiers", "200000", "soldiers", {}),
        ("Twenty-five men left.", "Twenty-five men", "25", "men", {}),
        ("A hundred men left.", "A hundred men", "100", "men", {}),
        ("Seven people left.", "Seven people", "7", "people", {}),
        ("5m people watched it.", "5m people", "5000000", "people", {}),
        ("He won the 100m race.", "100m", "100", "m", {}),
        ("It weighs 25 kg.", "25 kg", "25", "kg", {}),
        ("It is 300 km away.", "300 km", "300", "km", {}),
        ("The farm has 40 hectares.", "40 hectares", "40", "ha", {}),
        ("Over 100 square kilometers burned.", "Over 100 square kilometers", "100", "km²", {"bound": "more than"}),
        ("The wind blew at 90 mph.", "90 mph", "90", "mph", {}),
        ("It was 40 degrees Celsius.", "40 degrees Celsius", "40", "°C", {}),
        ("It was -5°C at night.", "-5°C", "-5", "°C", {}),
        ("The plant makes 300 megawatts.", "300 megawatts", "300", "MW", {}),
        ("It pumps 2 million barrels per day.", "2 million barrels", "2000000", "barrels per day", {}),
        ("He earns $15 an hour.", "$15 an hour", "15", "USD per hour", {}),
        ("Oil costs $52.30 a barrel.", "$52.30 a barrel", "52.3", "USD per barrel", {}),
        ("It costs $5 million a year.", "$5 million a year", "5000000", "USD per year", {}),
        ("The share fell 5%.", "5%", "5", "%", {"direction": "down"}),
        ("The share fell 5 percent.", "5 percent", "5", "%", {"direction": "down"}),
        ("The share fell 5 per cent.", "5 per cent", "5", "%", {"direction": "down"}),
        ("The rate rose 25 basis points.", "25 basis points", "25", "basis points", {"direction": "up"}),
        (
            "Support slipped by 3 percentage points.",
            "3 percentage points",
            "3",
            "percentage points",
            {"direction": "down"},
        ),
        ("Prices were 2.5% higher.", "2.5% higher", "2.5", "%", {"direction": "up"}),
        (
            "Prices were 4 percent lower than in 2019.",
            "4 percent lower",
            "4",
            "%",
            {"direction": "down", "base_period": "2019"},
        ),
        ("There was a 5% increase in fares.", "5% increase", "5", "%", {"direction": "up"}),
        ("There was an increase of 5% in fares.", "5%", "5", "%", {"direction": "up"}),
        (
            "It rose 5 % from 2.1 million to 2.2 million in 2023.",
            "5 % from 2.1 million to 2.2 million",
            "5",
            "%",
            {"direction": "up", "base": "2100000", "result": "2200000", "period": "2023"},
        ),
        (
            "Unemployment fell from 5.2% to 4.8%.",
            "5.2% to 4.8%",
            "4.8",
            "%",
            {"direction": "down", "base": "5.2", "result": "4.8"},
        ),
        (
            "The rate fell from 5.2% in 2019 to 4.8% in 2023.",
            "5.2% in 2019 to 4.8%",
            "4.8",
            "%",
            {"direction": "down", "base": "5.2", "result": "4.8", "period": "2023", "base_period": "2019"},
        ),
        (
            "The rate is 47 %, up from 45 % in 2020.",
            "47 %, up from 45 %",
            "47",
            "%",
            {"direction": "up", "base": "45", "result": "47", "base_period": "2020"},
        ),
        (
            "Support is down 3 points to 47 %.",
            "3 points to 47 %",
            "3",
            "percentage points",
            {"direction": "down", "result": "47", "result_unit": "%"},
        ),
        (
            "Revenue increased to $10.5 billion from $9.1 billion a year earlier.",
            "$10.5 billion from $9.1 billion",
            "10500000000",
            "USD",
            {"direction": "up", "base": "9100000000", "result": "10500000000", "base_period": "2024"},
        ),
        ("Sales rose 5% year on year.", "5% year on year", "5", "%", {"direction": "up", "base_period": "P1Y"}),
        ("Sales rose 5% from a year earlier.", "5%", "5", "%", {"direction": "up", "base_period": "2024"}),
        (
            "The rate rose 25 basis points to 5.5%.",
            "25 basis points to 5.5%",
            "25",
            "basis points",
            {"direction": "up", "result": "5.5", "result_unit": "%"},
        ),
        ("Output shrank 0.3% in 2019.", "0.3%", "0.3", "%", {"direction": "down", "period": "2019"}),
        ("Seats rose from 10 to 20.", "10 to 20", "20", None, {"direction": "up", "base": "10", "result": "20"}),
        ("The firm cut 500 jobs.", "500 jobs", "500", "jobs", {"direction": "down"}),
        ("Output doubled.", "doubled", "2", "×", {"direction": "up"}),
        ("Prices more than tripled.", "more than tripled", "3", "×", {"bound": "more than", "direction": "up"}),
        ("The force was nearly halved.", "nearly halved", "0.5", "×", {"bound": "just under", "direction": "down"}),
        ("Twice as many people came.", "Twice", "2", "×", {}),
        ("It is three times as likely.", "three times", "3", "×", {}),
        ("It is one and a half times larger.", "one and a half times", "1.5", "×", {}),
        ("Costs grew tenfold.", "tenfold", "10", "×", {}),
        ("There was a 10-fold increase.", "10-fold", "10", "×", {}),
        ("Two-thirds of voters agree.", "Two-thirds", "0.666667", "share", {}),
        ("Three-quarters of them left.", "Three-quarters", "0.75", "share", {}),
        ("One in five homes is empty.", "One in five", "0.2", "share", {}),
        ("1 in 5,000 children has it.", "1 in 5,000", "0.0002", "share", {}),
        ("Nine out of ten doctors agree.", "Nine out of ten", "0.9", "share", {}),
        ("A third of the voters stayed.", "A third", "0.333333", "share", {}),
        ("Half of the voters stayed.", "Half", "0.5", "share", {}),
        ("More than half stayed.", "More than half", "0.5", "share", {"bound": "more than"}),
        ("It needs a two-thirds majority.", "two-thirds", "0.666667", "share", {}),
        ("It is the third-largest bank.", "third-largest", "3", "rank", {}),
        ("It has the second highest rate.", "second highest", "2", "rank", {}),
        ("It is No. 1 in the world.", "No. 1", "1", "rank", {}),
        ("The city ranked 12th.", "ranked 12th", "12", "rank", {}),
        ("She finished in third place.", "finished in third place", "3", "rank", {}),
        ("It won for the fifth time.", "fifth time", "5", "occasion", {}),
        ("It was the third straight loss.", "third straight", "3", "occasion", {}),
        ("It is among the top 10 schools.", "top 10", "10", "rank", {"bound": "at most"}),
        ("10 to 15 people came.", "10 to 15 people", "10", "people", {"upper": "15"}),
        ("Between 3 and 5 percent agree.", "Between 3 and 5 percent", "3", "%", {"upper": "5"}),
        ("It costs $5–7 million.", "$5–7 million", "5000000", "USD", {"upper": "7000000"}),
        ("It costs $5-7 million.", "$5-7 million", "5000000", "USD", {"upper": "7000000"}),
        ("It costs $5 million to $7 million.", "$5 million to $7 million", "5000000", "USD", {"upper": "7000000"}),
        ("It is 20 to 30 km long.", "20 to 30 km", "20", "km", {"upper": "30"}),
        (
            "About 5,000 to 10,000 people came.",
            "About 5,000 to 10,000 people",
            "5000",
            "people",
            {"bound": "about", "upper": "10000"},
        ),
        ("The court split in a 5-to-4 decision.", "5-to-4", "5", "votes", {"against": "4"}),
        ("The Senate voted 51-48.", "51-48", "51", "votes", {"against": "48"}),
        ("It was a 7-2 ruling.", "7-2", "7", "votes", {"against": "2"}),
        ("They won 3-1.", "3-1", "3", "score", {"against": "1"}),
        ("Nearly 2,000 people came.", "Nearly 2,000 people", "2000", "people", {"bound": "just under"}),
        ("Almost 2,000 people came.", "Almost 2,000 people", "2000", "people", {"bound": "just under"}),
        ("Just under 2,000 people came.", "Just under 2,000 people", "2000", "people", {"bound": "just under"}),
        ("Just over 2,000 people came.", "Just over 2,000 people", "2000", "people", {"bound": "just over"}),
        ("More than 2,000 people came.", "More than 2,000 people", "2000", "people", {"bound": "more than"}),
        ("Over 2,000 people came.", "Over 2,000 people", "2000", "people", {"bound": "more than"}),
        ("Fewer than 2,000 people came.", "Fewer than 2,000 people", "2000", "people", {"bound": "less than"}),
        ("Less than 5 percent came.", "Less than 5 percent", "5", "%", {"bound": "less than"}),
        ("At least 12 people died.", "At least 12 people", "12", "people", {"bound": "at least"}),
        ("No fewer than 12 people died.", "No fewer than 12 people", "12", "people", {"bound": "at least"}),
        ("Up to 12 people died.", "Up to 12 people", "12", "people", {"bound": "at most"}),
        ("As many as 12 people died.", "As many as 12 people", "12", "people", {"bound": "at most"}),
        ("No more than 12 people died.", "No more than 12 people", "12", "people", {"bound": "at most"}),
        ("About 12 people died.", "About 12 people", "12", "people", {"bound": "about"}),
        ("Some 12 people died.", "Some 12 people", "12", "people", {"bound": "about"}),
        ("300 or more people came.", "300 or more people", "300", "people", {"bound": "at least"}),
        ("12 or so people came.", "12 or so people", "12", "people", {"bound": "about"}),
        ("20-plus states agreed.", "20-plus states", "20", "states", {"bound": "at least"}),
        ("More than 50+ firms failed.", "More than 50+ firms", "50", "firms", {"bound": "at least"}),
        ("12 dead were found.", "12 dead", "12", "dead", {}),
        ("300 were killed in the storm.", "300 were killed", "300", "killed", {}),
        ("At least 40 were injured.", "At least 40 were injured", "40", "injured", {"bound": "at least"}),
        ("More than 300 died.", "More than 300", "300", None, {"bound": "more than"}),
        (
            "Tens of thousands of people marched.",
            "Tens of thousands of people",
            "20000",
            "people",
            {"bound": "at least"},
        ),
        (
            "Hundreds of thousands of young protesters marched.",
            "Hundreds of thousands of young protesters",
            "200000",
            "protesters",
            {"bound": "at least"},
        ),
        ("Millions of dollars were spent.", "Millions of dollars", "2000000", "USD", {"bound": "at least"}),
        ("Hundreds of people came.", "Hundreds of people", "200", "people", {"bound": "at least"}),
        ("He is a 52-year-old man.", "52-year-old", "52", "years old", {}),
        ("She is aged 52.", "52", "52", "years old", {}),
        ("They counted 1,234,567 votes.", "1,234,567 votes", "1234567", "votes", {}),
        ("Turnout was 61.3.", "61.3", "61.3", None, {}),
        ("The 5-foot wall fell.", "5-foot", "5", "ft", {}),
        ("The $1.9 trillion package passed.", "$1.9 trillion", "1900000000000", "USD", {}),
    ],
)
def test_a_quantity_with_all_that_a_check_of_it_needs(text, words, value, unit, detail):
    assert found(text) == [(words, value, unit, detail)]


@pytest.mark.parametrize(
    "text",
    [
        "1. First of all, they left.",
        "1) First of all, they left.",
        "They cited Article 5.",
        "They cited Article 5 rights.",
        "He held an AK-47 up.",
        "The F-16 landed.",
        "It happened in 1998.",
        "They met on May 5, 2014.",
        "It took two years.",
        "There are two sides to it.",
        "There are five things to know.",
        "They left (3) for later.",
        "They left it there.[12]",
        "The 5G networks failed.",
        "The 3D printers failed.",
        "The new Falcon 9 rockets failed.",
        "Boeing 737 jets were grounded.",
        "Covid-19 cases were found.",
        "Highway 66 drivers waited.",
        "Call 555-1234 now.",
        "It began at 10:30.",
        "It runs 24/7.",
        "They slept in Room 101.",
        "The address is 1.2.3.4.",
        "They used version 2.0 of it.",
        "He doubled down on it.",
        "It doubles as a school.",
        "He met her twice.",
        "Thousands of ideas were heard.",
        "The first half was dull.",
        "A 50-state poll suggests it.",
        "The wish came second to the plan.",
        "A half-hour show began.",
        "It was a 50-50 chance.",
        "One of them left.",
        "The one that left was here.",
        "Proposition No. 5 failed.",
        "They scored 7 of the 12.",
        "In the 1990s it closed.",
        "The G7 met.",
        "The number 7 bus came.",
        "The third quarter was good.",
        "The second group left.",
        "A third person came.",
        "She turned up at No 10 Downing Street.",
    ],
)
def test_labels_dates_idioms_and_list_numbers_are_no_quantities(text):
    assert found(text) == []


def test_what_is_no_change_and_no_range_is_left_apart():
    assert found("The shaft is 734 feet down.") == [("734 feet", "734", "ft", {})]
    assert found("Trade between the two nations declined 40 percent.") == [
        ("two nations", "2", "nations", {}),
        ("40 percent", "40", "%", {"direction": "down"}),
    ]
    assert [(words, detail) for words, _, _, detail in found("It was a 35%-46% split.")] == [("35%", {}), ("46%", {})]
    assert [q.unit for q in quantities("It is for 18- to 34-year-olds.")][-1] == "years old"


def test_what_a_hedge_stands_beside_is_approximate():
    assert [q.approximate for q in quantities("Nearly 2,000 people and 40 dogs came.")] == [True, False]


def test_a_date_behind_a_change_is_its_period_or_its_base_and_no_quantity():
    assert found("Exports fell 4% in 2019 and 6% in 2020.") == [
        ("4%", "4", "%", {"direction": "down", "period": "2019"}),
        ("6%", "6", "%", {}),
    ]


@given(st.integers(1, 10**15))
def test_grouped_figures_keep_their_value(number):
    assert found(f"They counted {number:,} birds.") == [(f"{number:,} birds", str(number), "birds", {})]


@given(TEXTS)
def test_any_text_gives_ordered_spans_inside_it(text):
    end = 0
    for quantity in find_quantities(text, [], []):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        end = quantity.span.end
