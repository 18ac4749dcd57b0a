"""Dates that the calendar tells: written out, in figures, in ranges, and by the name of a day."""

from __future__ import annotations

import pytest

from tests.claims.extraction.dates_table import one, rows, values


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The shop closed on 3 May 2021.", "3 May 2021", "2021-05-03"),
        ("The shop closed on 3rd of May.", "3rd of May", "2025-05-03"),
        ("The shop closed on the 3rd May 2021.", "the 3rd May 2021", "2021-05-03"),
        ("The shop closed Tues., Sept. 3rd.", "Tues., Sept. 3rd", "2025-09-03"),
        ("The shop closed on Tuesday 2nd December 2025.", "Tuesday 2nd December 2025", "2025-12-02"),
        ("The shop closed on Sunday, 30 November.", "Sunday, 30 November", "2025-11-30"),
        ("The shop closed on Dec 2.", "Dec 2", "2025-12-02"),
        ("The shop closed in December of last year.", "December of last year", "2024-12"),
        ("The shop closed on June 16 of last year.", "June 16 of last year", "2024-06-16"),
        ("The shop closed last December.", "last December", "2024-12"),
        ("The shop closed last November.", "last November", "2024-11"),
        ("The shop closed last October.", "last October", "2025-10"),
        ("The log reads 2021-05-03.", "2021-05-03", "2021-05-03"),
        ("The log reads 2021/05/03.", "2021/05/03", "2021-05-03"),
        ("The log reads 3.5.2021.", "3.5.2021", "2021-05-03"),
        ("The log reads 03/05/2021.", "03/05/2021", "2021-03-05"),
        ("The log reads 23/05/2021.", "23/05/2021", "2021-05-23"),
        ("In 1066 they crossed the sea.", "1066", "1066"),
        ("The year 2000 was warm.", "The year 2000", "2000"),
        ("In two thousand and eight they married.", "two thousand and eight", "2008"),
        ("The town burned in AD 79.", "AD 79", "0079"),
        ("The town burned in 44 B.C.", "44 B.C.", "BC0044"),
        ("The town burned in the 470s BC.", "the 470s BC", "BC047"),
        ("The town burned in the 4th century BC.", "the 4th century BC", "BC03"),
        ("He wrote it in the 1990s.", "the 1990s", "199"),
        ("He wrote it in the sixties.", "the sixties", "196"),
        ("He wrote it in the '60s.", "the '60s", "196"),
        ("He wrote it in the 1800s.", "the 1800s", "18"),
        ("He wrote it in the 21st century.", "the 21st century", "20"),
        ("Sales fell in fiscal 2019.", "fiscal 2019", "2019"),
        ("Sales fell in FY2020.", "FY2020", "2020"),
        ("Sales fell in FY 21.", "FY 21", "2021"),
        ("Sales fell in financial year 2019.", "financial year 2019", "2019"),
        ("Sales fell in the 2019 fiscal year.", "the 2019 fiscal year", "2019"),
        ("Sales fell in H1 2019.", "H1 2019", "2019-H1"),
        ("Sales fell in the first half of 2019.", "the first half of 2019", "2019-H1"),
        ("Sales fell in Q3.", "Q3", "2025-Q3"),
        ("Sales fell in Q1 of 2024.", "Q1 of 2024", "2024-Q1"),
        ("Sales fell in 3Q 2024.", "3Q 2024", "2024-Q3"),
        ("Sales fell in the third quarter.", "the third quarter", "2025-Q3"),
        ("Sales fell in the fourth quarter of last year.", "the fourth quarter of last year", "2024-Q4"),
        ("Sales will fall in the first quarter.", "the first quarter", "2026-Q1"),
        ("They met in spring 2023.", "spring 2023", "2023-SP"),
        ("They met in the summer of '69.", "the summer of '69", "1969-SU"),
        ("They met in the autumn.", "the autumn", "2025-FA"),
        ("They met last winter.", "last winter", "2024-WI"),
        ("They will meet next spring.", "next spring", "2026-SP"),
        ("It grew in the week of May 3.", "the week of May 3", "2025-W18"),
        ("It fell on the first Monday in May.", "the first Monday in May", "2025-05-05"),
        ("It fell on the last Friday of November 2021.", "the last Friday of November 2021", "2021-11-26"),
        ("It fell on the last day of May.", "the last day of May", "2025-05-31"),
        ("It fell on the first day of 2020.", "the first day of 2020", "2020-01-01"),
        ("It was written after 9/11.", "9/11", "2001-09-11"),
        ("It was written after the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
    ],
)
def test_dates_of_the_calendar(text, words, value):
    assert one(text)[:3] == (words, "DATE", value)


