"""manage.py import_office_holders FILE"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.accounts.models import User
from factcheck.errors import FactcheckError
from sources.actions.holdings import import_holdings
from sources.reference.entry import COLUMNS


class Command(BaseCommand):
    help = (
        f"Import office holders from a UTF-8 file: CSV with the columns {', '.join(COLUMNS)}; Popolo JSON; or a JSON "
        "result of Wikidata's query service."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--source-url", default="", help="Where the data is from, for entries that do not say.")
        parser.add_argument("--as-of", type=date.fromisoformat, help="When it was read, YYYY-MM-DD; today for JSON.")
        parser.add_argument("--user", default="", help="The person in whose name it is recorded.")

    def handle(self, *args: Any, **options: Any) -> None:
        actor = None
        if options["user"]:
            actor = User.objects.filter(username=options["user"]).first()
            if actor is None:
                raise CommandError(f"There is no user “{options['user']}”.")
        try:
            data = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}") from None
        try:
            result = import_holdings(actor=actor, data=data, source_url=options["source_url"], as_of=options["as_of"])
        except FactcheckError as error:
            # Here there is room for every faulty line.
            raise CommandError("\n".join(error.details.get("errors", [error.message]))) from None
        self.stdout.write(f"{result.created} created, {result.updated} updated, {result.unchanged} unchanged")
