"""Every provider there is. Adding one means adding it to this tuple (docs/providers.md)."""

from __future__ import annotations

from factcheck.errors import InvalidInput
from sources.providers.base import Provider
from sources.providers.crossref import CrossrefProvider
from sources.providers.gdelt import GdeltProvider
from sources.providers.google_fact_check import GoogleFactCheckProvider
from sources.providers.library import LibraryProvider
from sources.providers.office_holders import OfficeHoldersProvider
from sources.providers.openalex import OpenAlexProvider
from sources.providers.published_checks import PublishedChecksProvider
from sources.providers.searxng import SearxngProvider
from sources.providers.wayback import WaybackProvider
from sources.providers.wayback_save import WaybackSaveProvider
from sources.providers.wikidata import WikidataProvider
from sources.providers.wikidata_entities import WikidataEntitiesProvider
from sources.providers.wikipedia import WikipediaProvider

PROVIDERS: tuple[Provider, ...] = (
    LibraryProvider(),
    PublishedChecksProvider(),
    OfficeHoldersProvider(),
    GoogleFactCheckProvider(),
    WikidataProvider(),
    WikidataEntitiesProvider(),
    WikipediaProvider(),
    SearxngProvider(),
    GdeltProvider(),
    WaybackProvider(),
    WaybackSaveProvider(),
    CrossrefProvider(),
    OpenAlexProvider(),
)


def get_provider(name: str) -> Provider:
    """The provider called ``name``; raises ``InvalidInput`` (``unknown_provider``) for any other word."""
    for provider in PROVIDERS:
        if provider.name == name:
            return provider
    known = ", ".join(provider.name for provider in PROVIDERS)
    raise InvalidInput("unknown_provider", f"There is no provider “{name}”. Choose one of: {known}.")