@pytest.mark.parametrize(
    ("text", "words", "value", "mod"),
    [
        ("He left in early March.", "early March", "2025-03", "START"),
        ("He left in mid-October.", "mid-October", "2025-10", "MID"),
        ("He left in late 2024.", "late 2024", "2024", "END"),
        ("He left in the mid-1980s.", "the mid-1980s", "198", "MID"),
        ("He left in the mid-to-late 1980s.", "mid-to-late 1980s", "198", "MID"),
        ("He left in the late nineteenth century.", "the late nineteenth century", "18", "END"),
        ("He left at the end of March.", "the end of March", "2025-03", "END"),
        ("It will be over by the end of the decade.", "the end of the decade", "202", "END"),
        ("He left in the first week of March.", "the first week of March", "2025-03", "START"),
        ("He left in the second week of April 2024.", "the second week of April 2024", "2024-04", "MID"),
        ("He left earlier this year.", "earlier this year", "2025", "START"),
    ],
)
def test_parts_of_a_period(text, words, value, mod):
    assert one(text) == (words, "DATE", value, mod)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fair ran from 3 to 5 May.", [("3", "2025-05-03"), ("5 May", "2025-05-05")]),
        ("The fair ran from 3 to 5 May 2021.", [("3", "2021-05-03"), ("5 May 2021", "2021-05-05")]),
        ("The fair ran on May 3–5, 2021.", [("May 3", "2021-05-03"), ("5, 2021", "2021-05-05")]),
        ("The fair ran on May 3-5.", [("May 3", "2025-05-03"), ("5", "2025-05-05")]),
        ("It ran May 30 to June 2, 2021.", [("May 30", "2021-05-30"), ("June 2, 2021", "2021-06-02")]),
        ("It ran in March and April 2019.", [("March", "2019-03"), ("April 2019", "2019-04")]),
        ("The war of 1914-18 ended.", [("1914", "1914"), ("18", "1918")]),
        ("It ran in 1999-00 for a while.", [("1999", "1999"), ("00", "2000")]),
        ("He led it in 2021/22.", [("2021", "2021"), ("22", "2022")]),
        ("He led it between 1990 and 1995.", [("1990", "1990"), ("1995", "1995")]),
        ("Sales fell in the first and second quarters.", [("first", "2025-Q1"), ("second quarters", "2025-Q2")]),
    ],
)
def test_ranges_share_what_only_one_end_tells(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Martin Luther King Jr. Day", "2025-01-20"),
        ("MLK Day", "2025-01-20"),
        ("Inauguration Day", "2025-01-20"),
        ("Presidents' Day", "2025-02-17"),
        ("Shrove Tuesday", "2025-03-04"),
        ("St. Patrick's Day", "2025-03-17"),
        ("Maundy Thursday", "2025-04-17"),
        ("Good Friday", "2025-04-18"),
        ("Easter Monday", "2025-04-21"),
        ("Anzac Day", "2025-04-25"),
        ("Memorial Day", "2025-05-26"),
        ("Ascension Day", "2025-05-29"),
        ("Whit Monday", "2025-06-09"),
        ("Pentecost", "2025-06-08"),
        ("Juneteenth", "2025-06-19"),
        ("Independence Day", "2025-07-04"),
        ("Labor Day", "2025-09-01"),
        ("Labour Day", "2025-09-01"),
        ("Columbus Day", "2025-10-13"),
        ("Halloween", "2025-10-31"),
        ("Remembrance Sunday", "2025-11-09"),
        ("Veterans Day", "2025-11-11"),
        ("Thanksgiving", "2025-11-27"),
        ("Black Friday", "2025-11-28"),
        ("Cyber Monday", "2025-12-01"),
        ("Boxing Day", "2025-12-26"),
        ("New Year's Eve", "2025-12-31"),
    ],
)
def test_holidays_by_their_rules(name, value):
    assert one(f"They met on {name}.") == (name, "DATE", value, None)


