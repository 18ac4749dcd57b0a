"""Read one article and list its checkable claims, without a database."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from claims.actions.article_documents import article_from_address, article_from_file
from claims.actions.intake import ArticleInput, checked_date, checked_text, first_line
from claims.comparisons.offline import look_at_article
from claims.extraction import extract
from claims.extraction_report import CheckedArticle, json_text, table_text
from factcheck.errors import FactcheckError, InvalidInput
from sources.actions.holdings import holdings_of_file
from sources.capture.read import read_document

UNKNOWN_DATE = (
    "The publication date is unknown: dates like “yesterday” stay unresolved. Give it with --published YYYY-MM-DD."
)


class Command(BaseCommand):
    help = (
        "Lists the checkable claims of an article, a file (.txt, .md, .html, .docx, .pdf) or a web address, and what "
        "the checks see of them. Nothing is stored."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("article", metavar="FILE|URL", help="What to read.")
        parser.add_argument(
            "--published", metavar="DATE", help="When it was published, YYYY-MM-DD; relative dates refer to it."
        )
        parser.add_argument(
            "--source",
            metavar="FILE",
            action="append",
            default=[],
            help="A document that the quotations are compared with; may be given several times.",
        )
        parser.add_argument(
            "--holders", metavar="FILE", help="Office holders that the roles are compared with: CSV or JSON."
        )
        parser.add_argument("--json", action="store_true", help="JSON on standard output instead of a table.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            stated = parsed_date(options["published"]) if options["published"] else None
            self._print(self._check(options, stated), as_json=options["json"])
        except FactcheckError as error:
            raise CommandError(error.message) from error
        except OSError as error:
            # What is still buffered must not raise again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if isinstance(error, BrokenPipeError):  # the reader went away (`| head`)
                sys.exit(1)
            raise CommandError(f"The result could not be written: {error.strerror}.") from error

    def _check(self, options: dict[str, Any], stated: date | None) -> CheckedArticle:
        place = options["article"]
        sources = {Path(name).name: source_text(Path(name)) for name in options["source"]}
        holdings = holdings_in(Path(options["holders"])) if options["holders"] else []
        with progress() as step:
            step(f"Reading {place}")
            given = ArticleInput(text="", published_on=stated)
            if place.lower().startswith(("http://", "https://")):
                article = article_from_address(address=place, stated=given)
            else:
                article = article_from_file(name=place, data=read_file(Path(place)), stated=given)
        published = article.published_on or self._ask_for_date()
        text = checked_text(article.text)
        with progress() as step:
            step(f"Finding claims in {len(text):,} characters")
            extraction = extract(text, published)
        with progress() as step:
            step("Comparing")
            findings = look_at_article(text, extraction.claims, published, sources=sources, holdings=holdings)
        return CheckedArticle(text, article.title or first_line(text), article.url or None, extraction, findings)

    def _ask_for_date(self) -> date | None:
        """Ask whoever sits at the terminal; never assume today."""
        while sys.stdin.isatty() and sys.stderr.isatty():
            self._say("When was it published? YYYY-MM-DD, or nothing if unknown: ", ending="")
            answer = sys.stdin.readline().strip()
            if not answer:
                break
            try:
                return parsed_date(answer)
            except InvalidInput as error:
                self._say(error.message)
        self._say(UNKNOWN_DATE)
        return None

    def _say(self, words: str, ending: str = "\n") -> None:
        """To whoever runs it, beside the result; without the red of errors."""
        self.stderr.write(words, style_func=str, ending=ending)
        self.stderr.flush()

    def _print(self, article: CheckedArticle, *, as_json: bool) -> None:
        encoding = getattr(self.stdout, "encoding", None) or "utf-8"
        if as_json:
            text = json_text(article.as_json(), encoding)
        else:
            terminal = self.stdout.isatty()
            width = shutil.get_terminal_size().columns if terminal else 120
            text = table_text(article, width=width, colour=terminal and not os.environ.get("NO_COLOR"))
            text = text.encode(encoding, "replace").decode(encoding)
        self.stdout.write(text)
        self.stdout.flush()


def parsed_date(words: str) -> date:
    """A publication date as people write it for programs; raises ``InvalidInput``."""
    try:
        published = date.fromisoformat(words.strip())
    except ValueError as error:
        raise InvalidInput("date_unreadable", f"“{words}” is no date: write it as YYYY-MM-DD.") from error
    checked_date(published)
    return published


def source_text(path: Path) -> str:
    """The text of a document that somebody names as a source; raises ``InvalidInput``."""
    return read_document(path.name, read_file(path)).text


def holdings_in(path: Path) -> list[dict[str, Any]]:
    """The office holders of a file; raises ``InvalidInput`` that names a faulty entry."""
    return holdings_of_file(read_file(path))


def read_file(path: Path) -> bytes:
    """The bytes of a regular file of bearable size; raises ``InvalidInput``."""
    try:
        if path.is_dir():
            raise InvalidInput("is_directory", f"{path} is a directory. Name the article’s file.")
        if not path.is_file():
            raise InvalidInput("no_such_file", f"There is no file {path}. Check the name, or give an https:// address.")
        size = path.stat().st_size
        if size > settings.MAX_UPLOAD_BYTES:
            limit = settings.MAX_UPLOAD_BYTES / 1_000_000
            raise InvalidInput(
                "file_too_large",
                f"{path} has {size / 1_000_000:.1f} MB; at most {limit:.1f} MB are read. Give its text alone.",
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InvalidInput("file_unreadable", f"{path} cannot be read: {error}.") from error


@contextmanager
def progress() -> Iterator[Any]:
    """A spinner with the step and its time on standard error, when that is a terminal."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield lambda description: bar.add_task(description, total=None)
