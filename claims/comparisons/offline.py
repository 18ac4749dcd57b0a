"""An article beside files that somebody names: sources for its quotations, holders for its roles. No database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.comparisons.roles import check_on_days, day_of
from claims.comparisons.seen import seen
from claims.comparisons.text import look_at_text
from claims.extraction.sentences import split_sentences
from claims.extraction.types import ClaimKind, ExtractedClaim
from claims.verification.outcomes import Check
from claims.verification.quote import Source, compare_quote
from claims.verification.seen import Seen


@dataclass(frozen=True, slots=True)
class Told:
    """A finding; ``claim`` is the index of the claim it is about, None for a passage; ``source`` the file's name."""

    seen: Seen
    claim: int | None = None
    source: str | None = None


def look_at_article(
    text: str,
    claims: Sequence[ExtractedClaim],
    published: date | None,
    *,
    sources: Mapping[str, str],
    holdings: Sequence[Mapping[str, Any]],
) -> list[Told]:
    """Everything that can be compared without a network, in the order of the text.

    ``sources`` are texts by name; ``holdings`` as ``PositionHeld.as_data()``. A quotation that a source does not hold
    is told only where no source holds it.
    """
    told = [Told(one) for one in look_at_text(text, published)]
    told += _quotations(claims, sources)
    if holdings:
        told += _roles(text, claims, published, holdings)
    return sorted(told, key=lambda one: (one.seen.start, one.seen.end, one.seen.kind))


def _quotations(claims: Sequence[ExtractedClaim], sources: Mapping[str, str]) -> Iterator[Told]:
    read = {name: Source(text) for name, text in sources.items()}
    for index, claim in enumerate(claims):
        if claim.kind is not ClaimKind.QUOTE or not read:
            continue
        compared = {name: compare_quote(claim.text, source, claim.claimant) for name, source in read.items()}
        found = {name: one for name, one in compared.items() if one.outcome != "not_found"}
        for name, one in (found or dict([next(iter(compared.items()))])).items():
            answer = seen(Check.QUOTE, (claim.start, claim.end), one.finding(), claim.text, name, detail=one.as_dict())
            yield Told(answer, index, name if found else None)


def _roles(
    text: str, claims: Sequence[ExtractedClaim], published: date | None, holdings: Sequence[Mapping[str, Any]]
) -> Iterator[Told]:
    sentences = [sentence.span for sentence in split_sentences(text)]
    for index, claim in enumerate(claims):
        if claim.kind is not ClaimKind.ROLE or not claim.person or not claim.role:
            continue
        around = next((span for span in sentences if span.start <= claim.start < span.end), None)
        beside = [
            day_of(other.value or "")
            for other in claims
            if around and other.kind is ClaimKind.DATE and around.start <= other.start and other.end <= around.end
        ]
        days = [day for day in [*beside, published] if day is not None]
        qualifier = str(claim.detail.get("qualifier", ""))
        answer = check_on_days(claim.person, claim.role, claim.organisation or "", days, holdings, qualifier=qualifier)
        yield Told(seen(Check.ROLE, (claim.start, claim.end), answer, claim.person, claim.role, days), index)
