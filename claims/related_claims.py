"""Claims that share words with one another, read from their anchors in the current version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from claims.extraction.relations import Relation, relation
from claims.models import Claim, ClaimAnchor


@dataclass(frozen=True, slots=True)
class RelatedClaim:
    """Another claim of the article, and what the one that was asked about does to it."""

    id: int
    number: int
    kind: str
    relation: Relation


def related_claims(claims: Sequence[Claim]) -> dict[int, list[RelatedClaim]]:
    """By the claims' ids, in the order of the text; a single query, however many claims are given."""
    other = "version__anchors__"
    same_version = ClaimAnchor.objects.filter(claim__in=claims, version=F("claim__article__current_version")).filter(
        Q(**{f"{other}claim_id__lt": F("claim_id")}) | Q(**{f"{other}claim_id__gt": F("claim_id")}),
        **{f"{other}start__lt": F("end"), f"{other}end__gt": F("start")},
    )
    names = ("claim_id", "start", "end", f"{other}claim_id", f"{other}claim__number", f"{other}claim__kind")
    found: dict[int, list[RelatedClaim]] = {}
    order = (f"{other}start", f"-{other}end", f"{other}claim__number")
    rows = same_version.order_by(*order).values_list(*names, f"{other}start", f"{other}end")
    for claim, start, end, pk, number, kind, its_start, its_end in rows:
        lies = relation((start, end), (its_start, its_end))
        if lies is not None:
            found.setdefault(claim, []).append(RelatedClaim(pk, number, kind, lies))
    return found
