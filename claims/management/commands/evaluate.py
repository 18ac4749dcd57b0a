"""``manage.py evaluate TASK INPUT.jsonl OUTPUT.jsonl``: predictions of the extraction engine for a scorer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.evaluation import TASKS, EvaluationError, evaluate


class Command(BaseCommand):
    """Adapter of ``claims.evaluation.evaluate``; needs no database."""

    help = "Write what the extraction engine finds in the texts of a JSON Lines file, in the scorers' format."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("task", metavar="TASK", help=" | ".join(TASKS))
        parser.add_argument("input", type=Path, metavar="INPUT.jsonl")
        parser.add_argument("output", type=Path, metavar="OUTPUT.jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = evaluate(options["task"], options["input"], options["output"])
        except EvaluationError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or options['output']}: {error.strerror}.") from error
        self.stdout.write(f"{count} predictions written to {options['output']}")
