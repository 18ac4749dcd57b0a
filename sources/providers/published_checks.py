"""Our own published fact-checks as a provider. Pure: the search itself is handed in by the context."""

from __future__ import annotations

from collections.abc import Sequence

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext

MAX_RESULTS = 10


class PublishedChecksProvider(Provider):
    """Verdicts that this newsroom published; nothing leaves the house."""

    name = "published_checks"
    label = "Our published fact-checks"
    sample = LookupQuery(text="The mayor said that the bridge will be rebuilt.")

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        return context.stock["published_checks"](query, MAX_RESULTS)
