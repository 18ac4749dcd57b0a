"""What the newest version of an article did to its claims, and which version each was checked against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from claims.models import Article, ArticleVersion, CheckedAgainst, Claim, ClaimAnchor, VersionChange
from claims.workflow import PUBLIC_STATES, ClaimState

# As a filter of the list, and what it says there.
CHANGES = {"touched": "look again", "new": "new in this version"}
_SIGNED_OFF = PUBLIC_STATES | {ClaimState.APPROVED}


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of claims in the newest version. ``words`` is None where nobody counted the words."""

    words: VersionChange | None
    touched: int
    new: int
    kept_sign_off: int


def first_version() -> Subquery:
    """For annotating claims as ``first_version``: the number of the version in which the claim was found."""
    anchors = ClaimAnchor.objects.filter(claim=OuterRef("pk")).order_by("version__number")
    return Subquery(anchors.values("version__number")[:1])


def is_new(claim: Claim, version: ArticleVersion) -> bool:
    """Whether the engine found the claim in ``version`` and not in an earlier one."""
    found_in: int | None = claim.first_version  # type: ignore[attr-defined]
    return version.number > 1 and claim.created_by_id is None and found_in == version.number


def changes_of(claim: Claim, version: ArticleVersion) -> set[str]:
    """Which of ``CHANGES`` the claim is."""
    found = {"touched"} if claim.attention else set()
    return found | {"new"} if is_new(claim, version) else found


def versions_checked(article: Article) -> dict[int, int]:
    """By claim id, the number of the article's version that stood when its verdict was last handed in; one query."""
    rows = CheckedAgainst.objects.filter(verdict_version__verdict__claim__article=article)
    names = ("verdict_version__verdict__claim_id", "article_version__number")
    return dict(rows.order_by("verdict_version__number").values_list(*names))


def summarise(version: ArticleVersion, claims: Sequence[Claim], checked: dict[int, int]) -> Summary | None:
    """None for an article's first version; one query."""
    if version.number == 1:
        return None
    return Summary(
        words=VersionChange.objects.filter(version=version).first(),
        touched=sum(bool(claim.attention) for claim in claims),
        new=sum(is_new(claim, version) for claim in claims),
        kept_sign_off=sum(_stands(claim, checked, version) for claim in claims),
    )


def _stands(claim: Claim, checked: dict[int, int], version: ArticleVersion) -> bool:
    """Whether the claim was signed off on an earlier version and its words and sentence are the same since."""
    earlier = checked.get(claim.pk, version.number) < version.number
    return earlier and claim.state in _SIGNED_OFF and not claim.attention
