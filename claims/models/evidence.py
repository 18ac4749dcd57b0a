"""What bears on a claim: the lookups made for it and the excerpts attached to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from claims.models.claim import Claim
from sources.models import Lookup, LookupResult, Snapshot


class ClaimLookup(models.Model):
    """Which lookups were made for which claim."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="claim_lookups")
    lookup = models.OneToOneField(Lookup, on_delete=models.CASCADE, related_name="claim_lookup")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.lookup} for {self.claim}"


class Evidence(models.Model):
    """An excerpt of a snapshot with a stance on the claim, attached by a person.

    ``start``/``end`` are code points in the snapshot's text; ``excerpt`` repeats the words there. Evidence is
    never deleted: it is withdrawn, with a reason.
    """

    class Stance(models.TextChoices):
        SUPPORTS = "supports", "supports the claim"
        REFUTES = "refutes", "refutes the claim"
        CONTEXT = "context", "gives context"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    excerpt = models.TextField()
    stance = models.CharField(max_length=10, choices=Stance.choices)
    note = models.TextField(blank=True, help_text="What this shows, in a sentence; printed on the verdict page.")
    from_result = models.ForeignKey(LookupResult, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="claims_evidence_not_empty"),
            models.CheckConstraint(
                condition=models.Q(stance__in=["supports", "refutes", "context"]),
                name="claims_evidence_known_stance",
            ),
            models.UniqueConstraint(
                fields=["claim", "snapshot", "start", "end"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="claims_evidence_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.excerpt[:60]}"
