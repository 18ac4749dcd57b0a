"""What the Wayback Machine holds of an address. Pure. API: https://archive.org/help/wayback_api.php."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext
from sources.providers.json_answer import ask_json
from sources.providers.same_document import canonical_address
from sources.providers.values import day, mapping, text, web_address

SERVICE = "The Wayback Machine"
_TIMESTAMP = re.compile(r"\d{14}", re.ASCII)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/(\d{14})[a-z_]*/(https?:/+.+)", re.ASCII)


class WaybackProvider(Provider):
    """The snapshot of an address that lies closest to the day that the claim speaks of."""

    name = "wayback"
    label = "Wayback Machine"
    sends = "the article's address and its date"
    requests_per_minute = 15
    reuse_for = timedelta(hours=6)
    needs = ("wayback",)
    sample = LookupQuery(url="https://example.org/")

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        """At most one candidate: a whole page (status 200) of that very address. Says how far off it is."""
        if not web_address(query.url):
            return ()
        found = closest(context, query.url, f"{query.on:%Y%m%d}" if query.on else "")
        return (archived_page(query, *found),) if found else ()


def closest(context: ProviderContext, url: str, timestamp: str) -> tuple[str, str] | None:
    """Address and timestamp of the archived page of ``url`` that lies closest to ``timestamp``.

    None where there is none, where it is an archived error, and where it is of another page.
    """
    params = {"url": url, **({"timestamp": timestamp} if timestamp else {})}
    answer = ask_json(context, SERVICE, context.address("wayback", SERVICE), params)
    snapshot = mapping(mapping(answer.get("archived_snapshots")).get("closest"))
    address, taken = web_address(snapshot.get("url")), text(snapshot.get("timestamp"), 20)
    if snapshot.get("available") is not True or str(snapshot.get("status")) != "200" or not _TIMESTAMP.fullmatch(taken):
        return None
    return (address, taken) if is_archived_copy(address, url) else None


def is_archived_copy(address: str, url: str) -> bool:
    """Whether ``address`` is where the Wayback Machine shows ``url``."""
    match = _ARCHIVED.fullmatch(address)
    return match is not None and canonical_address(match[2]) == canonical_address(url)


def archived_page(query: LookupQuery, address: str, taken: str, **more: Any) -> Candidate:
    on = day(taken[:8])
    data: Mapping[str, Any] = {"archived_url": address, "archived_at": taken, "original_url": query.url, **more}
    return Candidate(
        title=f"Archived page of {on.isoformat() if on else taken[:8]}: {query.url}"[:500],
        url=address,
        publisher="Internet Archive",
        published_on=on,
        matched=_distance(on, query.on),
        data=data,
    )


def _distance(taken: date | None, asked: date | None) -> str:
    if taken is None or asked is None:
        return "this address"
    days = (taken - asked).days
    if not days:
        return f"this address, on {asked.isoformat()}"
    plural = "" if abs(days) == 1 else "s"
    return f"this address, {abs(days)} day{plural} {'after' if days > 0 else 'before'} {asked.isoformat()}"
