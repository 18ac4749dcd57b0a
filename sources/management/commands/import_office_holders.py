"""manage.py import_office_holders FILE"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.accounts.models import User
from factcheck.errors import FactcheckError
from sources.actions.holdings import COLUMNS, import_holdings


class Command(BaseCommand):
    help = f"Import office holders from a UTF-8 CSV file with the columns {', '.join(COLUMNS)}."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--user", default="", help="The person in whose name it is recorded.")

    def handle(self, *args: Any, **options: Any) -> None:
        actor = None
        if options["user"]:
            actor = User.objects.filter(username=options["user"]).first()
            if actor is None:
                raise CommandError(f"There is no user “{options['user']}”.")
        try:
            text = options["file"].read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']} cannot be read as UTF-8 text: {error}") from None
        try:
            result = import_holdings(actor=actor, text=text)
        except FactcheckError as error:
            errors = error.details.get("errors", [error.message])
            raise CommandError("\n".join(["Nothing was imported.", *errors])) from None
        self.stdout.write(f"{result.created} created, {result.updated} updated, {result.unchanged} unchanged")
