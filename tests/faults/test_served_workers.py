"""Workers on PostgreSQL and Redis: messages lost, workers killed. The rows bring everything back."""

from __future__ import annotations

import socket
import sys
import time

import pytest
import redis

from tests.faults.installation import RUN_PROCESS, Installation, wait_until

pytestmark = pytest.mark.served

RECOVERED_WITHIN = 180.0  # seconds


def done(installation: Installation) -> int:
    return installation.states()["done"]


def all_done_once(installation: Installation, jobs: int) -> None:
    wait_until(lambda: done(installation) == jobs, seconds=RECOVERED_WITHIN, seen=installation.states)
    assert installation.states() == {"done": jobs}
    assert installation.effects() == dict.fromkeys(range(1, jobs + 1), 1)


def test_messages_that_were_never_sent_or_were_flushed_are_sent_again(served: Installation):
    reachable = served.env["REDIS_URL"]
    served.env["REDIS_URL"] = "redis://127.0.0.1:1/0"
    served.must_manage("probe_enqueue", "probe.note", "1", "20")
    served.env["REDIS_URL"] = reachable
    served.must_manage("probe_enqueue", "probe.note", "21", "180")
    served.run_process("worker")
    served.run_process("beat")
    wait_until(lambda: done(served) >= 20, seconds=30, seen=served.output)
    with redis.Redis.from_url(reachable) as broker:
        broker.flushdb()  # what FLUSHALL, or a restart without persistence, does to our broker
    assert done(served) < 200, "the work was over before the messages were lost"
    started = time.monotonic()
    all_done_once(served, 200)
    assert time.monotonic() - started < RECOVERED_WITHIN


def test_killed_workers_lose_nothing_and_repeat_nothing(served: Installation):
    served.must_manage("probe_enqueue", "probe.note", "1", "200")
    served.run_process("beat")
    for _ in range(3):
        worker = served.run_process("worker")
        target = done(served) + 20
        wait_until(lambda target=target: done(served) >= target, seconds=60, seen=served.output)
        served.kill(worker)
    served.run_process("worker")
    all_done_once(served, 200)
    assert served.query("SELECT sum(crashes) FROM jobs_job")[0][0] >= 1


def test_each_process_answers_its_health_check(served: Installation):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    checks = {"web": ["web", "--port", port], "worker": ["worker"], "beat": ["beat"]}
    for arguments in checks.values():
        assert served.manage("check_process", *arguments).returncode != 0, "nothing runs yet"
    web = served.start([sys.executable, *RUN_PROCESS[1:], "web", "--bind", f"127.0.0.1:{port}"])
    for name in ("worker", "beat"):
        served.run_process(name)
    for arguments in checks.values():
        wait_until(
            lambda arguments=arguments: served.manage("check_process", *arguments).returncode == 0,
            seconds=60,
            seen=served.output,
        )
    served.kill(web)
    assert served.manage("check_process", *checks["web"]).returncode != 0
