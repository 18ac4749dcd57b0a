"""A position somebody held, in words and as data, for every provider that knows of positions. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sources.providers.base import LookupQuery
from sources.providers.names import name_words
from sources.providers.partial_dates import earliest, latest, precision, readable

_SMALL_WORDS = frozenset({"of", "the", "for", "and", "in", "on", "at", "to", "a", "an"})


@dataclass(frozen=True, slots=True)
class PositionHeld:
    """``start`` and ``end`` are partial ISO dates; "" means unknown, and never "still in office".

    ``in_office_on`` is the day on which a source said that the person still held the position, or None.
    """

    person: str
    position: str
    organisation: str = ""
    start: str = ""
    end: str = ""
    in_office_on: date | None = None
    entity: str = ""

    @property
    def name(self) -> str:
        """Position and organisation; the organisation is left out where the position names it already."""
        if not self.organisation or self.organisation.casefold() in self.position.casefold():
            return self.position
        return f"{self.position}, {self.organisation}"

    @property
    def title(self) -> str:
        """ "Mayor, City of Springfield (2017 – 2021)"; what is unknown is said to be."""
        if self.dates_unknown:
            return f"{self.name} (dates unknown)"
        end = self.end[:4] or "end unknown"
        if self.in_office_on:
            end = f"in office on {self.in_office_on.isoformat()}"
        return f"{self.name} ({self.start[:4] or 'start unknown'} – {end})"

    @property
    def dates_unknown(self) -> bool:
        return not (self.start or self.end or self.in_office_on)

    @property
    def sentence(self) -> str:
        """The holding as a sentence without its full stop and its source."""
        start = f"from {readable(self.start)}" if self.start else "from an unknown date"
        end = f"to {readable(self.end)}" if self.end else "to an unknown date"
        if self.in_office_on:
            end = f"and was still in office on {readable(self.in_office_on.isoformat())}"
        if self.dates_unknown:
            return f"{self.person} held the position “{self.name}”; when is unknown"
        return f"{self.person} held the position “{self.name}” {start} {end}"

    def as_data(self) -> dict[str, Any]:
        """The holding as JSON; ``precision`` says how exactly each date is known."""
        return {
            "person": self.person,
            "position": self.position,
            "organisation": self.organisation,
            "start": self.start,
            "end": self.end,
            "in_office_on": self.in_office_on.isoformat() if self.in_office_on else "",
            "precision": {"start": precision(self.start), "end": precision(self.end)},
            "entity": self.entity,
        }

    def held_on(self, day: date) -> bool | None:
        """Whether the position was held on ``day``; None when the dates known do not say."""
        if (self.start and day < earliest(self.start)) or (self.end and day > latest(self.end)):
            return False
        began = bool(self.start) and day >= latest(self.start)
        lasted = (bool(self.end) and day <= earliest(self.end)) or (
            self.in_office_on is not None and day <= self.in_office_on
        )
        return True if began and lasted else None


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a holding answers a query: a number to rank by, and the reasons as a sentence fragment."""

    score: float
    reasons: Sequence[str]


def fit(held: PositionHeld, query: LookupQuery) -> Fit:
    """Compare a holding of the right person with the role, the organisation and the day asked about.

    The score counts the share of the role's and of the organisation's words that the holding names, and one
    more when it was held on the day. It ranks; it decides nothing.
    """
    reasons: list[str] = []
    words = set(name_words(f"{held.position} {held.organisation}"))
    score = 0.0
    for asked, what in ((query.role, "role"), (query.organisation, "organisation")):
        wanted = set(name_words(asked)) - _SMALL_WORDS
        shared = wanted & words
        if shared:
            score += len(shared) / len(wanted)
            reasons.append(what if shared == wanted else f"{len(shared)} of {len(wanted)} words of the {what}")
    if query.on is not None:
        held_then = held.held_on(query.on)
        score += {True: 1.0, None: 0.25, False: 0.0}[held_then]
        verb = {True: "held on", False: "not held on", None: "not known to be held on"}[held_then]
        reasons.append(f"{verb} {query.on.isoformat()}")
    return Fit(score, reasons)
