"""What is worked out once about an article version, whose own row never changes."""

from __future__ import annotations

from django.db import models

from claims.models.article import ArticleVersion
from claims.models.verdict import VerdictVersion


class VersionSentences(models.Model):
    """Where the sentences stand that the engine read: ``[start, end)`` pairs in code points, in order."""

    version = models.OneToOneField(ArticleVersion, on_delete=models.PROTECT, related_name="sentences")
    spans = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "version sentences"

    def __str__(self) -> str:
        return f"sentences of {self.version}"


class VersionChange(models.Model):
    """How many words a version added to the one before it, and took away."""

    version = models.OneToOneField(ArticleVersion, on_delete=models.PROTECT, related_name="change")
    words_added = models.PositiveIntegerField()
    words_removed = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"+{self.words_added} −{self.words_removed} words in {self.version}"


class CheckedAgainst(models.Model):
    """Which version of the article stood on the desk when a verdict was last handed in.

    A row of its own, because a published verdict version never changes, nor does this row from then on.
    """

    verdict_version = models.OneToOneField(VerdictVersion, on_delete=models.CASCADE, related_name="checked_against")
    article_version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "checked against"

    def __str__(self) -> str:
        return f"{self.verdict_version} against {self.article_version}"
