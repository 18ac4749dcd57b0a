"""Who is told what happens to a claim or an article, and who has it open just now."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import Article
from claims.models.claim import Claim


class Watch(models.Model):
    """A person watches a claim, or the article as a whole when ``claim`` is None.

    Whoever stopped stays out until they ask to be told again: taking part makes nobody watch a second time.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="watches")
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.CASCADE, related_name="watches")
    since = models.DateTimeField(auto_now_add=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "person"], condition=Q(claim__isnull=False), name="claims_watch_claim_once"
            ),
            models.UniqueConstraint(
                fields=["article", "person"], condition=Q(claim__isnull=True), name="claims_watch_article_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} watches {self.claim or self.article}"


class Presence(models.Model):
    """A person has a claim open, or had it a moment ago. One row per person and claim; old rows are swept away."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField(db_index=True)
    wrote_at = models.DateTimeField(null=True, blank=True, help_text="Last typed in the verdict form.")

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["claim", "person"], name="claims_presence_once")]

    def __str__(self) -> str:
        return f"{self.person} at {self.claim}"
