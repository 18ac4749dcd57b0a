"""``manage.py serve``: starts, tells where, heals, stops, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.installation import Installation, wait_until


def serve(installation: Installation, *arguments: str) -> subprocess.Popen[bytes]:
    return installation.start([sys.executable, "manage.py", "serve", "--port", "0", *arguments])


def wait_ready(installation: Installation, process: subprocess.Popen[bytes]) -> int:
    """The port, once both the web server and the worker are there."""
    wait_until(
        lambda: "Ready." in installation.output() or process.poll() is not None,
        seconds=70,
        seen=installation.output,
    )
    assert process.poll() is None, installation.output()
    return int(re.search(r"http://localhost:(\d+)/admin/", installation.output())[1])


def descendants(pid: int) -> set[int]:
    """Every process below ``pid``, of whatever session."""
    found: set[int] = set()
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            found |= {int(child)} | descendants(int(child))
    return found


def alive(pids: set[int]) -> set[int]:
    return {
        pid
        for pid in pids
        if Path(f"/proc/{pid}/stat").exists()
        and Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    }


def get(port: int, path: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as conversation:
        conversation.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while block := conversation.recv(65536):
            answer += block
    return answer


@pytest.fixture
def pids() -> Iterator[set[int]]:
    """Processes that a test saw; none may be left when it ends."""
    seen: set[int] = set()
    yield seen
    for pid in alive(seen):
        os.kill(pid, signal.SIGKILL)


def test_serves_works_refuses_a_second_copy_and_stops_without_orphans(project: Installation, pids):
    process = serve(project)
    port = wait_ready(project, process)
    pids |= descendants(process.pid)
    assert len(pids) >= 3, "a gunicorn master and its worker, and a Celery worker"
    health = get(port, "/healthz")
    assert health.startswith(b"HTTP/1.1 200")
    assert b'"status": "ok"' in health
    project.must_manage("probe_enqueue", "probe.note", "1", "5")
    wait_until(lambda: project.states() == {"done": 5}, seconds=20, seen=project.output)

    second = project.manage("serve", "--port", "0")
    assert second.returncode != 0
    assert "Another worker is running" in second.stderr
    assert second.stdout == ""

    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0, project.output()
    assert alive(pids) == set()
    assert "Stopped." in project.output()
    with pytest.raises(ConnectionRefusedError):
        get(port, "/healthz")


def test_what_dies_is_started_again(project: Installation, pids):
    process = serve(project)
    port = wait_ready(project, process)
    pids |= descendants(process.pid)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    project.must_manage("probe_enqueue", "probe.note", "1", "5")
    assert get(port, "/healthz").startswith(b"HTTP/1.1 200"), "the request waits in the listening socket"
    wait_until(lambda: project.states() == {"done": 5}, seconds=30, seen=project.output)
    assert "worker process ended" in project.output()
    assert "web process ended" in project.output()
    pids |= descendants(process.pid)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    assert alive(pids) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's parent-death signal")
def test_nothing_is_left_when_the_supervisor_itself_is_killed(project: Installation, pids):
    process = serve(project)
    wait_ready(project, process)
    pids |= descendants(process.pid)
    process.kill()
    process.wait()
    wait_until(lambda: not alive(pids), seconds=20, seen=lambda: alive(pids))


def test_a_port_in_use_is_said_before_anything_starts(project: Installation):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = project.manage("serve", "--port", str(port))
    assert answer.returncode != 0
    assert f"Port {port} is in use" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert project.query("SELECT count(*) FROM jobs_workerpulse") == [(0,)]


def test_a_data_directory_that_cannot_be_written_is_named(project: Installation, tmp_path: Path):
    (tmp_path / "file").write_text("")
    project.env["DATA_DIR"] = str(tmp_path / "file" / "data")
    answer = project.manage("serve", "--port", "0")
    assert answer.returncode != 0
    assert "cannot be written to" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_database_that_is_not_up_to_date_is_said(tmp_path: Path):
    installation = Installation(tmp_path, "project_settings")
    answer = installation.manage("serve", "--port", "0")
    assert answer.returncode != 0
    assert "manage.py migrate" in answer.stderr


def test_workers_elsewhere_need_a_broker(project: Installation):
    answer = project.manage("serve", "--port", "0", "--web-only")
    assert answer.returncode != 0
    assert "REDIS_URL" in answer.stderr
