"""Give a person an account: how a new installation gets its first administrator."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from factcheck.accounts.models import Role, User
from factcheck.audit.record import record


class Command(BaseCommand):
    help = "Adds a person and prints a generated password, once, on standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user", help="User name to log in with.")
        parser.add_argument("--role", default=Role.CHECKER.value, choices=[role.value for role in Role])
        parser.add_argument("--byline", default="", help="The name that published verdicts carry.")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User(username=options["user"], role=options["role"], byline=options["byline"], is_staff=True)
        password = secrets.token_urlsafe(15)
        person.set_password(password)
        try:
            person.full_clean()
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        with transaction.atomic():
            person.save()
            record(actor=None, action="person.added", obj=person, role=person.role)
        self.stderr.write(f"Password of {person.username} ({person.role}), to be changed at the first log-in:")
        self.stdout.write(password)
