"""Terms of office as bars and the week of a date: open ends stay open, odd data draws nothing wrong."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.workbench.tenures import WIDTH, lay_out
from claims.workbench.week import week_of_mismatch
from tests.claims.workbench.desk import claim_address, logged_in
from tests.factories import checker, make_article, make_claim, make_finding

DAY = dt.date(2025, 12, 3)


def tenure(start: str | None, end: str | None, state: str = "ended") -> dict[str, str | None]:
    return {"person": "Eva Moss", "position": "Mayor", "organisation": None, "start": start, "end": end, "state": state}


def test_terms_lie_in_their_order_and_the_day_between_them():
    laid = lay_out([tenure("2019-05-01", "2023-04-30"), tenure("2023-05-01", "2027-04-30", "held")], DAY)
    first, second = (term.bar for term in laid.terms)
    assert 0 < first.known_from < first.known_to <= second.known_from + 1 < second.known_to < WIDTH
    assert second.known_from < laid.mark < second.known_to
    assert (first.open_before, first.open_after) == (0, 0)


def test_a_missing_end_is_open_and_never_lasts_until_today():
    laid = lay_out([tenure("2019", "2023"), tenure("2023-05-01", None, "unknown")], DAY)
    bar = laid.terms[1].bar
    assert bar.known_width == 0
    assert 0 < bar.open_after <= WIDTH // 5
    begins = lay_out([tenure(None, "2023-05-01"), tenure("2023", "2027")], DAY).terms[0].bar
    assert begins.open_before > 0
    assert begins.open_from >= 0


@pytest.mark.parametrize("start", [None, "", "no date", "2019-13-45", "99999"])
def test_without_any_date_there_is_no_axis(start: str | None):
    laid = lay_out([tenure(start, None)], None)
    assert (laid.first, laid.mark, laid.terms[0].bar) == (None, None, None)


def test_the_ends_of_the_calendar_are_no_ends():
    laid = lay_out([tenure("0001-01-01", "9999-12-31"), tenure("2019", None)], DAY)
    for term in laid.terms:
        assert 0 <= term.bar.open_from <= WIDTH
        assert term.bar.known_to + term.bar.open_after <= WIDTH + 12


def test_the_week_shows_the_real_day_and_the_told_one():
    text = "Thursday, September 12, 1962"
    week = week_of_mismatch(text)
    assert [(day.name, day.date.day) for day in week if day.is_real] == [("Wednesday", 12)]
    assert [(day.name, day.date.day) for day in week if day.is_stated] == [("Thursday", 13)]
    assert [day.name for day in week] == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Thursday in May", "12 September 1962", "", "Wednesday, September 12, 1962", "Friday 31 April 2020"]
)
def test_no_week_without_a_date_and_another_day_of_the_week(text: str):
    assert not week_of_mismatch(text)


@pytest.mark.django_db
def test_the_week_stands_with_the_finding():
    article = make_article(text="It was Thursday, September 12, 1962, in Houston.")
    claim = make_claim(article, words="Thursday, September 12, 1962")
    make_finding(claim, "weekday_mismatch", kind="calendar", passage=True)
    html = logged_in(checker()).get(claim_address(claim)).content.decode()
    assert '<td class="real">12 Sep<small>the date</small></td>' in html
    assert '<td class="stated">13 Sep<small>as told</small></td>' in html


@pytest.mark.django_db
def test_terms_are_shown_with_the_finding_and_no_inline_style():
    claim = make_claim(words="said Mayor Ada Lind on Tuesday")
    succession = [tenure("2019", "2023"), tenure("2023", None, "unknown")]
    make_finding(claim, "ended", kind="role", detail={"succession": succession, "on": "2024-05-06"})
    html = logged_in(checker()).get(claim_address(claim)).content.decode()
    assert 'class="known"' in html
    assert 'class="open"' in html
    assert "compared on 6 May 2024" in html
    assert " style=" not in html.split("findings-heading")[1].split("evidence-heading")[0]
