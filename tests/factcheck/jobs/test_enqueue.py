"""Making, replaying and cancelling jobs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from factcheck.errors import TransitionNotAllowed
from factcheck.jobs import actions
from factcheck.jobs.actions import cancel_job, enqueue, retry_job
from factcheck.jobs.models import Job


@pytest.fixture
def hints(settings, monkeypatch):
    """A broker that writes down what it was told."""
    settings.EMBEDDED = False
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr(actions, "send_hint", lambda kind, job_id: sent.append((kind, job_id)))
    return sent


def test_the_same_key_makes_one_job(db):
    first = enqueue(kind="tests.note", subject_id=1, key="note:1")
    again = enqueue(kind="tests.note", subject_id=1, key="note:1")
    assert first.pk == again.pk
    assert Job.objects.count() == 1


def test_a_finished_job_is_not_started_again_by_its_key(job):
    Job.objects.filter(pk=job.pk).update(state="done", finished_at=timezone.now())
    assert enqueue(kind="tests.note", subject_id=7, key="note:7").state == "done"


def test_the_hint_is_sent_once_and_only_after_the_commit(db, hints, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = enqueue(kind="tests.note", subject_id=1, key="note:1")
        enqueue(kind="tests.note", subject_id=1, key="note:1")
        assert hints == []
    assert hints == [("tests.note", job.pk)]


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_rolled_back_leaves_neither_job_nor_hint(hints):
    with transaction.atomic():
        enqueue(kind="tests.note", subject_id=1, key="note:1")
        transaction.set_rollback(True)
    assert hints == []
    assert not Job.objects.exists()


def test_embedded_no_message_is_sent(db, settings, monkeypatch, django_capture_on_commit_callbacks):
    settings.EMBEDDED = True
    monkeypatch.setattr(actions, "send_hint", lambda *_: pytest.fail("embedded, the worker reads the rows"))
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(kind="tests.note", subject_id=1, key="note:1")


def test_a_job_for_later_gets_no_hint_now(db, hints, django_capture_on_commit_callbacks):
    later = timezone.now() + timedelta(minutes=5)
    with django_capture_on_commit_callbacks(execute=True):
        job = enqueue(kind="tests.note", subject_id=1, key="note:1", run_after=later)
    assert hints == []
    assert job.run_after == later
    assert job.hinted_at is None


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_does_not_fail_the_request(settings, monkeypatch, caplog):
    def away(kind: str, job_id: int) -> None:
        raise OperationalError("no broker")

    settings.EMBEDDED = False
    monkeypatch.setattr(actions, "send_hint", away)
    with transaction.atomic():
        enqueue(kind="tests.note", subject_id=1, key="note:1")
    assert Job.objects.get().state == "queued"
    assert "no broker" in caplog.text


def test_sending_to_a_closed_port_raises_at_once_what_the_request_survives():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    script = (
        "import django, time; django.setup()\n"
        "from kombu.exceptions import OperationalError\n"
        "from factcheck.jobs.actions import send_hint\n"
        "start = time.monotonic()\n"
        "try: send_hint('jobs.sweep', 1)\n"
        "except OperationalError: print('away', time.monotonic() - start < 3)\n"
    )
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "REDIS_URL": f"redis://127.0.0.1:{port}/0",
    }
    answer = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, timeout=30)
    assert answer.stdout == "away True\n", answer.stderr


@pytest.mark.parametrize("state", ["dead", "cancelled"])
def test_a_job_given_up_can_be_replayed_with_fresh_attempts(job, state, hints, django_capture_on_commit_callbacks):
    Job.objects.filter(pk=job.pk).update(
        state=state, attempts=6, crashes=2, finished_at=timezone.now(), last_error="gone"
    )
    with django_capture_on_commit_callbacks(execute=True):
        retry_job(job=job)
    assert (job.state, job.attempts, job.crashes, job.finished_at) == ("queued", 0, 0, None)
    assert job.last_error == "gone", "the reason stays visible until the next outcome"
    assert hints == [("tests.note", job.pk)]


@pytest.mark.parametrize("state", ["queued", "done"])
def test_only_a_job_given_up_can_be_replayed(job, state):
    Job.objects.filter(pk=job.pk).update(state=state, finished_at=timezone.now() if state == "done" else None)
    with pytest.raises(TransitionNotAllowed):
        retry_job(job=job)
    assert Job.objects.get().state == state


def test_a_queued_job_can_be_cancelled_once(job):
    assert cancel_job(job=job).state == "cancelled"
    with pytest.raises(TransitionNotAllowed):
        cancel_job(job=job)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "paused"},
        {"state": "done"},
        {"state": "running"},
        {"lease_until": timezone.now()},
        {"finished_at": timezone.now()},
    ],
)
def test_the_database_refuses_rows_that_make_no_sense(job, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**wrong)
