"""News of the world as GDELT has seen it. Pure.

API: https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/. Errors come as a line of text with status 200.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext, ProviderError
from sources.providers.json_answer import ask, read_json
from sources.providers.matching import why
from sources.providers.values import day, items, plain, text, web_address

SERVICE = "GDELT"
MAX_RECORDS = 50
LONGEST_PHRASE = 250
PAUSE_SECONDS = 10.0


class GdeltProvider(Provider):
    """Online news in many languages, by exact words and within a window of days."""

    name = "gdelt"
    label = "News archive (GDELT)"
    sends = "the exact words of a quotation, or the names and a few words, and a window of dates"
    requests_per_minute = 12
    burst = 1
    reuse_for = timedelta(hours=6)
    needs = ("gdelt",)
    sample = LookupQuery(terms=("climate", "summit"))

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        """``published_on`` is the day on which GDELT saw the article, hardly ever later than the next day."""
        words = _query(query)
        if not words:
            return ()
        params = {"query": words, "mode": "ArtList", "format": "json", "maxrecords": str(MAX_RECORDS)}
        if query.since:
            params["startdatetime"] = f"{query.since:%Y%m%d}000000"
        if query.until:
            params["enddatetime"] = f"{query.until:%Y%m%d}235959"
        response = ask(context, SERVICE, context.address("gdelt", SERVICE), params)
        if response.status == 200 and not response.body.strip():
            return ()
        _refuse_text(response.body)
        answer = read_json(SERVICE, response)
        candidates = []
        for article in items(answer.get("articles")):
            address, title = web_address(article.get("url")), plain(article.get("title"), 300)
            if address:
                candidates.append(
                    Candidate(
                        title=title or address,
                        url=address,
                        publisher=text(article.get("domain"), 200),
                        published_on=day(article.get("seendate")),
                        matched=_why(query, title),
                        data={
                            "language": text(article.get("language"), 40),
                            "country": text(article.get("sourcecountry"), 60),
                        },
                    )
                )
        return candidates[:MAX_RECORDS]


def _query(query: LookupQuery) -> str:
    """Exact words in quotation marks; else every name and term, which GDELT takes as "all of these"."""
    if query.phrase:
        return f'"{_bare(query.phrase)[:LONGEST_PHRASE]}"'
    name = f'"{_bare(query.person)}"' if " " in query.person.strip() else _bare(query.person)
    return " ".join(part for part in (name, *map(_bare, query.terms[:5])) if part)


def _bare(words: str) -> str:
    # Quotation marks, brackets and a leading minus are operators of its query language.
    return " ".join("".join(c if c.isalnum() or c in " '’.,-" else " " for c in words).replace(" -", " ").split())


def _why(query: LookupQuery, title: str) -> str:
    shown = why(query, title)
    return shown or ("exact words, says the service" if query.phrase else "ranked by the service")


def _refuse_text(body: bytes) -> None:
    """Raise for the lines of text that GDELT answers in the place of JSON."""
    try:
        json.loads(body)
    except RecursionError:
        return
    except ValueError:
        said = text(body[:2000].decode("utf-8", "replace"), 200)
        if said.startswith(("{", "[", "<")):
            return  # broken JSON or a page of HTML: read_json says so
        if "limit requests" in said.lower():
            raise ProviderError(
                f"{SERVICE} is asked too often at the moment: “{said}”", transient=True, retry_after=PAUSE_SECONDS
            ) from None
        raise ProviderError(f"{SERVICE} refused the question: “{said}”", transient=False) from None
