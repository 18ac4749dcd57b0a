"""``manage.py check_process web|worker|beat``: the health checks of a served installation's processes."""

from __future__ import annotations

import socket
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from kombu.exceptions import OperationalError

from factcheck.jobs.http_probe import status_of

# How Celery names the two kinds of node that answer a ping.
NODES = {"worker": "celery", "beat": "celerybeat"}
PING_SECONDS = 5.0


class Command(BaseCommand):
    help = "Exit 0 if the process of this kind on this host answers."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("process", choices=["web", *NODES])
        parser.add_argument("--port", type=int, default=8000, help="web only; default %(default)s")

    def handle(self, *args: Any, **options: Any) -> None:
        process = options["process"]
        if process == "web":
            healthy = status_of("127.0.0.1", options["port"], allowed_hosts=settings.ALLOWED_HOSTS) == 200
        else:
            healthy = _answers_ping(process)
        if not healthy:
            raise CommandError(f"The {process} process on this host does not answer.")


def _answers_ping(process: str) -> bool:
    node = f"{NODES[process]}@{socket.gethostname()}"
    try:
        return bool(current_app.control.inspect(destination=[node], timeout=PING_SECONDS).ping())
    except OperationalError as error:
        raise CommandError(f"The broker does not answer: {error}") from error
