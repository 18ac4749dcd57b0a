"""What the people of a claim are told when something happens to it without them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.claim import Claim


class Notice(models.Model):
    """One person, one claim, one sentence; it stays until the person has seen it."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="notices")
    words = models.CharField(max_length=500)
    made_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes = [
            models.Index(fields=["recipient", "-made_at"], condition=Q(seen_at=None), name="claims_notice_unseen")
        ]

    def __str__(self) -> str:
        return self.words
