"""What a provider is: a pure piece that answers a neutral query with ranked candidates."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Protocol

from factcheck.outbound import Response


@dataclass(frozen=True, slots=True)
class LookupQuery:
    """A question in neutral words; a provider uses the parts it understands.

    ``text``: what is asked, as a sentence. ``phrase``: exact words to find. ``person``, ``role``,
    ``organisation``: names from the claim, or "". ``on``: the date the claim speaks of, or None.
    """

    text: str = ""
    phrase: str = ""
    person: str = ""
    role: str = ""
    organisation: str = ""
    on: date | None = None

    def as_json(self) -> dict[str, str | None]:
        values = asdict(self)
        values["on"] = self.on.isoformat() if self.on else None
        return values

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> LookupQuery:
        on = values.get("on")
        return cls(**{**values, "on": date.fromisoformat(on) if on else None})

    @property
    def hash(self) -> str:
        """SHA-256 of the query's canonical JSON: the same question has the same hash."""
        return hashlib.sha256(json.dumps(self.as_json(), sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate source, as a provider answers it; ``passage`` is plain text."""

    title: str
    url: str = ""
    publisher: str = ""
    published_on: date | None = None
    passage: str = ""
    matched: str = ""
    snapshot_id: int | None = None
    passage_start: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


class ProviderError(Exception):
    """A provider could not answer. ``transient`` ones are tried again, not before ``retry_after`` seconds."""

    def __init__(self, reason: str, *, transient: bool, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.transient = transient
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class ProviderContext:
    """What a provider may use; never settings, models or sockets.

    ``get(url, params)`` is the outbound client; ``search_library`` and ``find_holdings`` read our own stock.
    """

    get: Callable[[str, Mapping[str, str]], Response]
    search_library: Callable[[LookupQuery, int], Sequence[Candidate]]
    find_holdings: Callable[[LookupQuery, int], Sequence[Candidate]]
    addresses: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"


class Provider(Protocol):
    """The contract. Register an instance in ``sources.providers.registry``.

    ``sends_data_out`` tells the editor that parts of the claim leave the house. ``requests_per_minute``
    bounds all workers together (0: not limited).
    """

    name: str
    label: str
    sends_data_out: bool
    requests_per_minute: int

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        """Ranked candidates, best first; empty when there is nothing. Raises ``ProviderError``."""
        ...
