"""Carrying claims over to a new version of their article."""

from __future__ import annotations

from django.db.models import F

from claims.anchoring import Anchor, find_again
from claims.models import Article, ArticleVersion, Claim, ClaimAnchor

LOST_WORDS = "Its words are no longer in version"


def reanchor(*, article: Article, previous: ArticleVersion, version: ArticleVersion) -> tuple[list[int], list[int]]:
    """Anchor the article's claims in ``version``.

    Returns the numbers of the claims whose words still stand, and of those that lost them. Those are marked
    for attention, and their earlier anchors stay: a claim whose words come back is found by its newest one.
    """
    newest: dict[int, ClaimAnchor] = {}
    for anchor in (
        ClaimAnchor.objects.filter(claim__article=article)
        .select_related("claim")
        .order_by("claim_id", "version__number")
    ):
        newest[anchor.claim_id] = anchor
    kept: list[int] = []
    lost: list[int] = []
    rows: list[ClaimAnchor] = []
    for anchor in newest.values():
        claim = anchor.claim
        found = find_again(version.text, claim.text, Anchor(anchor.start, anchor.end, anchor.prefix, anchor.suffix))
        if found is None:
            lost.append(claim.pk)
            continue
        kept.append(claim.pk)
        rows.append(ClaimAnchor.at(found, claim=claim, version=version))
    ClaimAnchor.objects.bulk_create(rows, batch_size=500)
    # A dismissed claim needs nobody's attention; one whose words came back needs it no longer.
    Claim.objects.filter(pk__in=lost).exclude(state="dismissed").update(
        attention=f"{LOST_WORDS} {version.number} of the article.",
        revision=F("revision") + 1,
    )
    Claim.objects.filter(pk__in=kept, attention__startswith=LOST_WORDS).update(attention="", revision=F("revision") + 1)
    numbers = dict(Claim.objects.filter(article=article).values_list("pk", "number"))
    return sorted(numbers[pk] for pk in kept), sorted(numbers[pk] for pk in lost)
