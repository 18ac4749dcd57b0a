"""How many lookups a worker does in a second, beside bare Celery tasks on the same broker.

    python -m benchmarks.lookups [--jobs 500] [--rounds 3]

Each lookup asks the imported office holders for a person and finds nobody: what is measured is what a job costs,
not what a provider takes. The bare task asks the same and writes the same answer, without job row, lease, retry
and pace. Embedded: SQLite and four threads in one worker. Served, when DATABASE_URL and REDIS_URL are set:
PostgreSQL (a database of its own, made and dropped) and a prefork worker of two processes. Printed is the best of
all rounds, from the first answer written to the last, over a backlog that was there before the worker.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from benchmarks.bare_lookups import BARE

ROOT = Path(__file__).resolve().parents[1]
SCRATCH = "benchmark_lookups"
LONGEST_SECONDS = 300


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--jobs", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--fill", choices=("jobs", "bare"), help=argparse.SUPPRESS)
    parser.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fill:
        fill(options.jobs, bare=options.fill == "bare")
    elif options.progress:
        print(*progress())
    else:
        compare(options.jobs, options.rounds)


def compare(jobs: int, rounds: int) -> None:
    """Measure and print."""
    print(f"{'':10}{'lookups/s':>12}{'bare tasks/s':>14}")
    modes = ["embedded"] + (["served"] if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL") else [])
    for mode in modes:
        rates = [max(measure(mode, bare, jobs) for _ in range(rounds)) for bare in (False, True)]
        print(f"{mode:10}{rates[0]:12.1f}{rates[1]:14.1f}")


def measure(mode: str, bare: bool, jobs: int) -> float:
    """Lookups per second of one worker over a fresh installation with ``jobs`` of them waiting."""
    with tempfile.TemporaryDirectory(prefix="lookups-") as directory, database(mode) as database_url:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "benchmarks.lookups_settings",
            "SECRET_KEY": "only-for-benchmarks",
            "DATA_DIR": directory,
            "DATABASE_URL": database_url,
            "REDIS_URL": os.environ["REDIS_URL"] if mode == "served" else "",
            "DEBUG": "false",
            "LOG_LEVEL": "ERROR",
            BARE: "yes" if bare else "",
        }
        here = [sys.executable, "-m", "benchmarks.lookups", "--jobs", str(jobs)]
        run = {"cwd": ROOT, "env": env, "check": True}
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], **run)
        subprocess.run([*here, "--fill", "bare" if bare else "jobs"], **run)
        worker = subprocess.Popen(worker_command(mode), cwd=ROOT, env=env, start_new_session=True)
        try:
            give_up = time.monotonic() + LONGEST_SECONDS
            while time.monotonic() < give_up:
                asked = subprocess.run(
                    [*here, "--progress"], cwd=ROOT, env=env, check=True, capture_output=True, text=True
                )
                done, seconds = map(float, asked.stdout.split())
                if done >= jobs:
                    return (done - 1) / seconds
                time.sleep(1.0)
            raise SystemExit(f"{mode}: {done:.0f} of {jobs} lookups were done in {LONGEST_SECONDS} s")
        finally:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()


def worker_command(mode: str) -> list[str]:
    from factcheck.jobs.processes import worker

    return worker(embedded=mode == "embedded")


@contextlib.contextmanager
def database(mode: str) -> Iterator[str]:
    """The address of a database of this run's own; "" for the embedded one."""
    if mode == "embedded":
        yield ""
        return
    import psycopg

    given = os.environ["DATABASE_URL"]
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {SCRATCH} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {SCRATCH}")
        try:
            yield urlunsplit(urlsplit(given)._replace(path=f"/{SCRATCH}"))
        finally:
            connection.execute(f"DROP DATABASE {SCRATCH} WITH (FORCE)")


def fill(jobs: int, *, bare: bool) -> None:
    """Write the backlog."""
    import django

    django.setup()
    from django.db import transaction

    from factcheck.accounts.models import Role, User
    from sources.actions.lookups import request_lookup
    from sources.models import Lookup
    from sources.providers.base import LookupQuery

    actor = User.objects.create(username="benchmark", role=Role.EDITOR.value, is_active=True)
    with transaction.atomic():
        for number in range(jobs):
            query = LookupQuery(person=f"Ada Lind {number}")
            if bare:
                values = {"query": query.as_json(), "query_hash": query.hash, "requested_by": actor}
                Lookup.objects.create(provider="office_holders", **values)
            else:
                request_lookup(provider="office_holders", query=query, actor=actor)


def progress() -> tuple[int, float]:
    """How many lookups are done, and the seconds between the first answer and the last."""
    import django

    django.setup()
    from django.db.models import Count, Max, Min

    from sources.models import Lookup

    done = Lookup.objects.exclude(outcome="").aggregate(
        n=Count("pk"), first=Min("finished_at"), last=Max("finished_at")
    )
    return done["n"], (done["last"] - done["first"]).total_seconds() if done["n"] > 1 else 0.0


if __name__ == "__main__":
    main()
