"""Times that count from the day of publication or from a time named before, and the tense that decides between two."""

from __future__ import annotations

from datetime import date

import pytest

from tests.claims.extraction.dates_table import PUBLISHED, one, rows, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The judge said Monday that the law will stand.", "2025-12-01"),
        ("The vote is Friday.", "2025-12-05"),
        ("The vote was on Friday.", "2025-11-28"),
        ("The vote will be held Friday.", "2025-12-05"),
        ("The report will be released on Monday.", "2025-12-08"),
        ("The vote is expected Friday.", "2025-12-05"),
        ("The vote is set for Friday.", "2025-12-05"),
        ("The hearing was adjourned until Monday.", "2025-12-08"),
        ("Until Monday, they had kept silent.", "2025-12-01"),
        ("She won't come on Friday.", "2025-12-05"),
        ("They'll come on Friday.", "2025-12-05"),
        ("The panel can decide on Friday.", "2025-12-05"),
        ("The panel may have decided on Friday.", "2025-11-28"),
        ("She could win the cup on Friday.", "2025-12-05"),
        ("She could not be reached Friday.", "2025-11-28"),
        ("He asked for an answer in a letter Friday.", "2025-11-28"),
        ("He urged them to vote Friday.", "2025-12-05"),
        ("He declined to comment Friday.", "2025-11-28"),
        ("Asked Friday about the plan, he laughed.", "2025-11-28"),
        ("He asked the minister Friday whether it was true.", "2025-11-28"),
        ("He made promises Friday to the town.", "2025-11-28"),
        ("If there is a strike on Friday, the port closes.", "2025-12-05"),
        ("She was meant to sing, but on Friday, she fell ill.", "2025-11-28"),
        ("He spoke ahead of the Friday vote.", "2025-12-05"),
        ("The firm will redeem its preferred shares on Friday.", "2025-12-05"),
        ("They could arrive as soon as Friday.", "2025-12-05"),
        ("He wrote it following Monday's vote.", "2025-12-01"),
    ],
)
def test_a_weekday_lies_where_its_verb_looks(text, value):
    assert one(text)[2] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The scandal broke in August.", "2025-08"),
        ("She took office in February.", "2025-02"),
        ("The polls open in June.", "2026-06"),
        ("The scandal dates back to June.", "2025-06"),
        ("He has lived there since June.", "2025-06"),
        ("They had paid rent until May.", "2025-05"),
        ("Profit rose in the year to March.", "2025-03"),
        ("They can win in June.", "2026-06"),
        ("Can they hold the town in August?", "2026-08"),
        ("The party readies itself for what lies ahead in June.", "2026-06"),
        ("The mine closed at the end of March.", "2025-03"),
    ],
)
def test_a_month_lies_where_its_clause_looks(text, value):
    assert rows(text)[-1][2] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They left the day before yesterday.", "the day before yesterday", "2025-12-01"),
        ("They will leave the day after tomorrow.", "the day after tomorrow", "2025-12-05"),
        ("They met the week before last.", "the week before last", "2025-W47"),
        ("They will meet the week after next.", "the week after next", "2025-W51"),
        ("They left the previous week.", "the previous week", "2025-W48"),
        ("They left this past Tuesday.", "this past Tuesday", "2025-12-02"),
        ("They will meet this coming Tuesday.", "this coming Tuesday", "2025-12-09"),
        ("They will meet next Tuesday.", "next Tuesday", "2025-12-09"),
        ("They met on Monday of last week.", "Monday of last week", "2025-11-24"),
        ("They met Tuesday last week.", "Tuesday last week", "2025-11-25"),
        ("They met over the weekend.", "the weekend", "2025-W48-WE"),
        ("They will meet over the weekend.", "the weekend", "2025-W49-WE"),
        ("They met last weekend.", "last weekend", "2025-W48-WE"),
        ("They will meet this weekend.", "this weekend", "2025-W49-WE"),
        ("They will meet two weeks from now.", "two weeks from now", "2025-W51"),
        ("They met nine months ago.", "nine months ago", "2025-03"),
        ("They met a quarter-century ago.", "a quarter-century ago", "2000"),
        ("They met two and a half years ago.", "two and a half years ago", "2023-06"),
        ("They met long ago.", "long ago", "PAST_REF"),
        ("They met a long time ago.", "a long time ago", "PAST_REF"),
        ("They met decades ago.", "decades ago", "PAST_REF"),
        ("They met in recent weeks and months.", "recent weeks and months", "PAST_REF"),
        ("In the past he sang.", "the past", "PAST_REF"),
        ("Someday he will sing.", "Someday", "FUTURE_REF"),
        ("One day he will sing.", "One day", "FUTURE_REF"),
        ("He is ill now.", "now", "PRESENT_REF"),
        ("It fell in the same month last year.", "the same month last year", "2024-12"),
        ("It fell in the same quarter a year ago.", "the same quarter a year ago", "2024-Q3"),
        ("It rose from a year earlier.", "a year earlier", "2024"),
        ("It rose from the year-earlier period.", "the year-earlier period", "2024"),
        ("The post closed a century ago.", "a century ago", "19"),
        ("It changed at the start of the millennium.", "the start of the millennium", "2"),
    ],
)
def test_times_relative_to_the_publication(text, words, value):
    assert one(text)[:3] == (words, "DATE", value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on Friday, November 14, 2025. The day before, they had quarrelled.", "The day before", "2025-11-13"),
        ("They met on November 14. They parted the day after.", "the day after", "2025-11-15"),
        ("They met on November 14. Two days before, they had quarrelled.", "Two days before", "2025-11-12"),
        ("They met on November 14. It rained that day.", "that day", "2025-11-14"),
        ("They met in March 2014. They married that summer.", "that summer", "2014-SU"),
        (
            "Sales rose in the third quarter. For the nine months, they fell from a year earlier.",
            "a year earlier",
            "2024",
        ),
        ("Sales rose in the third quarter of 2024. Costs fell in that quarter.", "that quarter", "2024-Q3"),
        ("Sales rose in the third quarter of 2024. They had fallen a year earlier.", "a year earlier", "2023-Q3"),
    ],
)
def test_times_relative_to_a_time_named_before(text, words, value):
    row = rows(text)[-1]
    assert (row[0], row[2]) == (words, value)


