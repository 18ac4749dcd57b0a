"""What the automated checks saw, for people to judge."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from claims.models.article import ArticleVersion
from claims.models.claim import Claim
from claims.verification.finding import Certainty
from claims.verification.outcomes import OUTCOMES, Check, Outcome
from sources.models import Snapshot

CHECK_CHOICES = [(check.value, check.value) for check in Check]
CERTAINTY_CHOICES = [(certainty.value, certainty.value) for certainty in Certainty]


class Finding(models.Model):
    """One answer of one check; never a verdict, and written by the checks alone.

    Of a claim (``quote``, ``role``), or of the passage ``[start, end)`` of an article version (``calendar``,
    ``numbers``; the whole text for ``article``). ``compared_sha256`` is the digest of all that was compared. A check
    that sees something else later adds a row and ends this one: what was known when stays on record.
    """

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="findings")
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    snapshot = models.ForeignKey(Snapshot, null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=10, choices=CHECK_CHOICES, verbose_name="check")
    start = models.PositiveIntegerField(help_text="Code points in the version's text.")
    end = models.PositiveIntegerField()
    outcome = models.CharField(max_length=30)
    certainty = models.CharField(max_length=10, choices=CERTAINTY_CHOICES)
    explanation = models.TextField(help_text="What was compared with what, and why this came out.")
    detail = models.JSONField(default=dict, help_text="What the check shows: word differences, terms of office, …")
    compared_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("start", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "kind", "snapshot"],
                condition=Q(superseded_at__isnull=True),
                name="claims_finding_one_per_source",
            ),
            models.UniqueConstraint(
                fields=["claim", "kind"],
                condition=Q(superseded_at__isnull=True, snapshot__isnull=True),
                name="claims_finding_one_per_claim",
            ),
            models.UniqueConstraint(
                fields=["version", "kind", "start", "end"],
                condition=Q(superseded_at__isnull=True, claim__isnull=True),
                name="claims_finding_one_per_passage",
            ),
            models.CheckConstraint(condition=Q(start__lte=models.F("end")), name="claims_finding_span"),
            models.CheckConstraint(
                condition=Q(kind__in=[check.value for check in Check]), name="claims_finding_known_check"
            ),
        ]
        indexes = [
            models.Index(fields=["version", "start"], condition=Q(superseded_at=None), name="claims_finding_current")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.outcome}"

    @property
    def reading(self) -> Outcome:
        """The outcome's label and tone."""
        return OUTCOMES[Check(self.kind)][self.outcome]
