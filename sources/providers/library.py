"""The newsroom's own library as a provider. Pure: the search itself is handed in by the context."""

from __future__ import annotations

from collections.abc import Sequence

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext

MAX_RESULTS = 10


class LibraryProvider(Provider):
    """Documents that the desk uploaded or captured; nothing leaves the house."""

    name = "library"
    label = "Own library"
    sample = LookupQuery(text="The minutes of the council.")

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        return context.stock["library"](query, MAX_RESULTS)
