"""``manage.py fetch_url`` as it is run: its JSON, its words, its exit codes; no database."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.loopback import answer, serving

ROOT = Path(__file__).resolve().parents[3]
PAGE = b"<html><head><title>The vote</title></head><body><p>The council has voted.\x1b[31m</p></body></html>"


def _fetch(*arguments, allowed=""):
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "only-for-tests",
        "DATA_DIR": "/nonexistent/no-database-here",
        "OUTBOUND_ALLOWED_HOSTS": allowed,
    }
    command = [sys.executable, "manage.py", "fetch_url", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


def _pages(connection, path):
    if path == "/missing":
        answer(connection, b"<p>not here</p>", status=404)
    elif path == "/private":
        answer(connection, status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
    elif path == "/picture":
        answer(connection, b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "text/html"})
    else:
        answer(connection, PAGE, headers={"Content-Type": "text/html"})


@pytest.fixture(scope="module")
def server():
    with serving(_pages) as running:
        yield running


def test_ok(server):
    done = _fetch(f"{server.url}/vote", "--json", allowed="127.0.0.1")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "status": "ok",
        "reason": None,
        "url": f"{server.url}/vote",
        "http_status": 200,
        "media_type": "text/html",
        "bytes": len(PAGE),
        "sha256": hashlib.sha256(PAGE).hexdigest(),
        "title": "The vote",
    }


def test_ok_in_words(server):
    done = _fetch(f"{server.url}/vote", allowed=f"127.0.0.1:{server.port}")
    assert done.returncode == 0
    assert "Title:           The vote\n" in done.stdout
    assert "Published:       not stated\n" in done.stdout
    assert "The council has voted." in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("path", "status", "code", "http_status"),
    [("/missing", "failed", 1, 404), ("/picture", "failed", 1, 200), ("/private", "refused", 2, None)],
)
def test_not_ok(server, path, status, code, http_status):
    done = _fetch(server.url + path, "--json", allowed="127.0.0.1")
    outcome = json.loads(done.stdout)
    assert (done.returncode, outcome["status"], outcome["http_status"]) == (code, status, http_status)
    assert outcome["reason"].endswith((".", "OUTBOUND_ALLOWED_HOSTS"))
    assert "Traceback" not in done.stderr


def test_private_addresses_are_refused_by_default(server):
    seen = server.connections
    done = _fetch(server.url)
    assert (done.returncode, done.stdout.split(":")[0]) == (2, "Refused")
    assert server.connections == seen
