"""Who or what carries a name, as Wikidata knows it. Pure.

API: https://www.wikidata.org/w/api.php?action=help&modules=wbsearchentities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import islice
from typing import Any

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext
from sources.providers.json_answer import ask_json
from sources.providers.mediawiki import MAX_LAG_SECONDS, raise_api_error
from sources.providers.values import items, mapping, text

SERVICE = "Wikidata"
ENTITY_PAGE = "https://www.wikidata.org/wiki/"
MAX_RESULTS = 5
LONGEST_NAME = 200
_ENTITY_ID = re.compile(r"Q[1-9][0-9]{0,11}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.ASCII)


class WikidataEntitiesProvider(Provider):
    """People and organisations of a name, each with its description: whom a claim may mean."""

    name = "wikidata_entities"
    label = "Wikidata: people and organisations"
    sends = "the names of the person and the organisation"
    requests_per_minute = 30
    reuse_for = timedelta(hours=24)
    needs = ("wikidata_api",)
    sample = LookupQuery(person="Ada Lovelace")

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        """The entities of the person's name, then those of the organisation's."""
        language = checked_language(query.language)
        names = [" ".join(name.split())[:LONGEST_NAME] for name in (query.person, query.organisation)]
        found: dict[str, Candidate] = {}
        for name in dict.fromkeys(filter(None, names)):
            for entry in islice(search_entities(name, language, context), MAX_RESULTS):
                if candidate := _candidate(entry):
                    found.setdefault(candidate.url, candidate)
        return list(found.values())


def search_entities(name: str, language: str, context: ProviderContext) -> Iterator[Mapping[str, Any]]:
    """The hits for ``name``; the service searches by prefix. Raises ``ProviderError``."""
    answer = ask_json(
        context,
        SERVICE,
        context.address("wikidata_api", SERVICE),
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
        raise_api_error(SERVICE, answer["error"])
    return items(answer.get("search"))


def entity_id(entry: Mapping[str, Any]) -> str:
    """The Q-id of a hit, or "" where there is none: it gets into addresses and SPARQL."""
    value = entry.get("id")
    return value if isinstance(value, str) and _ENTITY_ID.fullmatch(value) else ""


def checked_language(language: str) -> str:
    """A code that may stand in a query's text; English where it is none."""
    return language if _LANGUAGE.fullmatch(language) else "en"


def _candidate(entry: Mapping[str, Any]) -> Candidate | None:
    entity = entity_id(entry)
    if not entity:
        return None
    label, description = text(entry.get("label")) or entity, text(entry.get("description"))
    match = mapping(entry.get("match"))
    found = text(match.get("text")) or label
    return Candidate(
        title=f"{label} ({description})" if description else label,
        url=f"{ENTITY_PAGE}{entity}",
        publisher=SERVICE,
        passage=f"{label}: {description}." if description else "",
        matched=f"{'alias' if match.get('type') == 'alias' else 'name'} “{found}”",
        data={"entity": entity, "label": label, "description": description},
    )
