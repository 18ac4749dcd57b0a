"""Remove somebody's second factor from the server: the way back in of the last administrator."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.accounts.models import User
from factcheck.errors import FactcheckError
from factcheck.people.second_factor import remove_lost_factor


class Command(BaseCommand):
    help = "Removes a lost second factor and ends the person's sessions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user", help="User name.")
        parser.add_argument("--reason", required=True, help="Why; it stays on record and is mailed to the person.")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(username=options["user"]).first()
        if person is None:
            raise CommandError(f"There is nobody with the user name “{options['user']}”.")
        try:
            remove_lost_factor(person=person, actor=None, reason=options["reason"])
        except FactcheckError as refused:
            raise CommandError(refused.message) from refused
        self.stdout.write(f"{person.username} logs in with the password alone now.")
