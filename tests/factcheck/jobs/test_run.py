"""What run_job promises: one effect per job, whatever happens to the worker."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.utils import timezone

from factcheck.jobs import backoff, leases
from factcheck.jobs.actions import cancel_job, enqueue
from factcheck.jobs.errors import JobFailed
from factcheck.jobs.leases import claim, release_all
from factcheck.jobs.models import Job
from factcheck.jobs.run import MAX_ATTEMPTS, MAX_CRASHES, run_job


def raising(error: BaseException):
    def work(subject_id: int) -> None:
        raise error

    return work


class Effects:
    """Collects what a job did to its subject."""

    def __init__(self) -> None:
        self.applied: list[tuple[int, object]] = []
        self.failed: list[tuple[int, str]] = []

    def apply(self, subject_id: int, result: object) -> None:
        self.applied.append((subject_id, result))

    def fail(self, subject_id: int, reason: str) -> None:
        self.failed.append((subject_id, reason))


@pytest.fixture
def effects() -> Effects:
    return Effects()


def run(job, effects, work=lambda subject_id: "found"):
    run_job(job.pk, work=work, apply=effects.apply, fail=effects.fail)
    job.refresh_from_db()


def test_work_is_done_once_and_its_result_applied(job, effects):
    run(job, effects)
    run(job, effects, work=raising(AssertionError("a done job must not run")))
    assert effects.applied == [(7, "found")]
    assert (job.state, job.attempts, job.crashes, job.lease_until) == ("done", 1, 0, None)
    assert job.finished_at >= job.started_at


def test_a_job_for_later_waits(db, effects):
    job = enqueue(kind="tests.note", subject_id=7, key="later", run_after=timezone.now() + timedelta(minutes=1))
    run(job, effects, work=raising(AssertionError("too early")))
    assert job.state == "queued"


def test_a_job_that_another_worker_holds_is_left_alone(job, effects):
    assert claim(job.pk) is not None
    assert claim(job.pk) is None
    run(job, effects, work=raising(AssertionError("leased to somebody else")))
    assert job.state == "running"


def test_the_result_of_a_worker_that_lost_its_lease_is_discarded(job, effects, abandon):
    second = Effects()

    def slow(subject_id: int) -> str:
        abandon(job)  # the lease ran out while this worker was busy …
        run(job, second, work=lambda _: "second")  # … and another one took over
        return "first"

    run(job, effects, work=slow)
    assert effects.applied == []
    assert second.applied == [(7, "second")]
    assert (job.state, job.crashes) == ("done", 1)


def test_the_failure_of_a_worker_that_lost_its_lease_changes_nothing(job, effects):
    def slow(subject_id: int) -> None:
        Job.objects.filter(pk=job.pk).update(lease_no=99)
        raise JobFailed("too late", transient=False)

    run(job, effects, work=slow)
    assert (job.state, job.lease_no, effects.failed) == ("running", 99, [])


def test_the_result_of_a_cancelled_job_is_discarded(job, effects):
    def cancelled_meanwhile(subject_id: int) -> str:
        cancel_job(job=Job.objects.get(pk=job.pk))
        return "late"

    run(job, effects, work=cancelled_meanwhile)
    assert (job.state, effects.applied, effects.failed) == ("cancelled", [], [])


def test_a_job_whose_worker_died_is_taken_over_after_its_lease(job, effects, abandon):
    abandon(job, since=timedelta(seconds=-5))
    run(job, effects, work=raising(AssertionError("the lease still stands")))
    assert job.state == "running"
    abandon(job)
    run(job, effects)
    assert (job.state, job.crashes) == ("done", 1)


def test_a_job_that_kills_its_workers_is_given_up(job, effects, abandon):
    for crash in range(1, MAX_CRASHES):
        abandon(job)
        assert claim(job.pk) is not None
        job.refresh_from_db()
        assert job.crashes == crash
    abandon(job)
    run(job, effects, work=raising(AssertionError("poison must not be touched again")))
    assert (job.state, job.crashes) == ("dead", MAX_CRASHES)
    assert effects.failed == [(7, job.last_error)]


def test_a_transient_failure_is_tried_again_until_the_attempts_are_used_up(job, effects, make_due):
    for attempt in range(1, MAX_ATTEMPTS + 1):
        make_due(job)
        run(job, effects, work=raising(JobFailed("busy\0", transient=True)))
        assert job.attempts == attempt
        assert job.last_error == "busy"
        assert job.state == ("queued" if attempt < MAX_ATTEMPTS else "dead")
        assert len(effects.failed) == (attempt == MAX_ATTEMPTS)
    assert effects.failed == [(7, "busy")]


def test_retry_after_is_a_lower_bound(job, effects):
    before = timezone.now()
    run(job, effects, work=raising(JobFailed("slow down", transient=True, retry_after=30)))
    assert job.run_after >= before + timedelta(seconds=30)
    assert claim(job.pk) is None


def test_a_permanent_failure_ends_the_job_at_once(job, effects):
    run(job, effects, work=raising(JobFailed("no such entity", transient=False)))
    assert (job.state, job.attempts, job.last_error) == ("dead", 1, "no such entity")
    assert effects.failed == [(7, "no such entity")]


@pytest.mark.parametrize(
    ("error", "words"),
    [(ZeroDivisionError("secret detail"), "ZeroDivisionError"), (SoftTimeLimitExceeded(), "time limit")],
)
def test_an_unexpected_error_is_named_without_its_details_and_tried_again(job, effects, error, words):
    run(job, effects, work=raising(error))
    assert job.state == "queued"
    assert words in job.last_error
    assert "secret" not in job.last_error


@pytest.mark.django_db(transaction=True)
def test_an_effect_that_fails_half_way_is_undone_with_its_job(effects):
    job = enqueue(kind="tests.note", subject_id=7, key="note:7")

    def half(subject_id: int, result: object) -> None:
        enqueue(kind="tests.note", subject_id=8, key="note:8")
        raise JobFailed("broken half-way", transient=True)

    run_job(job.pk, work=lambda _: None, apply=half)
    job.refresh_from_db()
    assert job.state == "queued"
    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_give_up_that_cannot_be_written_down_is_not_half_written():
    job = enqueue(kind="tests.note", subject_id=7, key="note:7")

    def broken(subject_id: int, reason: str) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_job(
            job.pk,
            work=raising(JobFailed("no", transient=False)),
            apply=lambda *_: None,
            fail=broken,
        )
    job.refresh_from_db()
    assert job.state == "running", "its lease runs out, and it is tried again"


@pytest.mark.django_db(transaction=True)
def test_long_work_keeps_its_lease(monkeypatch):
    monkeypatch.setattr(leases, "HEARTBEAT_SECONDS", 0.02)
    job = enqueue(kind="tests.note", subject_id=7, key="note:7")
    renewed = threading.Event()

    def long_work(subject_id: int) -> None:
        first = Job.objects.get(pk=job.pk).lease_until
        for _ in range(200):
            if Job.objects.get(pk=job.pk).lease_until > first:
                renewed.set()
                return
            threading.Event().wait(0.01)

    run_job(job.pk, work=long_work, apply=lambda *_: None)
    assert renewed.is_set()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("lease-")]


@pytest.mark.django_db(transaction=True)
def test_work_beyond_the_limit_is_no_longer_kept_alive(monkeypatch):
    monkeypatch.setattr(leases, "HEARTBEAT_SECONDS", 0.02)
    monkeypatch.setattr(leases, "RUN_LIMIT_SECONDS", 0.0)
    job = enqueue(kind="tests.note", subject_id=7, key="note:7")
    seen = []

    def hanging(subject_id: int) -> None:
        seen.append(Job.objects.get(pk=job.pk).lease_until)
        threading.Event().wait(0.2)
        seen.append(Job.objects.get(pk=job.pk).lease_until)

    run_job(job.pk, work=hanging, apply=lambda *_: None)
    assert seen[0] == seen[1]


def test_a_lone_worker_takes_up_its_predecessors_jobs_at_once(job, effects):
    assert claim(job.pk) is not None
    assert release_all() == 1
    run(job, effects)
    assert (job.state, job.crashes) == ("done", 1)


def test_back_off_grows_with_full_jitter_and_is_capped():
    for attempt, ceiling in [(1, 2.0), (2, 4.0), (5, 32.0), (20, 600.0)]:
        delays = [backoff.delay_seconds(attempt) for _ in range(500)]
        assert 0 <= min(delays) < 0.1 * ceiling
        assert 0.9 * ceiling < max(delays) <= ceiling


def test_a_server_cannot_put_a_job_off_for_ever():
    assert backoff.delay_seconds(1, retry_after=1e12) == backoff.LONGEST_RETRY_AFTER_SECONDS
