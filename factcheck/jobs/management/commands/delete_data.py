"""``manage.py delete_data --yes``: an embedded installation starts over."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from factcheck.jobs.embedded import hold_worker_lock

# Only what the workbench itself puts there: DATA_DIR may be any directory, and hold other files.
FILES = (
    "workbench.sqlite3",
    "workbench.sqlite3-wal",
    "workbench.sqlite3-shm",
    "demo_logins.txt",
    "secret_key",
    "worker.lock",
)


class Command(BaseCommand):
    help = "Delete the database, captured files and log-ins in DATA_DIR. Only embedded installations."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="really delete; without it nothing happens")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED or connection.vendor != "sqlite":
            raise CommandError("This installation has a database server; its data is not deleted from here.")
        data_dir = Path(settings.DATA_DIR)
        if not options["yes"]:
            raise CommandError(f"This deletes all articles, verdicts and captures in {data_dir}: add --yes.")
        if not data_dir.is_dir():
            return
        connection.close()
        lock = hold_worker_lock(data_dir)
        for name in FILES:
            (data_dir / name).unlink(missing_ok=True)
        for directory in (Path(settings.MEDIA_ROOT), Path(settings.EMAIL_FILE_PATH)):
            if directory.is_relative_to(data_dir):
                shutil.rmtree(directory, ignore_errors=True)
        os.close(lock)
        self.stdout.write(f"Deleted the data in {data_dir}.")
