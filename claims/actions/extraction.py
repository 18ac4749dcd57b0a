"""Queueing the extraction engine, and writing down what it found."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from claims.actions.findings import request_version_check
from claims.actions.places import next_number
from claims.anchoring import anchor_at
from claims.extraction.types import ExtractedClaim, Extraction
from claims.models import Article, ArticleVersion, Claim, ClaimAnchor, VersionSentences
from claims.models.reshaping import set_aside
from claims.workflow import ClaimState
from factcheck.audit.record import record
from factcheck.jobs.actions import enqueue
from factcheck.jobs.models import Job

KIND = "claims.extract_version"


def request_extraction(*, version: ArticleVersion, occasion: str = "intake") -> Job:
    """Queue the engine for ``version``; ``occasion`` tells a renewed reading from the first one."""
    return enqueue(kind=KIND, subject_id=version.pk, key=f"{KIND}:{version.pk}:{occasion}")


@transaction.atomic
def apply_extraction(*, version: ArticleVersion, extraction: Extraction) -> tuple[int, int]:
    """Write the engine's claims for ``version``; returns (new claims, claims brought up to date).

    Idempotent: a claim that already stands at a place with its kind is not made again. Where nobody has
    worked on it yet its reading (statement, value, ...) is brought up to date; what a person touched stays.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=version.article_id)
    standing = {
        (anchor.claim.kind, anchor.start, anchor.end, anchor.claim.person, anchor.claim.role): anchor.claim
        for anchor in ClaimAnchor.objects.filter(version=version).select_related("claim")
    }
    # What a person resized, split or merged away stays away, also where the engine now reads it otherwise.
    replaced = set(
        Claim.objects.filter(set_aside(), state=ClaimState.DISMISSED, anchors__version=version).values_list(
            "kind", "anchors__start", "anchors__end"
        )
    )
    number = next_number(article)
    made: list[Claim] = []
    places: list[ExtractedClaim] = []
    renewed = 0
    for found in extraction.claims:
        reading = _reading(found)
        key = (str(found.kind), found.start, found.end, found.person or "", found.role or "")
        claim = standing.get(key)
        if claim is None and (str(found.kind), found.start, found.end) in replaced:
            continue
        if claim is None:
            claim = Claim(article=article, number=number, kind=found.kind.value, text=found.text, **reading)
            number += 1
            standing[key] = claim
            made.append(claim)
            places.append(found)
        elif _is_untouched(claim) and _differs(claim, reading):
            renewed += Claim.objects.filter(pk=claim.pk, state=ClaimState.DETECTED).update(
                **reading, revision=F("revision") + 1
            )
    Claim.objects.bulk_create(made, batch_size=500)
    anchors = [
        ClaimAnchor.at(anchor_at(version.text, found.start, found.end), claim=claim, version=version)
        for claim, found in zip(made, places, strict=True)
    ]
    ClaimAnchor.objects.bulk_create(anchors, batch_size=500)
    if extraction.language and not article.language:
        Article.objects.filter(pk=article.pk).update(language=extraction.language)
    if article.current_version_id == version.pk:
        Article.objects.filter(pk=article.pk).update(warnings=list(extraction.warnings))
    VersionSentences.objects.update_or_create(
        version=version, defaults={"spans": [[span.start, span.end] for span in extraction.sentences]}
    )
    request_version_check(version=version)
    record(
        actor=None,
        action="article.extracted",
        obj=article,
        version=version.number,
        new=len(made),
        renewed=renewed,
        warnings=list(extraction.warnings),
    )
    return len(made), renewed


def _is_untouched(claim: Claim) -> bool:
    return claim.created_by_id is None and claim.state == ClaimState.DETECTED


def _differs(claim: Claim, reading: dict[str, object]) -> bool:
    return any(getattr(claim, name) != value for name, value in reading.items())


def _reading(found: ExtractedClaim) -> dict[str, object]:
    """The engine's reading of a claim as model fields; text columns hold "" where the engine has None."""
    return {
        "statement": found.statement,
        "claimant": (found.claimant or "")[:200],
        "person": (found.person or "")[:200],
        "role": (found.role or "")[:200],
        "organisation": (found.organisation or "")[:200],
        "value": (found.value or "")[:100],
        "unit": (found.unit or "")[:60],
        "approximate": found.approximate,
        "detail": found.detail,
        "nature": found.nature,
        "check_worthiness": found.check_worthiness,
        "reasons": list(found.reasons),
        "found_by": list(found.found_by),
    }