@pytest.mark.parametrize("name", ["Ramadan", "Diwali", "Hanukkah", "Yom Kippur", "Super Tuesday", "Lunar New Year"])
def test_holidays_that_no_simple_rule_tells_stay_open(name):
    assert one(f"They met during {name}.") == (name, "DATE", "XXXX-XX-XX", None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on Thanksgiving Day 2021.", "Thanksgiving Day 2021", "2021-11-25"),
        ("They will meet on New Year’s Day.", "New Year’s Day", "2026-01-01"),
        ("They will meet on Memorial Day.", "Memorial Day", "2026-05-25"),
        ("They met over Thanksgiving weekend.", "Thanksgiving weekend", "2025-W48-WE"),
        ("They met over Memorial Day weekend.", "Memorial Day weekend", "2025-W21-WE"),
        ("They met in Easter week.", "Easter week", "2025-W16"),
        ("They met on the Friday after Thanksgiving.", "the Friday after Thanksgiving", "2025-11-28"),
    ],
)
def test_days_beside_holidays(text, words, value):
    assert one(text)[:3] == (words, "DATE", value)


def test_one_date_that_can_only_be_read_day_first_tells_how_to_read_the_others():
    assert values("Paid on 03/05/2021 and on 23/05/2021.")[0] == ("03/05/2021", "2021-05-03")
    assert values("Paid on 03/05/2021 and on 05/23/2021.")[0] == ("03/05/2021", "2021-03-05")


@pytest.mark.parametrize(
    "figures",
    ["2021-13-03", "2021-02-30", "31.02.2021", "45/45/2021", "1.2.3.2021", "/2021/05/03/", "x2021/05/03"],
)
def test_figures_that_are_no_day_of_the_calendar(figures):
    assert not any(value.count("-") == 2 for _, value in values(f"The log reads {figures} here."))


def test_an_iso_time_keeps_its_day_and_clock():
    assert one("Sent 2021-05-03T10:15:00+02:00 by mail.")[1:3] == ("TIME", "2021-05-03T10:15")


def test_without_a_publication_the_year_stays_open():
    assert values("They met on Good Friday.", None) == [("Good Friday", "XXXX-XX-XX")]
    assert values("They met on Christmas Day.", None) == [("Christmas Day", "XXXX-12-25")]
    assert values("They met from 3 to 5 May.", None) == [("3", "XXXX-05-03"), ("5 May", "XXXX-05-05")]
    assert values("They met on the first Monday in May.", None) == [("the first Monday in May", "XXXX-WXX-1")]


def test_a_leap_day_stands():
    assert one("It opened on Feb. 29, 2024.")[2] == "2024-02-29"
    assert one("It opened on the last day of February 2024.")[2] == "2024-02-29"


def test_a_narrative_does_not_move_to_a_year_that_it_glances_at():
    text = (
        "The war began in 1914. The army crossed the river in 1915. They knew the retreat of 1812, and the marches in "
        "1812 too. In March it stood at the gates. Peace was made in 1918, the treaty in 1919. By 1920 all was over."
    )
    assert ("March", "DATE", "1915-03", None) in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Parliament passed House Bill 1523.",
        "He missed Flight 1849.",
        "About 1,900 came.",
        "The 1.2.1999.4 release is out.",
        "Lawrence Summers spoke.",
        "The snow falls.",
        "They joined the March on Washington.",
        "Some twelve hundred pupils came.",
        "The First and Third Armies fought.",
        "He works at 21st Century Fox.",
        "She is in her early 60s.",
        "It fell to the low 200s.",
        "They hear cases that fall under the law.",
    ],
)
def test_numbers_and_names_that_only_look_like_dates(text):
    assert rows(text) == []
