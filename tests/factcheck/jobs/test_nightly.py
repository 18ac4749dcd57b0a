"""Once a day from the hour on, whoever looks, however often."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from factcheck.jobs import nightly
from factcheck.jobs.models import Job

pytestmark = pytest.mark.django_db
HALF_PAST_TWO = datetime(2026, 3, 1, 2, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def timetable(monkeypatch):
    monkeypatch.setattr(nightly, "_TIMETABLE", {})
    nightly.every_night("probe.tidy", at=time(2, 30))


def jobs():
    return list(Job.objects.filter(kind="probe.tidy").values_list("subject_id", flat=True))


def test_nothing_before_the_hour():
    nightly.ensure_nightly(HALF_PAST_TWO - timedelta(seconds=1))
    assert jobs() == []


def test_one_job_a_day_however_often_one_looks():
    for hours in (0, 1, 20):
        nightly.ensure_nightly(HALF_PAST_TWO + timedelta(hours=hours))
    assert jobs() == [HALF_PAST_TWO.date().toordinal()]


def test_a_desk_that_was_off_at_night_catches_up_in_the_morning():
    nightly.ensure_nightly(HALF_PAST_TWO + timedelta(hours=7))
    assert len(jobs()) == 1


def test_the_next_day_has_its_own_job():
    nightly.ensure_nightly(HALF_PAST_TWO)
    nightly.ensure_nightly(HALF_PAST_TWO + timedelta(days=1))
    assert len(jobs()) == 2


def test_the_hour_is_the_installations(settings):
    settings.TIME_ZONE = "Asia/Tokyo"  # nine hours ahead: half past two is half past five in the evening before
    nightly.ensure_nightly(datetime(2026, 3, 1, 17, 0, tzinfo=UTC))
    assert jobs() == []
    nightly.ensure_nightly(datetime(2026, 3, 1, 17, 30, tzinfo=UTC))
    assert jobs() == [datetime(2026, 3, 2, tzinfo=UTC).date().toordinal()]
