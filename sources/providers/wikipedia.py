"""Full-text search of a Wikipedia. Pure. API: https://www.mediawiki.org/wiki/API:Search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import quote

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext
from sources.providers.json_answer import ask_json
from sources.providers.matching import why
from sources.providers.mediawiki import MAX_LAG_SECONDS, raise_api_error
from sources.providers.values import day, items, mapping, plain, text

SERVICE = "Wikipedia"
MAX_RESULTS = 8
# https://www.mediawiki.org/wiki/Help:CirrusSearch: longer queries are refused.
LONGEST_QUERY = 300
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)


class WikipediaProvider(Provider):
    """Articles of the Wikipedia in the claim's language; a way to sources, seldom one itself."""

    name = "wikipedia"
    label = "Wikipedia"
    sends = "the names in the claim and a few of its words"
    requests_per_minute = 60
    reuse_for = timedelta(hours=24)
    needs = ("wikipedia",)
    sample = LookupQuery(terms=("Ada", "Lovelace"), language="en")

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        """``published_on`` is the day of the last edit: what stands there may be later than the claim."""
        words = f"{query.words} {query.organisation}".strip()[:LONGEST_QUERY]
        if not words:
            return ()
        language = query.language if _LANGUAGE.fullmatch(query.language) else "en"
        address = context.address("wikipedia", SERVICE).replace("{language}", language)
        answer = ask_json(
            context,
            SERVICE,
            address,
            {
                "action": "query",
                "list": "search",
                "srsearch": words,
                "srlimit": str(MAX_RESULTS),
                "srprop": "snippet|timestamp",
                "format": "json",
                "maxlag": str(MAX_LAG_SECONDS),
            },
        )
        if "error" in answer:
            raise_api_error(SERVICE, answer["error"])
        candidates = []
        for hit in items(mapping(answer.get("query")).get("search")):
            title, snippet = text(hit.get("title")), plain(hit.get("snippet"))
            if title:
                candidates.append(
                    Candidate(
                        title=title,
                        url=f"https://{language}.wikipedia.org/wiki/{_page(title)}",
                        publisher=SERVICE,
                        published_on=day(hit.get("timestamp")),
                        passage=snippet,
                        matched=why(query, title, snippet) or "ranked by the service",
                    )
                )
        return candidates[:MAX_RESULTS]


def _page(title: str) -> str:
    return quote(title.replace(" ", "_").encode("utf-8", "replace"), safe="/:(),_-.!*'")
