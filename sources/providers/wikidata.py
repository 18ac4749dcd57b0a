"""Positions held (P39), as Wikidata's statements tell them. Pure.

API: https://www.wikidata.org/w/api.php?action=help&modules=wbsearchentities and
https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sources.providers.base import Candidate, LookupQuery, ProviderContext, ProviderError
from sources.providers.json_answer import ask_json
from sources.providers.names import name_match
from sources.providers.position_held import fit
from sources.providers.wikidata_statements import Statement, positions_query, read_statements

SERVICE = "Wikidata"
ENTITY_PAGE = "https://www.wikidata.org/wiki/"
MAX_PEOPLE = 5
MAX_RESULTS = 20
LONGEST_NAME = 200
# https://www.mediawiki.org/wiki/Manual:Maxlag_parameter: servers that lag more are left alone for a while.
MAX_LAG_SECONDS = 5
LAG_PAUSE_SECONDS = 5.0
_ENTITY_ID = re.compile(r"Q[1-9][0-9]{0,11}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.ASCII)
_NAME_SCORE = {"exact": 3.0, "fuller": 2.0, "shorter": 1.5, "part": 1.0}


@dataclass(frozen=True, slots=True)
class Person:
    """An entity whose label or alias fits the name; ``matched`` says which and how."""

    entity: str
    label: str
    description: str
    matched: str
    closeness: float


class WikidataProvider:
    """Asks for the entities of a name, then for the positions of all of them in one SPARQL query."""

    name = "wikidata"
    label = "Wikidata: positions held"
    sends_data_out = True
    requests_per_minute = 30

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        """One candidate per position statement of each person of that name, best first.

        People who share a name are kept apart by entity and description. Asks about people only: without
        ``query.person`` nothing is sent.
        """
        name = " ".join(query.person.split())[:LONGEST_NAME]
        if not name:
            return ()
        language = context.language if _LANGUAGE.fullmatch(context.language) else "en"
        people = {person.entity: person for person in _find_people(name, language, context)}
        if not people:
            return ()
        sparql = {"query": positions_query(list(people), language), "format": "json"}
        answer = ask_json(context, SERVICE, _address(context, "wikidata_sparql"), sparql)
        ranked: list[tuple[float, Candidate]] = []
        for statement in read_statements(answer, SERVICE):
            person = people.get(statement.person)
            if person is not None:
                ranked.append(_candidate(person, statement, query))
        ranked.sort(key=lambda scored: -scored[0])
        return [candidate for _, candidate in ranked[:MAX_RESULTS]]


def _address(context: ProviderContext, name: str) -> str:
    try:
        return context.addresses[name]
    except KeyError:
        raise ProviderError(f"The address of {SERVICE} is not configured ({name}).", transient=False) from None


def _find_people(name: str, language: str, context: ProviderContext) -> list[Person]:
    answer = ask_json(
        context,
        SERVICE,
        _address(context, "wikidata_api"),
        {
            "action": "wbsearchentities",
            "search": name,
            "language": language,
            "uselang": language,
            "type": "item",
            "limit": "10",
            "format": "json",
            "maxlag": str(MAX_LAG_SECONDS),
        },
    )
    if "error" in answer:
        _raise_api_error(answer["error"])
    found = answer.get("search")
    people = [person for entry in found if (person := _person(name, entry))] if isinstance(found, list) else []
    return people[:MAX_PEOPLE]


def _raise_api_error(error: object) -> None:
    """MediaWiki answers errors with status 200, https://www.mediawiki.org/wiki/API:Errors_and_warnings."""
    code = str(error.get("code", ""))[:60] if isinstance(error, Mapping) else ""
    if code == "maxlag":
        raise ProviderError(
            f"{SERVICE}'s servers are behind and ask to be left alone for a while.",
            transient=True,
            retry_after=LAG_PAUSE_SECONDS,
        )
    transient = code in ("ratelimited", "readonly") or code.startswith("internal_api_error")
    raise ProviderError(f"{SERVICE} answered with the error “{code or 'unknown'}”.", transient=transient)


def _person(name: str, entry: object) -> Person | None:
    """The entity of one search hit, or None when it is not somebody of that name."""
    if not isinstance(entry, Mapping):
        return None
    entity = entry.get("id")
    if not isinstance(entity, str) or not _ENTITY_ID.fullmatch(entity):
        return None
    label = _text(entry.get("label")) or entity
    match = entry.get("match")
    match = match if isinstance(match, Mapping) else {}
    found = _text(match.get("text")) or label
    how = name_match(name, found)
    if not how:
        return None  # the search is by prefix: "Ann Lee" also finds "Ann Leek"
    kind = "alias" if match.get("type") == "alias" else "name"
    closeness = _NAME_SCORE[how] - (0.5 if kind == "alias" else 0.0)
    words = {"exact": kind, "fuller": f"fuller {kind}", "shorter": f"shorter {kind}", "part": f"part of the {kind}"}
    return Person(entity, label, _text(entry.get("description")), f"{words[how]} “{found}”", closeness)


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


def _text(value: Any) -> str:
    return " ".join(value.split())[:300] if isinstance(value, str) else ""
