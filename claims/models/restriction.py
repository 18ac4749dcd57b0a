"""What keeps a verdict from readers for a while, and people from a claim: holds, embargoes, recusals."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import Article
from claims.models.claim import Claim

ONE_SUBJECT = Q(claim__isnull=True, article__isnull=False) | Q(claim__isnull=False, article__isnull=True)


def put_on(claim: Claim) -> Q:
    """The holds or recusals that were put on the claim itself or on its whole article."""
    return Q(claim=claim) | Q(article=claim.article_id)


class Hold(models.Model):
    """Nothing is published on the claim, or on any claim of the article, while it stands.

    A legal hold stands until somebody lifts it; an embargo ends by itself at ``until``, too.
    """

    class Kind(models.TextChoices):
        LEGAL = "legal", "legal hold"
        EMBARGO = "embargo", "embargo"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="holds")
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.PROTECT, related_name="holds")
    reason = models.TextField()
    until = models.DateTimeField(null=True, blank=True, help_text="Of an embargo: when it ends.")
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(auto_now_add=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="claims_hold_one_subject"),
            models.CheckConstraint(
                condition=Q(kind="legal", until__isnull=True) | Q(kind="embargo", until__isnull=False),
                name="claims_hold_embargo_has_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.claim or self.article}"


class Recusal(models.Model):
    """A person who has a conflict of interest takes no part: no work, review or publication on the claim or article."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="recusals")
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="recusals")
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.PROTECT, related_name="recusals")
    reason = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=ONE_SUBJECT, name="claims_recusal_one_subject"),
            models.UniqueConstraint(
                fields=["person", "claim"],
                condition=Q(ended_at__isnull=True, claim__isnull=False),
                name="claims_recusal_once_per_claim",
            ),
            models.UniqueConstraint(
                fields=["person", "article"],
                condition=Q(ended_at__isnull=True, article__isnull=False),
                name="claims_recusal_once_per_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} takes no part in {self.claim or self.article}"


def subject_of(restriction: Hold | Recusal) -> Claim | Article:
    """The claim or the whole article that it was put on."""
    subject = restriction.claim or restriction.article
    assert subject is not None, "the database keeps it on one subject"
    return subject
