"""The open index of research. Pure. API: https://docs.openalex.org/api-entities/works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sources.providers.base import Candidate, Key, LookupQuery, Provider, ProviderContext
from sources.providers.json_answer import ask_json
from sources.providers.matching import why
from sources.providers.values import day, items, mapping, plain, text, web_address

SERVICE = "OpenAlex"
ROWS = 10
LONGEST_ABSTRACT = 400  # words


class OpenAlexProvider(Provider):
    """Works by title, abstract and full text; says which were retracted."""

    name = "openalex"
    label = "OpenAlex: research"
    sends = "a few words of the claim and the names in it"
    requests_per_minute = 60
    reuse_for = timedelta(days=7)
    key = Key.OPTIONAL
    needs = ("openalex",)
    sample = LookupQuery(terms=("atmospheric", "carbon", "dioxide"))

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        words = " ".join((*query.terms, query.organisation)).strip()
        if not words:
            return ()
        params = {"search": words[:300], "per_page": str(ROWS)}
        if query.until:
            params["filter"] = f"to_publication_date:{query.until.isoformat()}"
        if context.key:
            params["api_key"] = context.key
        answer = ask_json(context, SERVICE, context.address("openalex", SERVICE), params)
        works = items(answer.get("results"))
        return [candidate for work in works if (candidate := _work(query, work))][:ROWS]


def _work(query: LookupQuery, work: Mapping[str, Any]) -> Candidate | None:
    title = plain(work.get("title"), 500) or plain(work.get("display_name"), 500)
    address = web_address(work.get("doi")) or web_address(work.get("id"))
    if not title or not address:
        return None
    abstract = _abstract(work.get("abstract_inverted_index"))
    retracted = work.get("is_retracted") is True
    source = mapping(mapping(work.get("primary_location")).get("source"))
    return Candidate(
        title=title,
        url=address,
        publisher=text(source.get("display_name"), 200) or SERVICE,
        published_on=day(work.get("publication_date")),
        passage=("It was retracted. " if retracted else "") + abstract,
        matched=why(query, title, abstract) or "ranked by the service",
        data={"retracted": retracted, "openalex": web_address(work.get("id"))},
    )


def _abstract(index: object) -> str:
    """The beginning of an abstract, which comes as {word: [places]}; places that cannot be are left out."""
    placed: dict[int, str] = {}
    for word, places in list(mapping(index).items())[: 4 * LONGEST_ABSTRACT]:
        for place in places[:LONGEST_ABSTRACT] if isinstance(places, list) else ():
            if type(place) is int and 0 <= place < LONGEST_ABSTRACT:
                placed[place] = word
    return plain(" ".join(placed[place] for place in sorted(placed)))
