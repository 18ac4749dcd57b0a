from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
import redis

from tests.faults.installation import Installation


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded database with the whole project's tables; each test gets a copy."""
    data_dir = tmp_path_factory.mktemp("migrated")
    Installation(data_dir, "project_settings").must_manage("migrate", "-v0")
    return data_dir


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Installation]:
    """The job system alone."""
    (tmp_path / "data").mkdir()
    installation = Installation(tmp_path / "data", "job_settings")
    installation.must_manage("migrate", "-v0")
    yield installation
    installation.stop_all()


@pytest.fixture
def project(tmp_path: Path, migrated: Path) -> Iterator[Installation]:
    """The whole project."""
    shutil.copytree(migrated, tmp_path / "data")
    installation = Installation(tmp_path / "data", "project_settings")
    yield installation
    installation.stop_all()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Installation]:
    """A database of its own on the PostgreSQL server, and an emptied Redis database that nobody else uses."""
    database_url, redis_url = os.environ.get("DATABASE_URL"), os.environ.get("REDIS_URL")
    if not (database_url and redis_url):
        pytest.skip("DATABASE_URL and REDIS_URL are not set: no PostgreSQL and Redis to test with")
    name = f"faults_{uuid.uuid4().hex[:12]}"
    own_redis = urlunsplit(urlsplit(redis_url)._replace(path="/13"))
    with psycopg.connect(database_url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        with redis.Redis.from_url(own_redis) as broker:
            broker.flushdb()
        data_dir = tmp_path / "data"
        data_dir.mkdir()
        installation = Installation(
            data_dir,
            "job_settings",
            database_url=urlunsplit(urlsplit(database_url)._replace(path=f"/{name}")),
            redis_url=own_redis,
        )
        try:
            installation.must_manage("migrate", "-v0")
            yield installation
        finally:
            installation.stop_all()
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
