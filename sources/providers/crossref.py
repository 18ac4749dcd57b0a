"""Scholarly publications as their publishers register them. Pure.

API: https://api.crossref.org/swagger-ui/index.html; etiquette: https://www.crossref.org/documentation/retrieve-metadata/rest-api/.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext
from sources.providers.json_answer import ask_json
from sources.providers.matching import why
from sources.providers.values import day_of_parts, first_text, items, mapping, plain, text, web_address

SERVICE = "Crossref"
ROWS = 10


class CrossrefProvider(Provider):
    """Articles, reports and datasets with a DOI. Retractions and corrections are said where they are registered."""

    name = "crossref"
    label = "Crossref: studies and reports"
    sends = "a few words of the claim, the names in it and the desk's contact address"
    requests_per_minute = 60
    reuse_for = timedelta(days=7)
    needs = ("crossref",)
    sample = LookupQuery(terms=("atmospheric", "carbon", "dioxide"))

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        words = " ".join((*query.terms, query.organisation)).strip()
        if not words:
            return ()
        params = {"query.bibliographic": words[:300], "rows": str(ROWS)}
        if context.contact:
            params["mailto"] = context.contact
        answer = ask_json(context, SERVICE, context.address("crossref", SERVICE), params)
        works = items(mapping(answer.get("message")).get("items"))
        return [candidate for work in works if (candidate := _work(query, work))][:ROWS]


def _work(query: LookupQuery, work: Mapping[str, Any]) -> Candidate | None:
    doi = text(work.get("DOI"), 200)
    title = plain(first_text(work.get("title"), 500), 500)
    address = web_address(f"https://doi.org/{doi}") if doi.startswith("10.") else web_address(work.get("URL"))
    if not title or not address:
        return None
    updates = [kind for update in items(work.get("update-to")) if (kind := text(update.get("type"), 60))]
    notes = [*_authors(work), *(f"This is a notice of {kind} of another publication." for kind in updates)]
    if any(text(update.get("type"), 60) == "retraction" for update in items(work.get("updated-by"))):
        notes.append("It was retracted.")
    return Candidate(
        title=title,
        url=address,
        publisher=first_text(work.get("container-title"), 200) or text(work.get("publisher"), 200),
        published_on=day_of_parts(work.get("issued")),
        passage=" ".join(notes) + (f" {plain(work.get('abstract'), 1500)}" if work.get("abstract") else ""),
        matched=why(query, title, plain(work.get("abstract"), 1500)) or "ranked by the service",
        data={"doi": doi, "year": _year(work.get("issued")), "updates": updates[:10]},
    )


def _authors(work: Mapping[str, Any]) -> list[str]:
    names = [f"{text(a.get('given'), 60)} {text(a.get('family'), 60)}".strip() for a in items(work.get("author"))]
    names = [name for name in names if name]
    return [f"{', '.join(names[:3])}{' and others' if len(names) > 3 else ''}."] if names else []


def _year(value: object) -> str:
    parts = mapping(value).get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    return str(first[0]) if isinstance(first, list) and first and type(first[0]) is int else ""
