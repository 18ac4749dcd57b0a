"""``manage.py export_dossier ARTICLE_ID OUT.zip``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.actions.dossiers import record_export
from claims.dossier.write import write_dossier
from claims.models import Article
from factcheck.accounts.models import User
from factcheck.errors import FactcheckError


class Command(BaseCommand):
    help = (
        "Writes everything about an article into one ZIP, which verify_dossier.py checks offline; docs/dossier.md "
        "says what is inside. The ZIP is new: a file of that name is never overwritten."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("article", type=int, metavar="ARTICLE_ID")
        parser.add_argument("file", type=Path, metavar="OUT.zip")
        parser.add_argument("--user", default="", help="The person in whose name it is recorded.")

    def handle(self, *args: Any, **options: Any) -> None:
        article = Article.objects.filter(pk=options["article"]).first()
        if article is None:
            raise CommandError(f"There is no article {options['article']}.")
        actor = self._person(options["user"]) if options["user"] else None
        path: Path = options["file"]
        try:
            with path.open("x+b") as file:
                written = write_dossier(
                    article=article,
                    file=file,
                    made_by=actor.public_name if actor else "command line",
                    made_at=timezone.now(),
                )
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        try:
            record_export(
                article=article,
                actor=actor,
                sha256=written.sealed.sha256,
                size=written.sealed.size,
                chain_head=written.chain_head,
            )
        except FactcheckError as error:
            path.unlink()  # what is not on record is not handed out
            raise CommandError(error.message) from error
        for name in written.missing:
            self.stderr.write(f"{name} is missing from the store; the dossier says so.")
        self.stdout.write(f"{path}: {written.sealed.size:,} bytes\nSHA-256 {written.sealed.sha256}")

    def _person(self, username: str) -> User:
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"There is no user “{username}”.")
        return person
