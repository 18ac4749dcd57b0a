"""Fact-checks of others, from Google's Fact Check Tools. Pure.

API: https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sources.providers.base import Candidate, Key, LookupQuery, Provider, ProviderContext
from sources.providers.json_answer import ask_json
from sources.providers.matching import why
from sources.providers.values import day, items, mapping, text, web_address

SERVICE = "Google Fact Check Tools"
PAGE_SIZE = 10
LONGEST_QUERY = 200


class GoogleFactCheckProvider(Provider):
    """ClaimReview mark-up that publishers all over the web put on their checks."""

    name = "google_fact_check"
    label = "Fact-checks of others (Google Fact Check Tools)"
    sends = "the speaker's name, a few words of the claim and its language"
    requests_per_minute = 60
    reuse_for = timedelta(hours=12)
    key = Key.REQUIRED
    needs = ("google_fact_check",)
    sample = LookupQuery(terms=("moon", "landing"), language="en")

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        """One candidate per review; the rating is the publisher's own word and is not put on any scale."""
        words = query.words[:LONGEST_QUERY]
        if not words:
            return ()
        params = {"query": words, "pageSize": str(PAGE_SIZE), "key": context.key}
        if query.language:
            params["languageCode"] = query.language
        answer = ask_json(context, SERVICE, context.address("google_fact_check", SERVICE), params)
        return [candidate for claim in items(answer.get("claims")) for candidate in _reviews(query, claim)]


def _reviews(query: LookupQuery, claim: Mapping[str, Any]) -> Iterator[Candidate]:
    claimed, claimant = text(claim.get("text"), 600), text(claim.get("claimant"), 200)
    for review in items(claim.get("claimReview")):
        address = web_address(review.get("url"))
        if not address:
            continue
        publisher = mapping(review.get("publisher"))
        rating = text(review.get("textualRating"), 200)
        said = f"“{claimed}”" + (f" ({claimant})" if claimant else "")
        yield Candidate(
            title=text(review.get("title")) or claimed or address,
            url=address,
            publisher=text(publisher.get("name"), 200) or text(publisher.get("site"), 200),
            published_on=day(review.get("reviewDate")),
            passage=f"{said}, rated “{rating}”." if rating else f"{said}.",
            matched=why(query, claimed, claimant, text(review.get("title"))) or "ranked by the service",
            data={
                "rating": rating,
                "claimed": claimed,
                "claimant": claimant,
                "claimed_on": str(day(claim.get("claimDate")) or ""),
                "language": text(review.get("languageCode"), 20),
            },
        )
