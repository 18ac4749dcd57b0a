"""What each kind of claim asks of whom: queries built from the claim's parts, never the bare sentence."""

from __future__ import annotations

from claims.models import Claim
from sources.providers.base import LookupQuery


def queries_for(claim: Claim) -> list[tuple[str, LookupQuery]]:
    """(provider name, query) pairs for ``claim``.

    Everything asks the library; a role also asks the reference data and Wikidata for the positions the person
    held, with the article's date.
    """
    on = claim.article.published_on
    phrase = claim.text.strip("“”\"'‘’«»„ ") if claim.kind == "quote" else ""
    library = LookupQuery(
        text=claim.statement,
        phrase=phrase,
        person=claim.person or claim.claimant,
        role=claim.role,
        organisation=claim.organisation,
        on=on,
    )
    queries = [("library", library)]
    if claim.kind == "role" and claim.person:
        positions = LookupQuery(
            text="", phrase="", person=claim.person, role=claim.role, organisation=claim.organisation, on=on
        )
        queries += [("office_holders", positions), ("wikidata", positions)]
    return queries
