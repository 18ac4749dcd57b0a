"""Which rows the sweeper and the embedded dispatcher send messages for."""

from __future__ import annotations

import os
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from factcheck.celery import app
from factcheck.jobs import embedded, sweep
from factcheck.jobs.actions import enqueue
from factcheck.jobs.embedded import Dispatcher
from factcheck.jobs.models import Job, WorkerPulse
from factcheck.jobs.tasks import sweep_jobs

KIND = "tests.note"


def enqueue_many(count: int) -> list[int]:
    return [enqueue(kind=KIND, subject_id=n, key=f"note:{n}").pk for n in range(count)]


@pytest.fixture
def sent(monkeypatch) -> list[int]:
    """What the dispatcher sent."""
    messages: list[int] = []
    monkeypatch.setattr(embedded, "send_hint", lambda kind, job_id: messages.append(job_id))
    return messages


def dispatcher(slots: int) -> Dispatcher:
    return Dispatcher(SimpleNamespace(tasks={KIND: None}), slots)


def swept(kinds=(KIND,)) -> list[int]:
    messages: list[int] = []
    count = sweep.sweep(kinds, lambda kind, job_id: messages.append(job_id))
    assert count == len(messages)
    return messages


def test_a_job_that_was_just_announced_is_left_to_its_message(db):
    enqueue_many(3)
    assert swept() == []


def test_a_job_whose_message_is_lost_is_announced_once_per_interval(db):
    ids = enqueue_many(3)
    Job.objects.update(hinted_at=timezone.now() - sweep.HINT_LOST_AFTER)
    assert sorted(swept()) == ids
    assert swept() == []


def test_retries_and_abandoned_jobs_are_found_at_once(db, abandon):
    retried, abandoned, later, done = (Job.objects.get(pk=pk) for pk in enqueue_many(4))
    Job.objects.filter(pk=retried.pk).update(hinted_at=None)
    Job.objects.filter(pk=later.pk).update(hinted_at=None, run_after=timezone.now() + timedelta(minutes=1))
    Job.objects.filter(pk=done.pk).update(hinted_at=None, state="done", finished_at=timezone.now())
    abandon(abandoned)
    Job.objects.filter(pk=abandoned.pk).update(hinted_at=None)
    assert sorted(swept()) == [retried.pk, abandoned.pk]


def test_a_kind_that_the_workers_do_not_know_waits(db):
    enqueue_many(1)
    Job.objects.update(hinted_at=None)
    assert swept(kinds=["tests.other"]) == []
    assert swept() != []


def test_a_broker_that_goes_away_in_the_middle_costs_nothing(db):
    first, second = enqueue_many(2)
    Job.objects.update(hinted_at=None)
    messages = []

    def once(kind: str, job_id: int) -> None:
        if messages:
            raise ConnectionError
        messages.append(job_id)

    with pytest.raises(ConnectionError):
        sweep.sweep([KIND], once)
    assert messages == [first]
    assert swept() == [second]


def test_the_sweep_shows_that_a_worker_is_alive(db):
    sweep_jobs.run()
    assert WorkerPulse.objects.count() == 1
    assert app.conf.beat_schedule["sweep"]["task"] == sweep_jobs.name


def test_the_dispatcher_fills_its_threads_and_no_more(db, sent):
    ids = enqueue_many(5)
    dispatch = dispatcher(slots=2)
    dispatch.tick()
    dispatch.tick()
    assert sent == ids[:2], "a job under way is not sent again, and nothing waits behind it"
    Job.objects.filter(pk=ids[0]).update(state="done", finished_at=timezone.now())
    dispatch.finished(args=(ids[0],))
    dispatch.tick()
    assert sent == ids[:3]


def test_the_dispatcher_leaves_kinds_alone_that_it_cannot_run(db, sent):
    enqueue(kind="tests.newer_release", subject_id=1, key="newer")
    ids = enqueue_many(1)
    dispatcher(slots=2).tick()
    assert sent == ids


def test_a_worker_whose_job_hangs_ends_itself(db, sent, monkeypatch):
    ended = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(embedded, "RUN_LIMIT_SECONDS", -embedded.LEASE.total_seconds() - 1)
    dispatch = dispatcher(slots=1)
    dispatch._end_if_stuck()
    assert ended == []
    enqueue_many(1)
    dispatch.tick()
    dispatch._end_if_stuck()
    assert ended == [os.EX_SOFTWARE]
