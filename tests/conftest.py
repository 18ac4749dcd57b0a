"""What every test can rely on: no network, people and articles to work with."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.apps import AppConfig, apps
from django.db import connection
from django.db.models.signals import post_migrate
from pytest_django import DjangoDbBlocker

from tests.chromium import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


SERVED = bool(os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("served") and not SERVED:
            item.add_marker(pytest.mark.skip(reason="needs DATABASE_URL (PostgreSQL) and REDIS_URL"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With FORBID_SKIPS a skipped test fails the run: something that should be there is missing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("FORBID_SKIPS") and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("FORBID_SKIPS is set: skipped tests count as failures.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _restore_what_migrations_wrote(sender: AppConfig, **kwargs: object) -> None:
    """A test with transaction=True ends in a flush, which takes the standard scale and the first desk with it."""
    if sender.label == "accounts" and not apps.get_model("accounts", "Desk").objects.exists():
        import_module("factcheck.accounts.migrations.0003_desks_and_roles").first_desk(apps, None)
    if sender.label == "claims" and not apps.get_model("claims", "RatingScale").objects.exists():
        import_module("claims.migrations.0004_standard_scale").install(apps, None)


def pytest_configure() -> None:
    post_migrate.connect(_restore_what_migrations_wrote, dispatch_uid="tests.what_migrations_wrote")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """PostgreSQL does not drop a database that a thread of some test is still connected to."""
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for one file of tests: while it runs, so does an event loop, which other files must not find."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def shared_eval() -> Path:
    """The annotated data beside the project; a test that needs it is skipped where it is absent."""
    path = ROOT.parent / "shared" / "eval"
    if not path.is_dir():
        pytest.skip(f"annotated data not present at ../{path.parent.name}/{path.name}")
    return path


@pytest.fixture(scope="session")
def kremlin_article() -> str:
    path = ROOT.parent / "shared" / "articles" / "kremlin-meeting.txt"
    if not path.is_file():
        pytest.skip("../shared/articles/kremlin-meeting.txt is not present")
    return path.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test leaves the machine: a connection to any other address is an error."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to connect to {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def files_in_temporary_directory(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = str(tmp_path / "files")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
