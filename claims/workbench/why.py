"""Why a claim was found, what made it worth a check, and which claims share its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.nature import NatureKind
from claims.extraction.relations import Relation, related_to
from claims.models import Claim

_LEADS = {
    Relation.CONTAINS: "Inside this {this}",
    Relation.INSIDE: "Inside",
    Relation.OVERLAPS: "Shares words with",
}
_CALLED = {"quote": "quotation"}
_SHOWN = 12  # of each relation


@dataclass(frozen=True, slots=True)
class Why:
    """``nature`` are the words that decided it, "" for a plain statement of fact; ``lowered`` without its "but"."""

    found: Sequence[str]
    nature: str
    raised: Sequence[str]
    lowered: Sequence[str]


@dataclass(frozen=True, slots=True)
class RelatedClaims:
    """Claims that lie alike to the one shown; ``more`` counts those that are left out."""

    lead: str
    claims: Sequence[Claim]
    more: int


def why(claim: Claim) -> Why:
    """The reasons of a claim, sorted by what they did."""
    mark = f"{claim.nature}: "
    plain = claim.nature in ("", NatureKind.FACT)
    others = [reason for reason in claim.reasons if plain or not reason.startswith(mark)]
    return Why(
        found=claim.found_by,
        nature="" if plain else next((r.removeprefix(mark) for r in claim.reasons if r.startswith(mark)), ""),
        raised=[reason for reason in others if not reason.startswith("but ")],
        lowered=[reason.removeprefix("but ") for reason in others if reason.startswith("but ")],
    )


def related(claim: Claim, claims: Sequence[Claim]) -> list[RelatedClaims]:
    """The claims that share words with ``claim``, by how they lie; all are annotated with ``start`` and ``end``."""
    place = (getattr(claim, "start", None), getattr(claim, "end", None))
    if place[0] is None or place[1] is None:
        return []
    anchored = [(c, c.start, c.end) for c in claims if c != claim and c.start is not None]  # type: ignore[attr-defined]
    found: dict[Relation, list[Claim]] = {}
    for other, lies in related_to((place[0], place[1]), anchored):
        found.setdefault(lies, []).append(other)
    return [
        RelatedClaims(_LEADS[lies].format(this=called(claim.kind)), found[lies][:_SHOWN], len(found[lies][_SHOWN:]))
        for lies in Relation
        if lies in found
    ]


def called(kind: str) -> str:
    """What an editor calls a claim of this kind."""
    return _CALLED.get(kind, kind)
