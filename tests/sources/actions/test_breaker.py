from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from sources.actions import pacing
from sources.models import ProviderPace

pytestmark = pytest.mark.django_db


@dataclass
class Service:
    name: str = "service"
    requests_per_minute: int = 600
    burst: int = 100


@pytest.fixture
def clock():
    with time_machine.travel(datetime(2025, 12, 3, 12, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def fail(times):
    for _ in range(times):
        pacing.failed(Service())


def test_a_few_failures_keep_nobody_from_asking(clock):
    fail(pacing.FAILURES - 1)

    assert pacing.begin(Service()) == 0.0


def test_many_failures_in_a_row_leave_the_provider_alone(clock):
    fail(pacing.FAILURES)

    assert pacing.begin(Service()) == pytest.approx(30)
    clock.shift(timedelta(seconds=29.9))
    assert pacing.begin(Service()) > 0


def test_then_one_lookup_tries_while_the_others_wait(clock):
    fail(pacing.FAILURES)
    clock.shift(timedelta(seconds=30.1))

    assert [pacing.begin(Service()) == 0.0 for _ in range(4)] == [True, False, False, False]
    assert pacing.begin(Service()) == pytest.approx(90)
    assert pacing.proceed(Service()) == 0.0, "the one that tries may finish"


def test_a_failed_try_doubles_the_wait_and_an_answer_ends_it(clock):
    fail(pacing.FAILURES)
    for seconds in (60, 120, 240):
        clock.shift(timedelta(minutes=15))
        assert pacing.begin(Service()) == 0.0
        fail(1)
        assert pacing.begin(Service()) == pytest.approx(seconds)

    clock.shift(timedelta(minutes=15))
    assert pacing.begin(Service()) == 0.0
    pacing.answered(Service())
    assert [pacing.begin(Service()) for _ in range(4)] == [0.0] * 4
    assert ProviderPace.objects.get().failures == 0


def test_a_try_whose_worker_died_is_followed_by_another(clock):
    fail(pacing.FAILURES)
    clock.shift(timedelta(seconds=31))
    assert pacing.begin(Service()) == 0.0
    clock.shift(timedelta(seconds=91))

    assert pacing.begin(Service()) == 0.0


def test_the_wait_has_an_end(clock):
    fail(pacing.FAILURES + 50)

    assert pacing.begin(Service()) == pytest.approx(15 * 60)
