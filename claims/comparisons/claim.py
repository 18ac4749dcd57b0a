"""A claim beside what is known: quotations beside sources, roles beside holdings, cited passages beside their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from claims.comparisons.roles import check_on_days, day_of
from claims.comparisons.seen import seen
from claims.extraction.sentences import split_sentences
from claims.models import Claim, ClaimAnchor, Evidence
from claims.verification.drift import check_drift
from claims.verification.outcomes import OUTCOMES, Check, Tone
from claims.verification.quote import compare_quote
from claims.verification.seen import Seen
from sources.library.holdings import holdings_around
from sources.models import LookupResult, Revisit, Snapshot

CLOSE = 0.6
"""Share of a quotation's words that a candidate must have for a finding; sources attached by a person need none."""

MOST_SOURCES = 12
"""Snapshots that one quotation is compared with: those attached as evidence first, then the best candidates."""


def look_at_claim(claim: Claim) -> list[Seen]:
    """Everything that can be compared for this claim by now."""
    anchor = (
        ClaimAnchor.objects.filter(claim=claim, version_id=claim.article.current_version_id)
        .select_related("version")
        .first()
    )
    span = (anchor.start, anchor.end) if anchor else (0, 0)
    evidence = list(
        Evidence.objects.filter(claim=claim, withdrawn_at__isnull=True)
        .only("snapshot_id", "excerpt", "claim_id")
        .order_by("pk")
    )
    found = list(_cited_passages(evidence, span))
    if claim.kind == "quote":
        found += _against_sources(claim, [one.snapshot_id for one in evidence], span)
    if claim.kind == "role" and claim.person:
        found.append(_at_its_date(claim, anchor, span))
    return found


def _against_sources(claim: Claim, attached: Sequence[int], span: tuple[int, int]) -> Iterator[Seen]:
    candidates = (
        LookupResult.objects.filter(lookup__claim_lookup__claim=claim, snapshot__isnull=False)
        .order_by("rank", "pk")
        .values_list("snapshot_id", flat=True)
    )
    chosen = list(dict.fromkeys([*attached, *candidates]))[:MOST_SOURCES]
    for snapshot in Snapshot.objects.filter(pk__in=chosen).only("text", "text_sha256").order_by("pk"):
        compared = compare_quote(claim.text, snapshot.text, claim.claimant or None)
        # A candidate need not hold every quotation, nor does a loose likeness make it the source of one.
        if snapshot.pk in attached or (compared.outcome != "not_found" and compared.agreement >= CLOSE):
            yield seen(
                Check.QUOTE,
                span,
                compared.finding(),
                claim.text,
                claim.claimant,
                snapshot.text_sha256,
                snapshot_id=snapshot.pk,
                detail=compared.as_dict(),
            )


def _cited_passages(evidence: Sequence[Evidence], span: tuple[int, int]) -> Iterator[Seen]:
    """Each cited source that was visited again: the gravest that became of the passages cited from it."""
    visits: dict[int, Revisit] = {}
    for visit in (
        Revisit.objects.filter(snapshot__in=[one.snapshot_id for one in evidence])
        .exclude(outcome=Revisit.Outcome.UNREACHABLE)
        .select_related("found")
        .order_by("pk")
    ):
        visits[visit.snapshot_id] = visit
    for snapshot_id, visit in visits.items():
        excerpts = [one.excerpt for one in evidence if one.snapshot_id == snapshot_id]
        if visit.outcome == Revisit.Outcome.UNCHANGED:
            texts: list[str | None] = list(excerpts)
        else:
            texts = [visit.found.text if visit.found else None] * len(excerpts)
        day = visit.visited_at.date()
        answers = [check_drift(words, now, visited=day) for words, now in zip(excerpts, texts, strict=True)]
        gravest = max(answers, key=lambda answer: OUTCOMES[Check.SOURCE][answer.outcome].tone is Tone.CONTRADICTS)
        yield seen(
            Check.SOURCE,
            span,
            gravest,
            excerpts,
            visit.outcome,
            visit.found.text_sha256 if visit.found else "",
            snapshot_id=snapshot_id,
            detail={"found": visit.found_id} | (gravest.comparison.as_dict() if gravest.comparison is not None else {}),
        )


def _at_its_date(claim: Claim, anchor: ClaimAnchor | None, span: tuple[int, int]) -> Seen:
    published = claim.article.published_on
    days = [*_days_beside(anchor), *([published] if published else [])]
    holdings = [*holdings_around(claim.person, claim.role), *_looked_up(claim)]
    qualifier = str(claim.detail.get("qualifier", ""))
    answer = check_on_days(claim.person, claim.role, claim.organisation, days, holdings, qualifier=qualifier)
    return seen(Check.ROLE, span, answer, claim.person, claim.role, claim.organisation, qualifier, days, holdings)


def _days_beside(anchor: ClaimAnchor | None) -> list[date]:
    """The days that stand in the sentence of the claim, in the order of the text."""
    if anchor is None:
        return []
    sentences = split_sentences(anchor.version.text)
    sentence = next((one.span for one in sentences if one.span.start <= anchor.start < one.span.end), None)
    if sentence is None:
        return []
    dates = ClaimAnchor.objects.filter(
        version=anchor.version_id, claim__kind="date", start__gte=sentence.start, end__lte=sentence.end
    )
    values = dates.order_by("start").values_list("claim__value", flat=True)
    return [day for day in map(day_of, values) if day]


def _looked_up(claim: Claim) -> list[dict[str, Any]]:
    """Holdings that lookups for this claim brought (reference data, Wikidata)."""
    results = LookupResult.objects.filter(lookup__claim_lookup__claim=claim, data__has_key="position").order_by("pk")
    return [
        data
        for data in results.values_list("data", flat=True)
        if isinstance(data.get("person"), str) and isinstance(data.get("position"), str)
    ]
