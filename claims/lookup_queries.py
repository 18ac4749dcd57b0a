"""What each kind of claim asks of whom: queries built from the claim's parts, never the bare sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.extraction.types import ClaimKind
from claims.models import Claim
from sources.library.words import STOP_WORDS, words_of
from sources.providers.base import LookupQuery

# Everything asks what is known of earlier checks, and the library.
EVERY_CLAIM = ("library", "published_checks", "google_fact_check")
ASKED_BY_KIND: dict[ClaimKind, tuple[str, ...]] = {
    ClaimKind.QUOTE: ("gdelt", "searxng", "wayback"),
    ClaimKind.ROLE: ("office_holders", "wikidata", "wikidata_entities", "wikipedia"),
    ClaimKind.NUMBER: ("crossref", "openalex", "wikipedia", "searxng"),
    ClaimKind.DATE: ("wikipedia", "gdelt", "searxng"),
    ClaimKind.STATEMENT: ("wikipedia", "gdelt", "searxng"),
}
# Which parts of a claim each provider is given: a question holds nothing that its answer does not turn on, so
# that less leaves the house and the same question is known again.
PARTS: dict[str, tuple[str, ...]] = {
    "library": ("text", "phrase", "person", "role", "organisation", "on"),
    "published_checks": ("text", "person", "on"),
    "google_fact_check": ("terms", "person", "language"),
    "office_holders": ("person", "role", "organisation", "on"),
    "wikidata": ("person", "role", "organisation", "on", "language"),
    "wikidata_entities": ("person", "organisation", "language"),
    "wikipedia": ("terms", "person", "organisation", "language"),
    "gdelt": ("phrase", "terms", "person", "since", "until"),
    "searxng": ("phrase", "terms", "person", "language"),
    "wayback": ("url", "on"),
    "crossref": ("terms", "organisation"),
    "openalex": ("terms", "organisation", "until"),
}
# What was said is reported within days; an article may be about something said weeks ago.
BEFORE = timedelta(days=30)
AFTER = timedelta(days=1)
MOST_TERMS = 6
LONGEST_PHRASE = 300


def queries_for(claim: Claim) -> list[tuple[str, LookupQuery]]:
    """(provider name, query) pairs for ``claim``; a provider that would be asked nothing is left out.

    A role asks the reference data and Wikidata for the positions the person held, with the article's date; a
    quotation asks archives and web search for the exact words within its window of days; a number asks the
    indexes of studies.
    """
    kind = ClaimKind(claim.kind)
    whole = _whole(claim, kind)
    asked: list[tuple[str, LookupQuery]] = []
    for provider in (*EVERY_CLAIM, *ASKED_BY_KIND[kind]):
        query = LookupQuery(**{part: getattr(whole, part) for part in PARTS[provider]})
        if query.phrase:
            query = replace(query, terms=())  # exact words say all
        if _asks_something(provider, query):
            asked.append((provider, query))
    return asked


def _whole(claim: Claim, kind: ClaimKind) -> LookupQuery:
    on: date | None = claim.article.published_on
    # Who says that somebody holds a post is not the one who holds it.
    person = claim.person or ("" if kind is ClaimKind.ROLE else claim.claimant)
    phrase = claim.text.strip("“”\"'‘’«»„ .,;:")[:LONGEST_PHRASE] if kind is ClaimKind.QUOTE else ""
    return LookupQuery(
        text=claim.statement,
        phrase=phrase,
        terms=key_terms(claim),
        person=person,
        role=claim.role,
        organisation=claim.organisation,
        on=on,
        since=on - BEFORE if on else None,
        until=on + AFTER if on else None,
        language=claim.article.language[:2].lower(),
        url=claim.article.url,
    )


def _asks_something(provider: str, query: LookupQuery) -> bool:
    if provider in ("office_holders", "wikidata"):
        return bool(query.person)
    if provider == "wayback":
        return bool(query.url)
    return any((query.text, query.phrase, query.terms, query.person, query.organisation))


def key_terms(claim: Claim) -> tuple[str, ...]:
    """Up to ``MOST_TERMS`` words that say what the claim is about, in its order.

    Its figure and unit first, then names and long words before short ones: neither function words nor the
    person's own name, which is a part of its own.
    """
    text = claim.text
    words = words_of(text)
    of_person = set(words_of(f"{claim.person} {claim.claimant}").forms)
    weight: dict[str, float] = {}
    shown: dict[str, str] = {}
    for place, (form, start, end) in enumerate(zip(words.forms, words.starts, words.ends, strict=True)):
        written = text[start:end]
        if form in STOP_WORDS or form in of_person or form in weight or len(form) < 2:
            continue
        name = place > 0 and written[:1].isupper()
        figure = any(character.isdigit() for character in written)
        weight[form] = len(form) + 10 * name + 20 * figure
        shown[form] = written
    best = sorted(weight, key=lambda form: -weight[form])[:MOST_TERMS]
    return tuple(shown[form] for form in weight if form in best)
