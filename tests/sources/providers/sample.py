"""The provider that docs/providers.md adds as its example: a library catalogue that answers in JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext
from sources.providers.json_answer import ask_json
from sources.providers.matching import why
from sources.providers.values import day, items, text, web_address

SERVICE = "The catalogue"


class CatalogueProvider(Provider):
    """Books by the words of their titles."""

    name = "catalogue"
    label = "City library: catalogue"
    sends = "a few words of the claim"
    requests_per_minute = 30
    reuse_for = timedelta(days=1)
    needs = ("catalogue",)
    sample = LookupQuery(terms=("bridge",))

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        if not query.terms:
            return ()
        params = {"q": " ".join(query.terms)}
        answer = ask_json(context, SERVICE, context.address("catalogue", SERVICE), params)
        return [
            Candidate(
                title=text(book.get("title")),
                url=web_address(book.get("link")),
                publisher=text(book.get("publisher")),
                published_on=day(book.get("published")),
                matched=why(query, text(book.get("title"))),
            )
            for book in items(answer.get("books"))
            if text(book.get("title"))
        ]
