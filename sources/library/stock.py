"""What the newsroom has itself, as searches by name. An app above this one adds its own when it is ready."""

from __future__ import annotations

from sources.library.holdings import find_holdings
from sources.library.search import search_library
from sources.providers.base import Search

_stock: dict[str, Search] = {"library": search_library, "office_holders": find_holdings}


def add_to_stock(name: str, search: Search) -> None:
    """Make ``search`` what ``ProviderContext.stock[name]`` is; called in ``AppConfig.ready``."""
    _stock[name] = search


def stock() -> dict[str, Search]:
    """Every search of our own, by name."""
    return dict(_stock)
