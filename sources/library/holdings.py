"""find_holdings(): who held which office, from the imported reference data."""

from __future__ import annotations

from sources.models import OfficeHolding
from sources.providers.base import Candidate, LookupQuery
from sources.providers.names import name_match
from sources.providers.position_held import PositionHeld, fit

_CLOSENESS = {
    "exact": (3.0, "name"),
    "fuller": (2.0, "fuller name"),
    "shorter": (1.5, "shorter name"),
    "part": (1.0, "part of the name"),
}


def find_holdings(query: LookupQuery, limit: int) -> list[Candidate]:
    """Up to ``limit`` holdings of people called ``query.person``, best first; names compare without accents."""
    people = OfficeHolding.objects.order_by().values_list("person", flat=True).distinct()
    how = {person: match for person in people if (match := name_match(query.person, person))}
    ranked = []
    for holding in OfficeHolding.objects.filter(person__in=list(how)):
        closeness, words = _CLOSENESS[how[holding.person]]
        held = _position(holding)
        suits = fit(held, query)
        matched = "; ".join([f"{words} “{holding.person}”", *suits.reasons])
        ranked.append((closeness + suits.score, holding.pk, _candidate(holding, held, matched)))
    ranked.sort(key=lambda scored: (-scored[0], scored[1]))
    return [candidate for *_, candidate in ranked[:limit]]


def _position(holding: OfficeHolding) -> PositionHeld:
    return PositionHeld(
        person=holding.person,
        position=holding.position,
        organisation=holding.organisation,
        start=holding.start,
        end=holding.end,
        in_office_on=holding.as_of if holding.current else None,
    )


def _candidate(holding: OfficeHolding, held: PositionHeld, matched: str) -> Candidate:
    source = holding.source_title or holding.source_url
    return Candidate(
        title=held.title,
        url=holding.source_url,
        publisher="Office holders",
        passage=f"{held.sentence}. Source: {source}, read on {holding.as_of.isoformat()}.",
        matched=matched,
        data={**held.as_data(), "as_of": holding.as_of.isoformat(), "source_title": holding.source_title},
    )
