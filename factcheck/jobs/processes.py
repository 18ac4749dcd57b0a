"""The start commands of the three kinds of process; `serve`, the containers and the tests all use these."""

from __future__ import annotations

import sys

# Embedded: one web process, so that its local-memory cache is one; SQLite takes one writer at a time anyhow.
EMBEDDED_WEB_THREADS = 8
EMBEDDED_WORKER_THREADS = 4
SERVED_WEB_WORKERS = 2
SERVED_WEB_THREADS = 4
SERVED_WORKER_PROCESSES = 2


def web(bind: str, *, embedded: bool) -> list[str]:
    """Gunicorn on ``bind``: ``host:port``, or ``fd://N`` for a socket that is inherited."""
    workers, threads = (1, EMBEDDED_WEB_THREADS) if embedded else (SERVED_WEB_WORKERS, SERVED_WEB_THREADS)
    return [
        *(sys.executable, "-m", "gunicorn", "factcheck.wsgi:application"),
        *("--bind", bind),
        *("--worker-class", "gthread", "--workers", str(workers), "--threads", str(threads)),
        *("--timeout", "60", "--graceful-timeout", "5", "--keep-alive", "5"),
        *("--log-level", "warning", "--no-control-socket"),
    ]


def worker(*, embedded: bool) -> list[str]:
    """A Celery worker: threads beside the dispatcher embedded, killable processes where a broker serves."""
    pool = (
        ("--pool", "threads", "--concurrency", str(EMBEDDED_WORKER_THREADS))
        if embedded
        else ("--pool", "prefork", "--concurrency", str(SERVED_WORKER_PROCESSES))
    )
    return [
        *(sys.executable, "-m", "celery", "--quiet", "--app", "factcheck", "worker"),
        *pool,
        *("--without-gossip", "--without-mingle", "--without-heartbeat"),
        *("--loglevel", "WARNING"),
    ]


def beat() -> list[str]:
    """The scheduler that sends the sweeper's message; its timetable is constant, so it keeps no file."""
    return [
        *(sys.executable, "-m", "celery", "--quiet", "--app", "factcheck", "beat"),
        *("--scheduler", "celery.beat.Scheduler", "--enable-remote-control"),
        *("--loglevel", "WARNING"),
    ]
