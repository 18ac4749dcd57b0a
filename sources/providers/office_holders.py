"""The imported office holders as a provider. Pure: reading them is handed in by the context."""

from __future__ import annotations

from collections.abc import Sequence

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext

MAX_RESULTS = 20


class OfficeHoldersProvider(Provider):
    """Who held which office when, from the desk's reference data; nothing leaves the house."""

    name = "office_holders"
    label = "Office holders"
    sample = LookupQuery(person="Ada Lovelace")

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        return context.stock["office_holders"](query, MAX_RESULTS) if query.person else ()
