"""What the claim's panel offers for giving it other words, and what became of which claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import Form

from claims.actions.reshaping import RESHAPABLE
from claims.actions.undoing import LastStep, last_step
from claims.models import Claim, ClaimAnchor, ReshapedClaim
from claims.permissions import may
from claims.workbench.refused import FormDesk
from claims.workbench.reshape_forms import MergeForm, ResizeForm, SplitForm, UndoForm
from factcheck.accounts.models import User

# Claims so near that one assertion may have been cut in two, and as many as can be looked through.
NEAR = 200  # code points
MOST = 12


@dataclass(frozen=True, slots=True)
class Forms:
    """The three ways to give a claim other words.

    ``takes_over`` names what would go with it, "" for nothing; ``start`` and ``end`` are where it stands now.
    """

    resize: Form
    split: Form | None
    merge: Form | None
    takes_over: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReshapingBox:
    """``made_from`` and ``replaced_by``: the claims on the other side of reshapings that stand."""

    forms: Forms | None
    undo: LastStep | None
    undo_form: Form | None
    made_from: Sequence[ReshapedClaim]
    replaced_by: Sequence[ReshapedClaim]


@dataclass(frozen=True, slots=True)
class Work:
    """What was done on the claim: pieces of evidence that stand, whether there is a draft, whether it was published."""

    evidence: int
    draft: bool
    published: bool


def read_reshaping(claim: Claim, user: User, forms: FormDesk, work: Work) -> ReshapingBox:
    """Five queries, and three more while a reshaping may be undone, whatever the article holds."""
    permitted = may(user, "triage", claim)
    parts = list(
        ReshapedClaim.objects.filter(reshaping__parts__claim=claim, reshaping__undone_at__isnull=True)
        .select_related("claim", "reshaping")
        .order_by("pk")
    )
    own = {part.reshaping_id: part.is_new for part in parts if part.claim_id == claim.pk}
    others = [part for part in parts if part.claim_id != claim.pk and part.is_new != own[part.reshaping_id]]
    step = last_step(claim, user) if permitted else None
    return ReshapingBox(
        forms=_forms(claim, forms, work) if permitted and claim.state in RESHAPABLE else None,
        undo=step,
        undo_form=forms.give(UndoForm(slug="undo", initial={"key": step.key})) if step else None,
        made_from=[part for part in others if not part.is_new],
        replaced_by=[part for part in others if part.is_new],
    )


def mergeable(claim: Claim) -> list[tuple[int, str]]:
    """Number and words of the claims around that this one may be merged with, those that share words first."""
    anchor = ClaimAnchor.objects.filter(claim=claim, version=claim.article.current_version_id).first()
    return _around(anchor) if anchor else []


def _around(anchor: ClaimAnchor) -> list[tuple[int, str]]:
    near = (
        ClaimAnchor.objects.filter(
            version=anchor.version_id, start__lte=anchor.end + NEAR, end__gte=anchor.start - NEAR
        )
        .exclude(claim=anchor.claim_id)
        .filter(claim__state__in=RESHAPABLE)
        .select_related("claim")
    )
    gaps = [(max(other.start - anchor.end, anchor.start - other.end, 0), other.start, other.claim) for other in near]
    gaps.sort(key=lambda gap: (gap[0], gap[1], gap[2].number))
    return [(other.number, f"#{other.number} {other.kind}: {_shortened(other.text)}") for _, _, other in gaps[:MOST]]


def _forms(claim: Claim, forms: FormDesk, work: Work) -> Forms | None:
    anchor = ClaimAnchor.objects.filter(claim=claim, version=claim.article.current_version_id).first()
    if anchor is None or work.published:
        return None
    version = claim.article.current_version
    assert version is not None, "a claim's article has a version"
    seen = {"version": version.number, "revision": claim.revision, "take_over": True}
    own = "" if claim.statement == claim.text else claim.statement
    others = _around(anchor)
    resize = ResizeForm(slug="resize", initial=seen | {"exact": claim.text, "start": anchor.start, "statement": own})
    merge = MergeForm(slug="merge", initial=seen | {"statement": own}, others=others)
    return Forms(
        resize=forms.give(resize),
        split=forms.give(SplitForm(slug="split", initial=seen)) if len(claim.text.split()) > 1 else None,
        merge=forms.give(merge) if others else None,
        takes_over=_what_goes_with(work),
        start=anchor.start,
        end=anchor.end,
    )


def _what_goes_with(work: Work) -> str:
    pieces = [f"{work.evidence} {'piece' if work.evidence == 1 else 'pieces'} of evidence"] if work.evidence else []
    return " and ".join([*pieces, *(["the draft of the verdict"] if work.draft else [])])


def _shortened(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89]}…"
