"""How long the pages of the desk take over 100,000 claims, beside floors measured in the same run.

    python -m benchmarks.desk [--requests 15] [--claims 100000] [--articles 1000]

Builds a throw-away installation (SQLite; then PostgreSQL, too, if ``DATABASE_URL`` names a server on which a database
may be made), asks every page through Django's whole stack in this process, and prints for each: processor time and
wall-clock time (p50 and p95 of the requests after the first), database queries, and the bytes sent, plain and
compressed. What reaches PostgreSQL's own processes stands in the wall-clock time alone.

Floors: ``rows`` is the bare SQL that reads the same rows; ``stock`` is Django's own ``ModelAdmin`` over the same
table with the same columns, filters and search fields, as it comes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DATABASE = "factcheck_desk_benchmark"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--requests", type=int, default=15, help="per page")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--inside", help=argparse.SUPPRESS)  # the directory, in the process that measures
    options = parser.parse_args()
    if options.inside:
        from benchmarks.desk.measure import run

        run(Path(options.inside), claims=options.claims, articles=options.articles, requests=options.requests)
        return
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    _measure("SQLite", environment)
    if server := os.environ.get("DATABASE_URL"):
        with _database(server) as address:
            _measure("PostgreSQL", environment | {"DATABASE_URL": address})


def _measure(name: str, environment: dict[str, str]) -> None:
    """In a process of its own: Django knows one database per process."""
    print(f"\n{name}", flush=True)
    with tempfile.TemporaryDirectory(prefix="desk-benchmark-") as directory:
        command = [sys.executable, "-m", "benchmarks.desk", *sys.argv[1:], "--inside", directory]
        subprocess.run(command, env=environment, check=True)


@contextmanager
def _database(server: str) -> Iterator[str]:
    """The address of a new, empty database on the server, dropped in the end."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        connection.execute(f"CREATE DATABASE {DATABASE}")
        try:
            yield f"{server.rpartition('/')[0]}/{DATABASE}"
        finally:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


if __name__ == "__main__":
    main()
