"""The supervisor on its own, with children of a few lines."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from factcheck.jobs import supervisor
from factcheck.jobs.supervisor import Supervisor

STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1], "w").write(str(child.pid))
time.sleep(60)
"""


def python(source: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", source, *arguments]


def gone(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(supervisor, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(supervisor, "GRACE_SECONDS", 0.5)
    monkeypatch.setattr(supervisor, "FIRST_RESTART_DELAY", 0.05)


def stop_soon() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_a_child_that_never_starts_ends_it_all():
    said: list[str] = []
    watch = Supervisor(
        {"web": python("import time; time.sleep(60)"), "worker": python("raise SystemExit(3)")},
        env=os.environ,
        say=said.append,
    )
    assert watch.run(ready=lambda: False, on_ready=lambda: pytest.fail("it was never ready")) == 1
    assert any("status 3" in line for line in said)
    assert said[-1].startswith("The worker process does not start")


def test_it_gives_up_when_nothing_becomes_ready(monkeypatch):
    monkeypatch.setattr(supervisor, "STARTUP_SECONDS", 0.2)
    said: list[str] = []
    watch = Supervisor({"web": python("import time; time.sleep(60)")}, env=os.environ, say=said.append)
    assert watch.run(ready=lambda: False, on_ready=lambda: None) == 1
    assert "giving up" in said[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_a_child_that_ignores_the_request_is_ended_with_its_own_children(tmp_path):
    note = tmp_path / "pid"
    watch = Supervisor({"web": python(STUBBORN, str(note))}, env=os.environ, say=lambda line: None)
    assert watch.run(ready=lambda: note.exists() and note.read_text() != "", on_ready=stop_soon) == 0
    assert gone(int(note.read_text()))


def test_a_signal_before_anything_is_ready_stops_it_cleanly():
    watch = Supervisor({"web": python("import time; time.sleep(60)")}, env=os.environ, say=lambda line: None)
    assert watch.run(ready=lambda: bool(stop_soon()), on_ready=lambda: None) == 0


def test_handlers_are_given_back():
    before = signal.getsignal(signal.SIGINT)
    watch = Supervisor({"web": python("import time; time.sleep(60)")}, env=os.environ, say=lambda line: None)
    watch.run(ready=lambda: True, on_ready=stop_soon)
    assert signal.getsignal(signal.SIGINT) is before