def test_years_later_in_the_past_count_from_the_year_named_or_stay_open():
    assert rows("The bank failed in 2008. Three years later, it was sold.")[-1][2] == "2011"
    assert rows("The bank failed. Three years later, it was sold.")[-1][2] == "XXXX"
    assert rows("The bank will open in May 2026. A year later, it will close.")[-1][2] == "2027"


def test_a_news_story_with_a_few_old_years_tells_no_history():
    story = "He won in 1996, 2000, 2004, 2008 and 2012. " + "The mayor of the town spoke to the club at length. " * 120
    assert rows(story + "He hopes to win in November.")[-1][2] == "2025-11"


def test_the_second_of_two_weekdays_follows_the_first():
    assert values("It won't rain Wednesday or Thursday.") == [("Wednesday", "2025-12-03"), ("Thursday", "2025-12-04")]
    assert [v for _, v in values("They met on Monday and Tuesday.")] == ["2025-12-01", "2025-12-02"]
    assert [v for _, v in values("Doors are open Monday to Friday.")] == ["2025-12-01", "2025-12-05"]


def test_following_is_a_preposition_without_an_article():
    assert one("The bank shut following last month's fire.")[0] == "last month"
    assert one("They met the following month.")[0] == "the following month"


def test_the_latest_quarter_is_one_that_is_over():
    text = "It expects a loss in the fourth quarter. Sales fell in the latest quarter."
    assert rows(text, PUBLISHED)[-1][:3] == ("the latest quarter", "DATE", "2025-Q3")


@pytest.mark.parametrize(
    "text",
    [
        "USA Today said so.",
        "She writes for Russia Today.",
        "He sang on Saturday Night Live.",
        "He sang on CBS This Morning.",
        "The Daily Mail said so.",
        "He read the day before the vote.",
        "She stayed past midnight.",
        "He came as recently as he could.",
    ],
)
def test_names_and_words_that_only_look_like_relative_times(text):
    assert rows(text) == []


def test_weekdays_without_a_publication_keep_their_number():
    assert one("They met Monday of last week.", None)[2] == "XXXX-WXX-1"
    assert one("They left the day before yesterday.", None)[2] == "XXXX-XX-XX"
    assert one("They left the week before last.", None)[2] == "XXXX-WXX"


@pytest.mark.parametrize("published", [date.min, date(1000, 1, 1), date(9900, 12, 31), date.max])
def test_the_ends_of_the_calendar_raise_nothing(published):
    text = (
        "The day after tomorrow, a century ago, last weekend, next Easter, the last day of May, Monday of last week, "
        "the week before last, two hundred years later, Memorial Day weekend, the first Monday in May."
    )
    assert all(row[2] for row in rows(text, published))
