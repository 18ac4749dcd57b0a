"""Web search through the newsroom's own SearXNG. Pure. API: https://docs.searxng.org/dev/search_api.html."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext, ProviderError
from sources.providers.json_answer import ask_json
from sources.providers.matching import why
from sources.providers.values import day, items, plain, text, web_address

SERVICE = "SearXNG"
MAX_RESULTS = 20
LONGEST_QUERY = 300


class SearxngProvider(Provider):
    """The search engines behind an instance that the newsroom runs; JSON must be among its ``search.formats``."""

    name = "searxng"
    label = "Web search (SearXNG)"
    sends = "the exact words of a quotation, or the names and a few words, through your own instance to search engines"
    requests_per_minute = 20
    reuse_for = timedelta(hours=6)
    needs = ("searxng",)
    sample = LookupQuery(terms=("fact", "check"))

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        exact = query.phrase.replace('"', " ").strip()
        words = " ".join(part for part in (f'"{exact}"', query.person) if part) if exact else query.words
        if not words:
            return ()
        address = f"{context.address('searxng', SERVICE).rstrip('/')}/search"
        params = {"q": words[:LONGEST_QUERY], "format": "json", "categories": "general,news"}
        if query.language:
            params["language"] = query.language
        try:
            answer = ask_json(context, SERVICE, address, params)
        except ProviderError as error:
            if error.http_status == 403:
                raise ProviderError(
                    f"{SERVICE} does not answer in JSON (status 403). Add “json” to search.formats in settings.yml.",
                    transient=False,
                ) from None
            raise
        candidates = []
        for hit in items(answer.get("results")):
            address, title = web_address(hit.get("url")), plain(hit.get("title"), 300)
            if address:
                snippet = plain(hit.get("content"))
                engines = hit.get("engines")
                named = [text(engine, 40) for engine in engines[:10]] if isinstance(engines, list) else []
                candidates.append(
                    Candidate(
                        title=title or address,
                        url=address,
                        publisher=(urlsplit(address).hostname or "").removeprefix("www."),
                        published_on=day(hit.get("publishedDate")),
                        passage=snippet,
                        matched=why(query, title, snippet) or "ranked by the service",
                        data={"engines": [engine for engine in named if engine]},
                    )
                )
        return candidates[:MAX_RESULTS]
