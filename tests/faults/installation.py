"""A whole installation of its own: database, data directory and processes, apart from the test's own."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]
# The start command of a served process, but for its name. A test compares the containers' commands with it.
RUN_PROCESS = ("python", "manage.py", "run_process")


def wait_until(condition: Callable[[], object], *, seconds: float, seen: Callable[[], object]) -> None:
    """Wait for the condition; when it does not come, fail with what ``seen()`` shows."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:g} s in vain: {seen()}")
        time.sleep(0.05)


class Installation:
    """``settings`` is a module of this package; ``database_url`` and ``redis_url`` empty: the embedded shape."""

    def __init__(self, data_dir: Path, settings: str, *, database_url: str = "", redis_url: str = "") -> None:
        self.data_dir = data_dir
        self.database_url = database_url
        self.redis_url = redis_url
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": f"tests.faults.{settings}",
            "SECRET_KEY": "only-for-tests",
            "DATA_DIR": str(data_dir),
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "DEBUG": "true",
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.env,
            text=True,
            capture_output=True,
            timeout=120,
        )

    def must_manage(self, *arguments: str) -> None:
        answer = self.manage(*arguments)
        assert answer.returncode == 0, answer.stderr

    def start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        """Start a process in a group of its own, its output in ``output.log``."""
        with (self.data_dir / "output.log").open("ab") as log:
            process = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True)
        self._processes.append(process)
        return process

    def run_process(self, name: str) -> subprocess.Popen[bytes]:
        return self.start([sys.executable, *RUN_PROCESS[1:], name])

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """kill -9 the whole group: no handler runs, nothing is handed back."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop_all(self) -> None:
        for process in self._processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def output(self) -> str:
        path = self.data_dir / "output.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def query(self, sql: str) -> list[tuple]:
        if self.database_url:
            parts = urlsplit(self.database_url)
            with psycopg.connect(
                host=parts.hostname, port=parts.port, user=parts.username, dbname=parts.path[1:]
            ) as connection:
                return connection.execute(sql).fetchall()
        connection = sqlite3.connect(self.data_dir / "workbench.sqlite3", timeout=20)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def states(self) -> Counter[str]:
        """How many of the test's own jobs are in each state; what runs once a night goes on beside them."""
        return Counter(
            dict(self.query("SELECT state, count(*) FROM jobs_job WHERE kind LIKE 'probe.%' GROUP BY state"))
        )

    def effects(self) -> Counter[int]:
        """How often each subject was affected."""
        return Counter(dict(self.query("SELECT subject_id, count(*) FROM probe_effect GROUP BY subject_id")))
