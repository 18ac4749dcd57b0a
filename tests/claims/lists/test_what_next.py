"""The order of what to do next: the formula, and the same formula in SQL."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from claims.lists.what_next import score, score_in_sql
from claims.models import Claim, Priority
from tests.claims.lists.many import many_claims
from tests.factories import checker, make_article

TODAY = date(2026, 3, 10)


def _score(worthiness: float = 0.5, priority: int = Priority.NORMAL, days: int | None = None, state: str = "detected"):
    due_on = None if days is None else TODAY + timedelta(days=days)
    return score(worthiness=worthiness, priority=priority, due_on=due_on, state=state, today=TODAY)


def test_each_factor_moves_a_claim_up():
    assert _score(0.9) > _score(0.2)
    assert _score(priority=3) > _score(priority=2) > _score(priority=1) > _score(priority=0)
    assert _score(days=-3) == _score(days=0) > _score(days=2) > _score(days=7) > _score(days=8) == _score()


def test_a_claim_of_no_worth_that_is_urgent_and_overdue_comes_before_an_ordinary_one():
    assert _score(0.0, Priority.URGENT, -1) > _score(1.0)


@pytest.mark.parametrize("state", ["dismissed", "published", "corrected", "retracted"])
def test_what_is_finished_stands_behind_everything_open(state: str):
    assert _score(1.0, Priority.URGENT, -30, state) < _score(0.0, Priority.LOW)


def test_withdrawn_claims_still_want_work():
    assert _score(state="withdrawn") == _score()


@pytest.mark.django_db
def test_the_database_computes_the_same():
    ana = checker()
    many_claims(make_article(actor=ana), 300, [ana])
    today = timezone.localdate()
    for claim in Claim.objects.annotate(score=score_in_sql(today)):
        expected = score(
            worthiness=claim.check_worthiness,
            priority=claim.priority,
            due_on=claim.due_on,
            state=claim.state,
            today=today,
        )
        assert claim.score == pytest.approx(expected)
