"""The desk in figures: numbers counted by hand, bars in proportion, and links to exactly what was counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.actions.reviews import approve_verdict, return_verdict, submit_verdict
from claims.actions.second_ratings import rate_second
from claims.actions.triage import dismiss_claim, select_claim
from claims.models import Claim, DeskPolicy, Rating, StateChange
from claims.workbench.charts.bars import Row, bars, duration
from claims.workbench.charts.desk import figures_for
from claims.workbench.charts.numbers import numbers_for
from tests.claims.workbench.desk import logged_in
from tests.factories import checker, editor, make_claim, published_claim, researched_claim

HOUR, DAY = 3600, 86_400


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()
    yield
    cache.clear()


def test_bars_are_in_proportion_and_the_least_is_seen():
    drawn = bars([Row("a", 200, "200"), Row("b", 50, "50"), Row("c", 1, "1"), Row("d", 0, "0")])
    assert [bar.width for bar in drawn] == ["100.0", "25.0", "1.5", "0"]
    assert bars([]) == ()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 min"),
        (40 * 60, "40 min"),
        (HOUR, "1 h"),
        (5.5 * HOUR, "5.5 h"),
        (24 * HOUR, "24 h"),
        (2 * DAY, "2 days"),
        (2.5 * DAY, "2.5 days"),
        (40 * DAY, "40 days"),
    ],
)
def test_lengths_of_time_are_said_in_a_small_number(seconds: float, said: str):
    assert duration(seconds) == said


@pytest.mark.django_db
def test_every_step_of_the_workflow_is_kept_once():
    ana, ben = checker(), editor()
    claim = submit_verdict(claim=researched_claim(ana), actor=ana)
    claim = return_verdict(claim=claim, actor=ben, reason="More sources.")
    steps = list(StateChange.objects.filter(claim=claim).values_list("before", "after"))
    assert steps == [
        ("detected", "selected"),
        ("selected", "in_research"),
        ("in_research", "in_review"),
        ("in_review", "returned"),
    ]


@pytest.mark.django_db
def test_claims_are_counted_by_state_and_each_bar_leads_to_them():
    ana = checker()
    for _ in range(3):
        select_claim(claim=make_claim(actor=ana), actor=ana)
    dismiss_claim(claim=make_claim(actor=ana), actor=ana, reason="An opinion.")
    make_claim(actor=ana)
    researched_claim(ana)
    figures = figures_for(ana)
    states = next(chart for chart in figures.charts if chart.slug == "states")
    assert [(bar.row.label, bar.row.value, bar.width) for bar in states.bars] == [
        ("selected", 3, "100.0"),
        ("in research", 1, "33.3"),
    ]
    assert [link.label for link in figures.beside] == ["1 detected", "1 dismissed"]
    client = logged_in(ana)
    for url, count in [
        *((bar.row.url, bar.row.value) for bar in states.bars),
        *((link.url, 1) for link in figures.beside),
    ]:
        assert client.get(url).context["cl"].result_count == count, url


@pytest.mark.django_db
def test_published_verdicts_are_counted_by_rating_without_retracted_ones():
    ana, ben = checker(), editor()
    kept, _ = published_claim(ana), published_claim(ana)
    gone = published_claim(ana)
    gone.verdict.retracted_at = timezone.now()
    gone.verdict.retraction_reason = "Wrong."
    gone.verdict.save()
    false = Rating.objects.get(scale__slug="standard", slug="false")
    ratings = next(chart for chart in figures_for(ben).charts if chart.slug == "ratings")
    ((row),) = [bar.row for bar in ratings.bars]
    assert (row.label, row.value, row.look) == (f"{false.icon} {false.label}", 2, "tone-false")
    listed = logged_in(ben).get(row.url)
    assert listed.context["cl"].result_count == 2
    assert kept.text[:20] in listed.content.decode()


def took(claim: Claim, before: str, after: str, began: timedelta, ended: timedelta) -> None:
    """Both ends of a step, so long ago."""
    now = timezone.now()
    if before == "detected":
        Claim.objects.filter(pk=claim.pk).update(created_at=now - began)
    else:
        StateChange.objects.create(claim=claim, before="in_research", after=before, at=now - began)
    StateChange.objects.create(claim=claim, before=before, after=after, at=now - ended)


@pytest.mark.django_db
def test_the_time_of_a_step_is_the_median_of_the_last_ninety_days():
    ana = checker()
    days = timedelta(days=1)
    for hours in (1, 2, 48):
        took(make_claim(actor=ana), "detected", "selected", 5 * days, 5 * days - timedelta(hours=hours))
    took(make_claim(actor=ana), "detected", "selected", 400 * days, 100 * days)  # too long ago
    took(make_claim(actor=ana), "detected", "dismissed", 5 * days, 1 * days)  # not chosen
    for hours in (10, 20):
        took(make_claim(actor=ana), "in_review", "approved", 100 * days, 100 * days - timedelta(hours=95 * 24 + hours))
    steps = numbers_for(ana).steps
    assert steps["chosen"] == (3, 2 * HOUR)
    assert steps["decided"] == (2, 95 * DAY + 15 * HOUR)  # begun before, taken lately
    assert set(steps) == {"chosen", "decided"}


@pytest.mark.django_db
def test_what_is_handed_in_again_was_handed_in_once():
    ana = checker()
    claim, now = make_claim(actor=ana), timezone.now()
    for hours_ago, before, after in (
        (9, "detected", "selected"),
        (8, "in_research", "in_review"),
        (7, "in_review", "returned"),
        (3, "in_research", "in_review"),
        (1, "in_review", "approved"),
    ):
        StateChange.objects.create(claim=claim, before=before, after=after, at=now - timedelta(hours=hours_ago))
    steps = numbers_for(ana).steps
    assert steps["handed_in"] == (1, HOUR)
    assert steps["decided"] == (2, 1.5 * HOUR)  # an hour, then two


@pytest.mark.django_db
def test_the_queue_is_counted_by_age_in_calendar_days_and_each_bar_leads_to_it():
    ana = checker()
    for days in (0, 1, 3, 4, 8, 30, 31, 400):
        claim = select_claim(claim=make_claim(actor=ana), actor=ana)
        Claim.objects.filter(pk=claim.pk).update(created_at=timezone.now() - timedelta(days=days))
    make_claim(actor=ana)  # found, not chosen
    ages = next(chart for chart in figures_for(ana).charts if chart.slug == "ages")
    assert [bar.row.value for bar in ages.bars] == [1, 2, 1, 2, 2]
    client = logged_in(ana)
    for bar in ages.bars:
        assert client.get(bar.row.url).context["cl"].result_count == bar.row.value, bar.row.label


@pytest.mark.django_db
def test_figures_are_kept_for_minutes_and_cost_the_same_however_much_there_is():
    ana = checker()

    def cost() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            figures_for(ana)
        return len(queries)

    select_claim(claim=make_claim(actor=ana), actor=ana)
    few = cost()
    for _ in range(6):
        submit_verdict(claim=researched_claim(ana), actor=ana)
    assert cost() == few <= 8
    with CaptureQueriesContext(connection) as queries:
        kept = figures_for(ana)
    assert len(queries) == 0
    assert timezone.now() - kept.counted_at < timedelta(minutes=5)


@pytest.mark.django_db
def test_the_first_page_says_what_its_bars_show():
    ana = checker()
    select_claim(claim=make_claim(actor=ana), actor=ana)
    approve = researched_claim(ana)
    approve_verdict(claim=submit_verdict(claim=approve, actor=ana), actor=editor())
    html = logged_in(ana).get(reverse("admin:index")).content.decode()
    assert "<caption>Claims by state" in html
    assert 'aria-hidden="true"' in html[html.index('class="bar ') :][:200]
    assert 'width="100.0"' in html
    assert "Nothing is published yet." in html


@pytest.mark.django_db
def test_how_often_two_people_agree_blindly_is_told_once_somebody_rated_so():
    claim = submit_verdict(claim=researched_claim(), actor=checker())
    chief = editor()
    assert "agreement" not in {chart.slug for chart in figures_for(chief).charts}
    DeskPolicy.objects.create(desk=claim.article.desk, blind_review=True)
    same = Rating.objects.get(scale__slug="standard", slug="false")
    rate_second(claim=Claim.objects.get(pk=claim.pk), actor=chief, rating=same)
    cache.clear()
    chart = next(chart for chart in figures_for(chief).charts if chart.slug == "agreement")
    assert [(bar.row.label, bar.row.shown) for bar in chart.bars] == [("agreed", "1"), ("differed", "0")]
