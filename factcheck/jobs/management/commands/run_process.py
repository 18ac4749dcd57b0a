"""``manage.py run_process web|worker|beat``: become one process of a served installation."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from factcheck.jobs import processes


class Command(BaseCommand):
    help = "Become the web server, a worker or the scheduler: signals reach it directly, as a container needs."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("process", choices=["web", "worker", "beat"])
        parser.add_argument("--bind", default="0.0.0.0:8000", help="web only; default %(default)s")

    def handle(self, *args: Any, **options: Any) -> None:
        commands = {
            "web": processes.web(options["bind"], embedded=settings.EMBEDDED),
            "worker": processes.worker(embedded=settings.EMBEDDED),
            "beat": processes.beat(),
        }
        command = commands[options["process"]]
        os.execv(command[0], command)  # noqa: S606 - our own command, no shell
