"""A whole desk, served by its own processes, and a browser to use it with."""

from __future__ import annotations

import os
import re
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
import redis

from claims.demo.people import LOGINS_FILE
from tests.faults.installation import Installation, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@dataclass(frozen=True)
class Desk:
    """A running demo desk: its address, and the log-ins by role as (username, password)."""

    address: str
    logins: dict[str, tuple[str, str]]
    installation: Installation

    def log_in(self, page: Page, role: str) -> None:
        username, password = self.logins[role]
        page.goto(f"{self.address}/admin/login/")
        page.get_by_label("Username").fill(username)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url(f"{self.address}/admin/**")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """PostgreSQL and Redis with real workers where the environment names them, else the embedded shape."""
    data_dir = tmp_path_factory.mktemp("desk")
    database_url, redis_url = os.environ.get("DATABASE_URL", ""), os.environ.get("REDIS_URL", "")
    if not (database_url and redis_url):
        yield from _run(Installation(data_dir, "project_settings"))
        return
    name = f"desk_{uuid.uuid4().hex[:12]}"
    own_redis = urlunsplit(urlsplit(redis_url)._replace(path="/12"))
    with psycopg.connect(database_url, autocommit=True) as server, redis.Redis.from_url(own_redis) as broker:
        server.execute(f"CREATE DATABASE {name}")
        broker.flushdb()
        own_database = urlunsplit(urlsplit(database_url)._replace(path=f"/{name}"))
        try:
            yield from _run(Installation(data_dir, "project_settings", database_url=own_database, redis_url=own_redis))
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def watched_page(browser: Browser) -> Iterator[Page]:
    """A wide page in a context of its own. What the CSP refuses, what a script stumbles over and what the server fails
    at is an error in the end.
    """
    context = browser.new_context(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda m: problems.append(m.text) if "Content Security Policy" in m.text else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("response", lambda r: problems.append(f"{r.status} {r.url}") if r.status >= 500 else None)
    try:
        yield page
    finally:
        context.close()
        assert problems == []


@pytest.fixture
def ana(browser: Browser, desk: Desk) -> Iterator[Page]:
    """A checker."""
    with watched_page(browser) as page:
        desk.log_in(page, "checker")
        page.bring_to_front()  # keys go to the page in front
        yield page


@pytest.fixture
def ben(browser: Browser, desk: Desk) -> Iterator[Page]:
    """An editor."""
    with watched_page(browser) as page:
        desk.log_in(page, "editor")
        yield page


def _run(installation: Installation) -> Iterator[Desk]:
    try:
        installation.must_manage("migrate", "-v0")
        installation.must_manage("load_seeds")
        process = installation.start([sys.executable, "manage.py", "serve", "--port", "0"])
        wait_until(
            lambda: "Ready." in installation.output() or process.poll() is not None,
            seconds=70,
            seen=installation.output,
        )
        port = re.search(r"http://localhost:(\d+)/admin/", installation.output())[1]
        yield Desk(f"http://localhost:{port}", _logins(installation.data_dir), installation)
    finally:
        installation.stop_all()


def _logins(data_dir: Path) -> dict[str, tuple[str, str]]:
    rows = (line.split("\t") for line in (data_dir / LOGINS_FILE).read_text().splitlines())
    return {role: (username, password) for role, username, password in rows}
