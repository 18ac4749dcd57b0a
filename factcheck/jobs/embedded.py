"""The embedded worker's dispatcher: a thread that reads the job rows and hands due ones to the worker's pool.

Without a broker server, messages live in the worker's own memory; only this thread sends any. It never has
more of them under way than the pool has threads, so nothing waits in a queue that a crash would empty.
"""

from __future__ import annotations

import fcntl
import logging
import os
import threading
from pathlib import Path
from time import monotonic
from typing import Any

from celery import Celery
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from factcheck.jobs import pulse
from factcheck.jobs.actions import send_hint
from factcheck.jobs.leases import LEASE, RUN_LIMIT_SECONDS, release_all
from factcheck.jobs.models import Job
from factcheck.jobs.nightly import ensure_nightly

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.2
BEAT_SECONDS = 2.0
NIGHTLY_SECONDS = 60.0
RETRY_SECONDS = 2.0


class Dispatcher:
    """Sends a message for each due job as threads become free. ``slots`` is the number of threads."""

    def __init__(self, app: Celery, slots: int) -> None:
        self._app = app
        self._slots = slots
        self._under_way: dict[int, float] = {}  # job id -> when its message was sent (monotonic seconds)
        self._next_beat = 0.0
        self._next_nightly = 0.0
        self._over = threading.Event()
        self._wake = threading.Event()

    def run(self) -> None:
        """Dispatch until ``stop``; outlives a database that is away for a while."""
        released = False
        while not self._over.is_set():
            try:
                if not released:
                    count = release_all()
                    released = True
                    if count:
                        logger.warning("%d jobs of a worker that died are taken up again", count)
                self.tick()
                pause = POLL_SECONDS
            except (OperationalError, InterfaceError) as error:
                logger.warning("database unavailable, dispatching again in %g s: %s", RETRY_SECONDS, error)
                connection.close()
                pause = RETRY_SECONDS
            self._end_if_stuck()
            self._wake.wait(pause)
            self._wake.clear()
        connection.close()

    def tick(self) -> None:
        """Fill the free threads with due jobs, the longest due first."""
        if monotonic() >= self._next_beat:
            pulse.beat()
            self._next_beat = monotonic() + BEAT_SECONDS
        if monotonic() >= self._next_nightly:
            ensure_nightly(timezone.now())
            self._next_nightly = monotonic() + NIGHTLY_SECONDS
        busy = list(self._under_way)
        free = self._slots - len(busy)
        if free <= 0:
            return
        due = (
            Job.objects.due(timezone.now())
            .filter(kind__in=list(self._app.tasks))
            .exclude(pk__in=busy)
            .order_by("run_after", "pk")
            .values_list("pk", "kind")[:free]
        )
        for job_id, kind in list(due):
            self._under_way[job_id] = monotonic()
            send_hint(kind, job_id)

    def finished(self, args: Any = (), **_: Any) -> None:
        """Receiver of Celery's task_postrun: the thread is free again."""
        if args:
            self._under_way.pop(args[0], None)
            self._wake.set()  # a backlog goes on at once; what comes in is seen within POLL_SECONDS

    def stop(self, **_: Any) -> None:
        """Receiver of worker_shutting_down: what is under way ends, nothing new starts."""
        self._over.set()
        self._wake.set()

    def _end_if_stuck(self) -> None:
        # Threads can't be killed, processes can: as a prefork worker's hard time limit does, end this process
        # when a job outran its lease. The supervisor starts another; the job counts one crash more.
        limit = RUN_LIMIT_SECONDS + LEASE.total_seconds()
        stuck = [job_id for job_id, since in list(self._under_way.items()) if monotonic() - since > limit]
        if stuck:
            logger.critical("jobs %s hang: the worker ends itself to be started again", stuck)
            os._exit(os.EX_SOFTWARE)


def hold_worker_lock(data_dir: Path) -> int:
    """Make this process the only embedded worker on ``data_dir``, until the returned descriptor is closed.

    The kernel lets go of the lock however the process ends. Raises SystemExit if another worker holds it.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(data_dir / "worker.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise SystemExit(
            f"Another worker is running on {data_dir}. Stop it first; to run several workers, set REDIS_URL."
        ) from None
    return descriptor
