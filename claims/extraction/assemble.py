"""From what the finders saw to the claims that editors triage."""

from __future__ import annotations

from datetime import date

from claims.extraction.document import Document
from claims.extraction.types import ClaimKind, ExtractedClaim, Quotation


def claims_of(
    document: Document, quotations: list[Quotation], published: date | None
) -> list[ExtractedClaim]:
    """All claims in the order of the text."""
    claims = [
        ExtractedClaim(
            ClaimKind.QUOTE,
            quotation.quote.start,
            quotation.quote.end,
            quotation.quote.of(document.text),
            quotation.quote.of(document.text),
            claimant=quotation.claimant,
            check_worthiness=0.5,
        )
        for quotation in quotations
    ]
    return sorted(claims, key=lambda claim: (claim.start, claim.end))
