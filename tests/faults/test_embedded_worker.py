"""The embedded worker, a real process, killed without warning."""

from __future__ import annotations

import os
import random

from factcheck.jobs import processes
from factcheck.jobs.run import MAX_CRASHES
from tests.faults.installation import Installation, wait_until

JOBS = int(os.environ.get("FAULT_JOBS", "200"))
KILLS = int(os.environ.get("FAULT_KILLS", "5"))


def start_worker(installation: Installation):
    return installation.start(processes.worker(embedded=True))


def done(installation: Installation) -> int:
    return installation.states()["done"]


def test_killed_workers_lose_nothing_and_repeat_nothing(embedded: Installation):
    embedded.must_manage("probe_enqueue", "probe.note", "1", str(JOBS))
    between_kills = JOBS // (KILLS + 1)
    for _ in range(KILLS):
        worker = start_worker(embedded)
        target = done(embedded) + random.randint(between_kills // 2, between_kills)
        wait_until(lambda target=target: done(embedded) >= target, seconds=60, seen=embedded.output)
        embedded.kill(worker)
    start_worker(embedded)
    wait_until(lambda: done(embedded) == JOBS, seconds=120, seen=embedded.states)
    assert embedded.states() == {"done": JOBS}
    assert embedded.effects() == dict.fromkeys(range(1, JOBS + 1), 1)
    crashes = embedded.query("SELECT sum(crashes) FROM jobs_job")[0][0]
    assert crashes >= 1, "the kills hit no running job: nothing was tested"


def test_a_job_that_kills_its_worker_is_given_up_and_the_others_are_done(embedded: Installation):
    embedded.must_manage("probe_enqueue", "probe.poison", "1", "1")
    embedded.must_manage("probe_enqueue", "probe.note", "2", "8")
    for _ in range(MAX_CRASHES):
        worker = start_worker(embedded)
        worker.wait(timeout=30)
    start_worker(embedded)
    wait_until(lambda: embedded.states() == {"dead": 1, "done": 8}, seconds=30, seen=embedded.output)
    assert embedded.effects() == dict.fromkeys(range(2, 10), 1)


def test_a_second_worker_on_the_same_data_refuses_to_start(embedded: Installation):
    start_worker(embedded)
    wait_until(lambda: embedded.query("SELECT 1 FROM jobs_workerpulse"), seconds=30, seen=embedded.output)
    second = start_worker(embedded)
    assert second.wait(timeout=30) != 0
    assert "Another worker is running" in embedded.output()


def test_a_stopping_worker_finishes_what_it_began(embedded: Installation):
    embedded.must_manage("probe_enqueue", "probe.note", "1", "40")
    worker = start_worker(embedded)
    wait_until(lambda: done(embedded) >= 5, seconds=30, seen=embedded.output)
    worker.terminate()
    assert worker.wait(timeout=15) == 0
    states = embedded.states()
    assert states["running"] == 0
    assert states["done"] < 40
    assert embedded.query("SELECT count(*) FROM jobs_job WHERE crashes > 0") == [(0,)]
