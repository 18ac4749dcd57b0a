"""The newsroom's own library as a provider. Pure: the search itself is handed in by the context."""

from __future__ import annotations

from collections.abc import Sequence

from sources.providers.base import Candidate, LookupQuery, ProviderContext

MAX_RESULTS = 10


class LibraryProvider:
    """Documents that the desk uploaded or captured; nothing leaves the house."""

    name = "library"
    label = "Own library"
    sends_data_out = False
    requests_per_minute = 0

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        return context.search_library(query, MAX_RESULTS)
