"""Positions held (P39), as Wikidata's statements tell them. Pure.

API: https://www.wikidata.org/w/api.php?action=help&modules=wbsearchentities and
https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext
from sources.providers.json_answer import ask_json
from sources.providers.names import name_match
from sources.providers.position_held import fit
from sources.providers.values import mapping, text
from sources.providers.wikidata_entities import ENTITY_PAGE, SERVICE, checked_language, entity_id, search_entities
from sources.providers.wikidata_statements import Statement, positions_query, read_statements

MAX_PEOPLE = 5
MAX_RESULTS = 20
LONGEST_NAME = 200
_NAME_SCORE = {"exact": 3.0, "fuller": 2.0, "shorter": 1.5, "part": 1.0}


@dataclass(frozen=True, slots=True)
class Person:
    """An entity whose label or alias fits the name; ``matched`` says which and how."""

    entity: str
    label: str
    description: str
    matched: str
    closeness: float


class WikidataProvider(Provider):
    """Asks for the entities of a name, then for the positions of all of them in one SPARQL query."""

    name = "wikidata"
    label = "Wikidata: positions held"
    sends = "the person's name"
    requests_per_minute = 30
    reuse_for = timedelta(hours=24)
    needs = ("wikidata_api", "wikidata_sparql")
    sample = LookupQuery(person="Ada Lovelace")

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        """One candidate per position statement of each person of that name, best first.

        People who share a name are kept apart by entity and description. Asks about people only: without
        ``query.person`` nothing is sent.
        """
        name = " ".join(query.person.split())[:LONGEST_NAME]
        if not name:
            return ()
        language = checked_language(query.language)
        people = {person.entity: person for person in _find_people(name, language, context)}
        if not people:
            return ()
        sparql = {"query": positions_query(list(people), language), "format": "json"}
        answer = ask_json(context, SERVICE, context.address("wikidata_sparql", SERVICE), sparql)
        ranked: list[tuple[float, Candidate]] = []
        for statement in read_statements(answer, SERVICE):
            person = people.get(statement.person)
            if person is not None:
                ranked.append(_candidate(person, statement, query))
        ranked.sort(key=lambda scored: -scored[0])
        return [candidate for _, candidate in ranked[:MAX_RESULTS]]


def _find_people(name: str, language: str, context: ProviderContext) -> list[Person]:
    people = [person for entry in search_entities(name, language, context) if (person := _person(name, entry))]
    return people[:MAX_PEOPLE]


def _person(name: str, entry: Mapping[str, Any]) -> Person | None:
    """The entity of one search hit, or None when it is not somebody of that name."""
    entity = entity_id(entry)
    if not entity:
        return None
    label = text(entry.get("label")) or entity
    match = mapping(entry.get("match"))
    found = text(match.get("text")) or label
    how = name_match(name, found)
    if not how:
        return None  # the search is by prefix: "Ann Lee" also finds "Ann Leek"
    kind = "alias" if match.get("type") == "alias" else "name"
    closeness = _NAME_SCORE[how] - (0.5 if kind == "alias" else 0.0)
    words = {"exact": kind, "fuller": f"fuller {kind}", "shorter": f"shorter {kind}", "part": f"part of the {kind}"}
    return Person(entity, label, text(entry.get("description")), f"{words[how]} “{found}”", closeness)


def _candidate(person: Person, statement: Statement, query: LookupQuery) -> tuple[float, Candidate]:
    held = statement.held_by(person.label)
    suits = fit(held, query)
    who = f" ({person.description})" if person.description else ""
    cited = f" Reference given there: {statement.references[0]}" if statement.references else ""
    candidate = Candidate(
        title=held.title,
        url=f"{ENTITY_PAGE}{person.entity}",
        publisher=SERVICE,
        passage=f"{held.sentence}, says {SERVICE} about {person.label}, {person.entity}{who}.{cited}",
        matched="; ".join([person.matched, *suits.reasons]),
        data={
            **held.as_data(),
            "description": person.description,
            "position_entity": statement.position,
            "rank": statement.rank,
            "references": list(statement.references),
        },
    )
    preferred = 0.1 if statement.rank == "preferred" else 0.0
    return person.closeness + suits.score + preferred, candidate
