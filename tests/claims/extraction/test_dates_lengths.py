"""Lengths of time with their hedges, repeated times, and times of the day."""

from __future__ import annotations

import pytest

from tests.claims.extraction.dates_table import one, rows


@pytest.mark.parametrize(
    ("text", "words", "value", "mod"),
    [
        ("It lasted nearly four years.", "nearly four years", "P4Y", "LESS_THAN"),
        ("It lasted more than two decades.", "more than two decades", "P20Y", "MORE_THAN"),
        ("It lasted less than a year.", "less than a year", "P1Y", "LESS_THAN"),
        ("It lasted over 20 years.", "over 20 years", "P20Y", "MORE_THAN"),
        ("It lasted some 40 minutes.", "some 40 minutes", "PT40M", "APPROX"),
        ("It lasted at least three weeks.", "three weeks", "P3W", "EQUAL_OR_MORE"),
        ("It lasted at most three weeks.", "three weeks", "P3W", "EQUAL_OR_LESS"),
        ("It lasted up to six months.", "six months", "P6M", "EQUAL_OR_LESS"),
        ("It lasted half an hour.", "half an hour", "PT30M", None),
        ("It lasted one and a half hours.", "one and a half hours", "PT1H30M", None),
        ("It lasted 90 days.", "90 days", "P90D", None),
        ("It lasted a fortnight.", "a fortnight", "P2W", None),
        ("It lasted nearly a quarter-century.", "nearly a quarter-century", "P25Y", "LESS_THAN"),
        ("It lasted half a century.", "half a century", "P50Y", None),
        ("It was a decade-long war.", "decade-long", "P10Y", None),
        ("It lasted for weeks.", "weeks", "PXW", None),
        ("He spent months at sea.", "months", "PXM", None),
        ("It will come in the years ahead.", "the years ahead", "PXY", None),
        ("It came over the past half-dozen days.", "the past half-dozen days", "PXD", None),
        ("It came in the last twenty-one months.", "the last twenty-one months", "P21M", None),
        ("He will build it in one day.", "one day", "P1D", None),
        ("It came in the past 10 years.", "the past 10 years", "P10Y", None),
        ("For the nine months, profit fell.", "the nine months", "P9M", None),
        ("It came in the first nine months.", "the first nine months", "P9M", None),
        ("It ended after a full year.", "a full year", "P1Y", None),
        ("The newborn is a 10-day-old cub.", "10-day-old", "P10D", None),
    ],
)
def test_lengths_of_time(text, words, value, mod):
    assert one(text) == (words, "DURATION", value, mod)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("They meet on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("They meet every second Tuesday.", "every second Tuesday", "XXXX-WXX-2"),
        ("They meet on weekends.", "weekends", "XXXX-WXX-WE"),
        ("They meet every single day.", "every single day", "P1D"),
        ("They meet twice a week.", "twice a week", "P1W"),
        ("They meet three times a year.", "three times a year", "P1Y"),
        ("They meet every four years.", "every four years", "P4Y"),
        ("They meet quarterly.", "quarterly", "P3M"),
        ("They meet every Christmas.", "every Christmas", "XXXX-12-25"),
        ("They meet each December.", "each December", "XXXX-12"),
        ("They build 300 cars per day.", "per day", "P1D"),
    ],
)
def test_repeated_times(text, words, value):
    assert one(text)[:3] == (words, "SET", value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began at 3:30 p.m. EDT.", "3:30 p.m. EDT", "2025-12-03T15:30"),
        ("It began at 9 p.m. Eastern time.", "9 p.m. Eastern time", "2025-12-03T21:00"),
        ("It began at 15:00 GMT on Monday.", "15:00 GMT on Monday", "2025-12-01T15:00"),
        ("It began at 2330 GMT on Tuesday.", "2330 GMT on Tuesday", "2025-12-02T23:30"),
        ("It began at 9 a.m. (0800 GMT) Friday.", "9 a.m. (0800 GMT) Friday", "2025-11-28T09:00"),
        ("It began at 9 a.m. (GMT).", "9 a.m. (GMT)", "2025-12-03T09:00"),
        ("It began at 8pm on Tuesday.", "8pm on Tuesday", "2025-12-02T20:00"),
        ("It began at noon.", "noon", "2025-12-03T12:00"),
        ("It began at midnight.", "midnight", "2025-12-03T24:00"),
        ("It began at 5 o'clock this afternoon.", "5 o'clock this afternoon", "2025-12-03T17:00"),
        ("It began at 12:01 a.m. Tuesday.", "12:01 a.m. Tuesday", "2025-12-02T00:01"),
        ("It began at 3:30 p.m. local time on Friday.", "3:30 p.m. local time on Friday", "2025-11-28T15:30"),
        ("It began around 7:15 a.m. on 3 May 2021.", "around 7:15 a.m. on 3 May 2021", "2021-05-03T07:15"),
        ("It began yesterday afternoon.", "yesterday afternoon", "2025-12-02TAF"),
        ("It will begin tomorrow night.", "tomorrow night", "2025-12-04TNI"),
        ("It began late Tuesday night.", "late Tuesday night", "2025-12-02TNI"),
        ("It began on the morning of 3 May 2021.", "the morning of 3 May 2021", "2021-05-03TMO"),
        ("It began this morning.", "this morning", "2025-12-03TMO"),
        ("It began last night.", "last night", "2025-12-02TNI"),
        ("It began the night before last.", "the night before last", "2025-12-01TNI"),
        ("It will begin tonight.", "tonight", "2025-12-03TNI"),
    ],
)
def test_times_of_the_day(text, words, value):
    assert one(text)[:3] == (words, "TIME", value)


@pytest.mark.parametrize(
    "text",
    [
        "She is 38 years old.",
        "She is 38 years-old.",
        "A 38-year-old man came.",
        "It costs $15 an hour.",
        "She sleeps two nights a week.",
        "He spoke on 60 Minutes.",
        "It gave him a quarter of the land.",
        "It was a short period.",
        "The score was 10:30.",
        "The code is 25:61 p.m.",
        "The yield is 9999 GMT.",
        "He was a Johnny-come-lately.",
        "The American Future Fund paid.",
    ],
)
def test_ages_rates_and_names_are_no_times(text):
    assert rows(text) == []
