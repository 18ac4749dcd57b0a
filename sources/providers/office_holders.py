"""The imported office holders as a provider. Pure: reading them is handed in by the context."""

from __future__ import annotations

from collections.abc import Sequence

from sources.providers.base import Candidate, LookupQuery, ProviderContext

MAX_RESULTS = 20


class OfficeHoldersProvider:
    """Who held which office when, from the desk's reference data; nothing leaves the house."""

    name = "office_holders"
    label = "Office holders"
    sends_data_out = False
    requests_per_minute = 0

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        return context.find_holdings(query, MAX_RESULTS) if query.person else ()
