"""``manage.py serve``: the web server and a worker on this machine, watched over until Ctrl-C."""

from __future__ import annotations

import errno
import os
import socket
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils import timezone

from factcheck.jobs import processes
from factcheck.jobs.embedded import hold_worker_lock
from factcheck.jobs.http_probe import status_of
from factcheck.jobs.models import WorkerPulse
from factcheck.jobs.supervisor import Supervisor


class Command(BaseCommand):
    help = "Run the web server and a background worker, restart what dies, stop both on Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on; default %(default)s")
        parser.add_argument("--port", type=int, default=8000, help="0 picks a free one; default %(default)s")
        parser.add_argument("--web-only", action="store_true", help="workers run elsewhere (needs REDIS_URL)")
        parser.add_argument("--demo", action="store_true", help="also print the demo pages and log-ins")

    def handle(self, *args: Any, **options: Any) -> None:
        web_only: bool = options["web_only"]
        if web_only and settings.EMBEDDED:
            raise CommandError("--web-only needs REDIS_URL: without it nothing would do the background work.")
        os.umask(0o077)  # what the desk writes is its own: drafts, captures, log-ins
        check_data_dir(Path(settings.DATA_DIR))
        check_migrations()
        if settings.EMBEDDED:
            os.close(hold_worker_lock(Path(settings.DATA_DIR)))  # free: the worker will take it
        listener = listen(options["host"], options["port"])
        host, port = listener.getsockname()[:2]
        address = f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0', '::1') else host}:{port}"  # noqa: S104

        commands = {"web": processes.web(f"fd://{listener.fileno()}", embedded=settings.EMBEDDED)}
        if not web_only:
            commands["worker"] = processes.worker(embedded=settings.EMBEDDED)
            if not settings.EMBEDDED:
                commands["beat"] = processes.beat()
        started = timezone.now()
        supervisor = Supervisor(
            commands,
            env={"SITE_URL": address, **os.environ},
            inherited=[listener.fileno()],
            say=self.say,
        )
        status = supervisor.run(
            ready=lambda: answers(host, port) and (web_only or worker_since(started)),
            on_ready=lambda: self.announce(address, demo=options["demo"]),
        )
        if status:
            sys.exit(status)
        self.say("Stopped.")

    def announce(self, address: str, *, demo: bool) -> None:
        """Say where everything is, and with ``demo`` also a page worth a look and who can log in."""
        self.say(f"Workbench     {address}{reverse('admin:index')}")
        self.say(f"Public site   {address}{reverse('public:home')}")
        if demo and (slug := first_published()):
            self.say(f"Verdict page  {address}{reverse('public:verdict', args=[slug])}")
        self.say(f"API docs      {address}{reverse('api-docs')}")
        logins = Path(settings.DATA_DIR) / "demo_logins.txt"
        if demo and logins.exists():
            self.say("Log-ins       role            name            password")
            for line in logins.read_text().splitlines():
                self.say("              " + "".join(f"{column:<16}" for column in line.split("\t")).rstrip())
        connection.close()
        self.say("Ready. Stop with Ctrl-C.")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def check_data_dir(data_dir: Path) -> None:
    """CommandError unless files can be written to ``data_dir``, which is made if it is missing."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data_dir):
            pass
    except OSError as error:
        raise CommandError(f"DATA_DIR {data_dir} cannot be written to: {error.strerror}.") from error


def check_migrations() -> None:
    """CommandError unless the database can be reached and is up to date."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise CommandError(f"The database cannot be used: {error}") from error
    if pending:
        raise CommandError(f"{len(pending)} migrations are not applied yet. Run `manage.py migrate` first.")


def listen(host: str, port: int) -> socket.socket:
    """A listening socket for the web server to inherit; CommandError if the address can't be had.

    Taken before anything starts, so a second copy fails at once instead of half-way.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Port {port} is in use by another program. Stop it, or choose another port (PORT=8001)."
            ) from error
        raise CommandError(f"Cannot listen on {host}:{port}: {error}") from error
    return listener


def answers(host: str, port: int) -> bool:
    """Whether the web server gives an HTTP answer that is not an error of its own."""
    status = status_of(host, port, allowed_hosts=settings.ALLOWED_HOSTS)
    return status is not None and status < 500


def first_published() -> str | None:
    """The address name of the verdict that was published first, if there is one."""
    # By name: the platform's rooms do not import the apps built on them.
    verdicts = apps.get_model("claims", "Verdict").objects
    slug: str | None = (
        verdicts.filter(published_version__isnull=False)
        .order_by("first_published_at", "pk")
        .values_list("slug", flat=True)
        .first()
    )
    return slug


def worker_since(started: datetime) -> bool:
    """Whether a worker has shown up after ``started``."""
    return WorkerPulse.objects.filter(beat_at__gte=started).exists()
