"""``manage.py evaluate TASK INPUT.jsonl OUTPUT.jsonl``: what finders and checks answer, for a scorer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.evaluation import TASKS, EvaluationError, evaluate


class Command(BaseCommand):
    """Adapter of ``claims.evaluation.evaluate``; needs no database."""

    help = "Write what a finder or check of the engine answers for each line of a JSON Lines file, for a scorer."
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
