"""Every provider there is. Adding one means adding it to this tuple (docs/providers.md)."""

from __future__ import annotations

from factcheck.errors import InvalidInput
from sources.providers.base import Provider
from sources.providers.library import LibraryProvider
from sources.providers.office_holders import OfficeHoldersProvider
from sources.providers.wikidata import WikidataProvider

PROVIDERS: tuple[Provider, ...] = (LibraryProvider(), OfficeHoldersProvider(), WikidataProvider())

_by_name = {provider.name: provider for provider in PROVIDERS}


def get_provider(name: str) -> Provider:
    """The provider called ``name``; raises ``InvalidInput`` (``unknown_provider``) for any other word."""
    try:
        return _by_name[name]
    except KeyError:
        raise InvalidInput(
            "unknown_provider", f"There is no provider “{name}”. Choose one of: {', '.join(_by_name)}."
        ) from None
