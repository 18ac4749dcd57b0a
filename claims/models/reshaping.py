"""Claims that were resized, split or merged: which one took the place of which."""

from __future__ import annotations

from collections import defaultdict

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from claims.models.article import ArticleVersion
from claims.models.claim import Claim


class ClaimReshaping(models.Model):
    """A person gave one or two claims other words. The words of a claim never change: new claims take their place."""

    class Kind(models.TextChoices):
        RESIZE = "resize", "resized"
        SPLIT = "split", "split"
        MERGE = "merge", "merged"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["resize", "split", "merge"]), name="claims_reshaping_kind"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="claims_reshaping_undone_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} in {self.version}"


class ReshapedClaim(models.Model):
    """A claim's part in a reshaping: it was made by it (``is_new``), or replaced.

    ``state_before`` is what an undoing puts a replaced claim back to; "" for a new one. ``revision`` is the claim's
    once the reshaping was done: another one means that somebody went on working on it.
    """

    reshaping = models.ForeignKey(ClaimReshaping, on_delete=models.CASCADE, related_name="parts")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reshapings")
    is_new = models.BooleanField()
    state_before = models.CharField(max_length=20, blank=True)
    revision = models.PositiveIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["reshaping", "claim"], name="claims_reshapedclaim_once"),
            models.UniqueConstraint(fields=["claim"], condition=Q(is_new=True), name="claims_reshapedclaim_one_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.claim} in {self.reshaping}"


class Lineages:
    """Which claims of an article took the place of which; one query, when it is made.

    What was asked about an earlier claim was asked about the one that took its place, too.
    """

    def __init__(self, article: int) -> None:
        parts = ReshapedClaim.objects.filter(claim__article=article, reshaping__undone_at=None).order_by("pk")
        replaced: dict[int, set[int]] = defaultdict(set)
        made: dict[int, int] = {}
        for claim, reshaping, is_new in parts.values_list("claim_id", "reshaping_id", "is_new"):
            if is_new:
                made[claim] = reshaping
            else:
                replaced[reshaping].add(claim)
        self._origins = {claim: replaced[reshaping] for claim, reshaping in made.items()}

    def of(self, claim: int) -> set[int]:
        """The claim with that id and those whose place it took, directly or through others."""
        found, newest = {claim}, {claim}
        while newest:
            newest = {origin for each in newest for origin in self._origins.get(each, ())} - found
            found |= newest
        return found


def set_aside(claim: str = "pk") -> Exists:
    """For filters and annotations: a reshaping replaced the claim at the path ``claim``, or made it and was undone.

    Such a claim is dismissed. One that somebody selected again counts like any other: ask for its state as well.
    """
    replaced = Q(is_new=False, reshaping__undone_at__isnull=True)
    withdrawn = Q(is_new=True, reshaping__undone_at__isnull=False)
    return Exists(ReshapedClaim.objects.filter(replaced | withdrawn, claim=OuterRef(claim)))
