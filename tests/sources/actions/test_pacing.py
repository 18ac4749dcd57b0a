from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError

from sources.actions import pacing
from sources.models import ProviderPace

pytestmark = pytest.mark.django_db
START = datetime(2025, 12, 3, 12, tzinfo=UTC)


@dataclass
class Service:
    name: str = "service"
    requests_per_minute: int = 30
    burst: int = 5


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def test_a_burst_then_the_pace(clock):
    assert [pacing.begin(Service()) for _ in range(Service.burst)] == [0.0] * Service.burst
    assert pacing.begin(Service()) == pytest.approx(2.0)

    clock.shift(timedelta(seconds=1.9))
    assert pacing.begin(Service()) > 0
    clock.shift(timedelta(seconds=0.2))
    assert pacing.begin(Service()) == 0.0
    assert pacing.begin(Service()) > 0


def test_never_more_than_the_pace_over_a_long_time(clock):
    begun = 0
    for _ in range(120):
        while not pacing.begin(Service()):
            begun += 1
        clock.shift(timedelta(seconds=1))

    assert begun == pytest.approx(60, abs=Service.burst)


def test_idle_time_earns_no_more_than_a_burst(clock):
    pacing.begin(Service())
    clock.shift(timedelta(hours=3))

    assert [bool(pacing.begin(Service())) for _ in range(Service.burst + 1)] == [False] * Service.burst + [True]


def test_further_requests_of_a_lookup_are_on_credit_but_count(clock):
    for _ in range(Service.burst):
        pacing.begin(Service())
    assert pacing.proceed(Service()) == 0.0

    assert pacing.begin(Service()) == pytest.approx(4.0)


def test_a_pause_holds_for_everybody_and_is_never_shortened(clock):
    pacing.pause(Service(), 30)
    pacing.pause(Service(), 5)

    assert pacing.begin(Service()) == pytest.approx(30)
    assert pacing.proceed(Service()) == pytest.approx(30)
    clock.shift(timedelta(seconds=29.9))
    assert pacing.begin(Service()) > 0
    clock.shift(timedelta(seconds=0.2))
    assert pacing.begin(Service()) == 0.0


def test_a_provider_without_a_limit_can_still_be_paused(clock):
    unlimited = Service(requests_per_minute=0)
    assert [pacing.begin(unlimited) for _ in range(100)] == [0.0] * 100

    pacing.pause(unlimited, 10)
    assert pacing.begin(unlimited) == pytest.approx(10)


def test_providers_do_not_pay_for_each_other(clock):
    pacing.pause(Service(), 30)

    assert pacing.begin(Service(name="other")) == 0.0


def test_without_the_database_nothing_is_admitted(monkeypatch):
    def gone(**kwargs: object) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(ProviderPace.objects, "get_or_create", gone)

    with pytest.raises(DatabaseError):
        pacing.begin(Service())
