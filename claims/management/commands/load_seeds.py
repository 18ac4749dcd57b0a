"""Fill the desk with the demo articles, documents, people and claims in every state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from claims.actions.extraction import apply_extraction
from claims.actions.intake import ArticleInput, take_in_article
from claims.actions.publication import set_public
from claims.demo.people import LOGINS_FILE, ensure_people
from claims.demo.seeds import SeedArticle, SeedDocument, Seeds, read_seeds
from claims.demo.story import Cast, discuss, play
from claims.extraction import extract
from claims.models import Article
from factcheck.accounts.models import User
from sources.actions.documents import add_document
from sources.actions.holdings import import_holdings
from sources.models import Snapshot


class Command(BaseCommand):
    help = "Loads the demo data of seeds/. Loading again changes nothing that people did since."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--directory", type=Path, default=settings.BASE_DIR / "seeds", help="Where seeds.toml is.")

    def handle(self, *args: Any, directory: Path, **options: Any) -> None:
        if not (directory / "seeds.toml").is_file():
            raise CommandError(f"{directory} has no seeds.toml.")
        seeds = read_seeds(directory)
        people = ensure_people(seeds.people, settings.DATA_DIR)
        import_holdings(actor=people["editor"], data=(directory / "office_holders.csv").read_bytes())
        documents = {d.file: self._document(seeds, d, people["checker"]) for d in seeds.documents}
        articles = {a.file: self._article(seeds, a, people) for a in seeds.articles}
        cast = Cast(people["checker"], people["editor"], people["publisher"], documents)
        for seed in seeds.claims:
            with transaction.atomic():  # a claim's whole story or nothing: an interrupted load can be repeated
                discuss(seed, play(seed, articles[seed.article], cast), people)
        self.stdout.write(
            f"Demo data: {len(articles)} articles, {len(documents)} documents, "
            f"{sum(article.claims.count() for article in articles.values())} claims. "
            f"Log-ins: {settings.DATA_DIR / LOGINS_FILE}"
        )

    def _document(self, seeds: Seeds, document: SeedDocument, actor: User) -> Snapshot:
        return add_document(
            actor=actor,
            name=document.file,
            data=(seeds.directory / "library" / document.file).read_bytes(),
            title=document.title,
            publisher=document.publisher,
            published_on=document.published_on,
            proximity=document.proximity,
            url=document.url,
        )

    def _article(self, seeds: Seeds, seed: SeedArticle, people: dict[str, User]) -> Article:
        text = (seeds.directory / "articles" / seed.file).read_text(encoding="utf-8")
        taken = take_in_article(
            actor=people["checker"],
            article=ArticleInput(
                text=text,
                publisher=seed.publisher,
                author=seed.author,
                published_on=seed.published_on,
                source_format="txt",
            ),
        )
        if taken.created:
            # The story below needs the claims now; the queued job will find them there and change nothing.
            apply_extraction(version=taken.version, extraction=extract(taken.version.text, seed.published_on))
            if seed.public:
                set_public(article=taken.article, actor=people["publisher"], is_public=True)
        taken.article.refresh_from_db()
        return taken.article
