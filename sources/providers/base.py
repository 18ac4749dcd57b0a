"""What a provider is: a pure piece that answers a neutral query with ranked candidates."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Any, ClassVar

from factcheck.outbound import Response


@dataclass(frozen=True, slots=True)
class LookupQuery:
    """A question in neutral words; a provider uses the parts it understands.

    ``text``: what is asked, as a sentence; for our own stock only, it never leaves the house. ``phrase``: exact
    words to find. ``terms``: the few words that say what the claim is about. ``person``: whom the claim is about,
    or who said it; ``role``, ``organisation``: names from the claim, or "". ``on``: the date the claim speaks of,
    ``since`` and ``until``: the window in which its source must lie; None when unknown. ``language``: of the
    claim, as ISO 639-1, or "". ``url``: an address that is asked about.
    """

    text: str = ""
    phrase: str = ""
    terms: tuple[str, ...] = ()
    person: str = ""
    role: str = ""
    organisation: str = ""
    on: date | None = None
    since: date | None = None
    until: date | None = None
    language: str = ""
    url: str = ""

    def as_json(self) -> dict[str, Any]:
        """The parts that are there; a part that a later version adds does not change an earlier question."""
        values = {name: value for name, value in asdict(self).items() if value}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> LookupQuery:
        given = {name: value for name, value in values.items() if value}
        for name in ("on", "since", "until"):
            if name in given:
                given[name] = date.fromisoformat(given[name])
        return cls(**{**given, "terms": tuple(given.get("terms", ()))})

    @property
    def hash(self) -> str:
        """SHA-256 of the query's canonical JSON: the same question has the same hash."""
        return hashlib.sha256(json.dumps(self.as_json(), sort_keys=True).encode()).hexdigest()

    @property
    def as_words(self) -> str:
        """The whole question in one line, for people: exact words in quotation marks, then the other parts."""
        window = " to ".join(day.isoformat() for day in (self.since, self.until) if day)
        parts = (
            f"“{self.phrase}”" if self.phrase else "",
            " ".join(self.terms),
            self.person,
            self.role,
            self.organisation,
            self.url,
            "" if self.phrase else self.text,
            window or (self.on.isoformat() if self.on else ""),
        )
        return ", ".join(part for part in parts if part)

    @property
    def words(self) -> str:
        """Whom and what it is about, as words for a search box: the person, then the terms."""
        return " ".join(part for part in (self.person, *self.terms) if part)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate source, as a provider answers it; ``passage`` is plain text.

    ``fingerprint`` is the sketch of the whole text where that is known (``sources.library.sketch``).
    """

    title: str
    url: str = ""
    publisher: str = ""
    published_on: date | None = None
    passage: str = ""
    matched: str = ""
    snapshot_id: int | None = None
    passage_start: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    fingerprint: str = ""


class ProviderError(Exception):
    """A provider could not answer. ``transient`` ones are tried again, not before ``retry_after`` seconds.

    ``http_status`` is that of the answer, or None where no status was the trouble.
    """

    def __init__(
        self, reason: str, *, transient: bool, retry_after: float | None = None, http_status: int | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.transient = transient
        self.retry_after = retry_after
        self.http_status = http_status


Search = Callable[[LookupQuery, int], Sequence[Candidate]]


@dataclass(frozen=True, slots=True)
class ProviderContext:
    """What a provider may use; never settings, models or sockets.

    ``get(url, params, headers)`` and ``post(url, form, headers)`` are the outbound client, ``wait(seconds)`` lets
    time pass between two requests; ``stock`` are the searches of what the newsroom has itself, by name.
    ``key`` is the secret that the service gave us, or "". ``contact`` is an e-mail address, or "".
    """

    get: Callable[[str, Mapping[str, str], Mapping[str, str]], Response]
    post: Callable[[str, Mapping[str, str], Mapping[str, str]], Response]
    wait: Callable[[float], None]
    stock: Mapping[str, Search]
    addresses: Mapping[str, str] = field(default_factory=dict)
    key: str = field(default="", repr=False)
    contact: str = ""

    def address(self, name: str, service: str) -> str:
        """The configured address ``name``; raises ``ProviderError`` where there is none."""
        if address := self.addresses.get(name):
            return address
        raise ProviderError(f"The address of {service} is not configured ({name.upper()}_URL).", transient=False)


class Key(Enum):
    """Whether a service wants a secret of ours."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Provider(ABC):
    """The contract. Register an instance in ``sources.providers.registry``; docs/providers.md says how.

    ``sends``: what leaves the house, as the rest of the sentence "is sent …"; "" when nothing does.
    ``requests_per_minute`` bounds all workers together (0: not limited), after ``burst`` requests at once.
    ``reuse_for``: how long an answer to the same question may be used again. ``languages``: the ones it knows
    (ISO 639-1); empty for any. ``needs``: names of the addresses that must be configured. ``sample``: the
    question of the test button; nobody's claim.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    sends: ClassVar[str] = ""
    requests_per_minute: ClassVar[int] = 0
    burst: ClassVar[int] = 5
    reuse_for: ClassVar[timedelta] = timedelta()
    languages: ClassVar[frozenset[str]] = frozenset()
    key: ClassVar[Key] = Key.NONE
    needs: ClassVar[tuple[str, ...]] = ()
    sample: ClassVar[LookupQuery]

    @property
    def sends_data_out(self) -> bool:
        """Whether parts of the claim leave the house, which the editor is told."""
        return bool(self.sends)

    @abstractmethod
    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        """Ranked candidates, best first; empty when there is nothing. Raises ``ProviderError``."""
