"""Issue an API token for a person."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from factcheck.accounts.models import ApiToken, User
from factcheck.api.tokens import issue_token
from factcheck.errors import InvalidInput

LONGEST_LIFE = 3650  # days


class Command(BaseCommand):
    help = "Issues an API token and prints its secret, once, on standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user", help="User name of the person in whose name the token acts.")
        parser.add_argument("--name", required=True, help="What the token is for.")
        parser.add_argument(
            "--scopes",
            nargs="+",
            default=["read"],
            choices=ApiToken.SCOPES,
            help="What it may be used for, within the person's role (default: read).",
        )
        parser.add_argument("--days", type=int, help="Expires after that many days (default: never).")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["user"]).first()
        if user is None:
            raise CommandError(f"There is nobody with the user name “{options['user']}”.")
        days = options["days"]
        if days is not None and not 0 < days <= LONGEST_LIFE:
            raise CommandError(f"--days takes 1 to {LONGEST_LIFE}.")
        expires_at = timezone.now() + timedelta(days=days) if days else None
        try:
            token, secret = issue_token(
                user=user, name=options["name"], scopes=options["scopes"], actor=None, expires_at=expires_at
            )
        except InvalidInput as error:
            raise CommandError(error.message) from error
        until = f"until {expires_at:%Y-%m-%d}" if expires_at else "until it is revoked"
        self.stderr.write(f"Token “{token.name}” for {user.username}, {', '.join(token.scopes)}, valid {until}:")
        self.stdout.write(secret)
