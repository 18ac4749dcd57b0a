"""What the people of a desk say to each other about a claim or an article. Never shown to readers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import Article
from claims.models.claim import Claim


class Comment(models.Model):
    """A comment on a claim, or on the article as a whole when ``claim`` is None.

    ``thread`` is the comment it answers; None when it starts a thread. Nothing is deleted: its author may rewrite
    it for a while, and each former text is kept (``FormerWords``, which the database insists on); a withdrawn one
    keeps its place. A thread is resolved on the comment that starts it.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="comments")
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="comments")
    thread = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(help_text="Markdown.")
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="claims_comment_withdrawn_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False, thread__isnull=True),
                name="claims_comment_resolved_as_thread",
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk} by {self.author}"


class FormerWords(models.Model):
    """What a comment said before its author rewrote it. Never changed, never deleted."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="former")
    revision = models.PositiveIntegerField()
    words = models.TextField()
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("comment_id", "revision")
        constraints = [models.UniqueConstraint(fields=["comment", "revision"], name="claims_formerwords_once")]

    def __str__(self) -> str:
        return f"revision {self.revision} of comment {self.comment_id}"
