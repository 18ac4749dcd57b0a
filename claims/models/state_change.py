"""When a claim went from one state to another, in a form that can be counted."""

from __future__ import annotations

from django.db import models

from claims.models.claim import Claim


class StateChange(models.Model):
    """One step of one claim, written by ``claims.actions.transition`` alone.

    The audit tells the same and more; but it is one chain over everything, and to find the steps of a desk's claims
    in it would be to read it all.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="state_changes")
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = [
            models.Index(fields=["after", "-at"], name="claims_statechange_arrivals"),
            models.Index(fields=["claim", "after", "-at"], name="claims_statechange_claim"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
