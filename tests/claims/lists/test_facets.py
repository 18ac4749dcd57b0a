"""The numbers beside the list, compared with counting one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.lists.facets import (
    CELL_FACETS,
    KIND,
    STATE,
    WORK,
    by_assignee,
    by_due,
    cells,
    count,
    due_conditions,
    stretch_of,
)
from claims.models import Claim
from claims.workflow import CLOSED_STATES
from tests.claims.lists.many import many_claims
from tests.factories import checker, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims() -> list[Claim]:
    people = [checker() for _ in range(3)]
    return many_claims(make_article(actor=people[0]), 400, people)


def test_every_number_is_what_the_list_would_show(claims: list[Claim]):
    chosen = {"state__exact": "detected", "work": "open"}
    counted = count(cells(Claim.objects.all()), CELL_FACETS, chosen)
    by_name = {facet.name: facet for facet in CELL_FACETS}
    for facet in CELL_FACETS:
        others = Claim.objects.all()
        for name, value in chosen.items():
            if name != facet.name:
                others = others.filter(by_name[name].conditions[value])
        for value, condition in facet.conditions.items():
            assert counted.by_facet[facet.name][value] == others.filter(condition).count(), (facet.name, value)
    assert counted.total == sum(c.state == "detected" for c in claims) > 0


def test_nothing_chosen_counts_everything(claims: list[Claim]):
    counted = count(cells(Claim.objects.all()), (WORK, STATE, KIND), {})
    assert counted.total == len(claims)
    assert counted.by_facet["work"]["open"] == sum(c.state not in CLOSED_STATES for c in claims)
    assert sum(counted.by_facet["kind__exact"].values()) == len(claims)


def test_cells_are_fewer_than_claims_and_one_query(claims: list[Claim], django_assert_num_queries):
    with django_assert_num_queries(1):
        found = cells(Claim.objects.filter(state="detected"))
    assert sum(cell.count for cell in found) == sum(c.state == "detected" for c in claims)


def test_people_and_days_are_counted_among_the_claims_that_have_them(claims: list[Claim], django_assert_num_queries):
    today = timezone.localdate()
    with django_assert_num_queries(2):
        people, days = by_assignee(Claim.objects.all()), by_due(Claim.objects.all(), today)
    assert people.total() == sum(c.assigned_to_id is not None for c in claims)
    for stretch, condition in due_conditions(today).items():
        if stretch != "none":
            assert days[stretch] == Claim.objects.filter(condition).count(), stretch


def test_a_due_date_is_in_one_stretch():
    today = timezone.localdate()
    stretches = {days: stretch_of(today + timedelta(days=days), today) for days in (-1, 0, 1, 7, 8)}
    assert stretches == {-1: "overdue", 0: "today", 1: "week", 7: "week", 8: "later"}
