"""find_holdings(): who held which office, from the imported reference data."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from sources.models import OfficeHolding
from sources.providers.base import Candidate, LookupQuery
from sources.providers.names import name_match, name_words
from sources.providers.position_held import PositionHeld, fit

MAX_AROUND = 500

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


def holdings_around(person: str, role: str) -> list[dict[str, Any]]:
    """All that the reference data says of people called ``person``, and of others in posts named like ``role``.

    As ``PositionHeld.as_data()``; what a check of a role needs to tell who else held the post. At most
    ``MAX_AROUND`` holdings of others.
    """
    people = OfficeHolding.objects.order_by().values_list("person", flat=True).distinct()
    named = [name for name in people if name_match(person, name)]
    found = list(OfficeHolding.objects.filter(person__in=named))
    words = [word for word in name_words(role) if len(word) > 3]
    if words:
        like = reduce(or_, (Q(position__icontains=word) for word in words))
        found += OfficeHolding.objects.filter(like).exclude(person__in=named).order_by("-start")[:MAX_AROUND]
    return [_position(holding).as_data() for holding in found]


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
