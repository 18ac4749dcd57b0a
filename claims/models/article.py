"""An article and its immutable versions."""

from __future__ import annotations

import hashlib
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.text import slugify

from factcheck.accounts.models import Desk


def text_sha256(text: str) -> str:
    """SHA-256 of the text as UTF-8, in hexadecimal: the identity of a version's words."""
    return hashlib.sha256(text.encode()).hexdigest()


class Article(models.Model):
    """The article under check. Its words live in its versions; ``current_version`` is the newest one."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="articles")
    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True, editable=False)
    url = models.URLField(max_length=2000, blank=True, verbose_name="address")
    publisher = models.CharField(max_length=200, blank=True)
    author = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, blank=True)
    published_on = models.DateField(
        null=True,
        blank=True,
        verbose_name="publication date",
        help_text="What “yesterday” and “this Thursday” refer to. Unknown until somebody says so.",
    )
    current_version = models.OneToOneField(
        "claims.ArticleVersion", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    current_sha256 = models.CharField(max_length=64, editable=False)
    is_public = models.BooleanField(
        default=False,
        help_text="Show the annotated article to readers once one of its verdicts is published.",
    )
    warnings = models.JSONField(
        default=list,
        editable=False,
        help_text="What the extraction engine could not read in the current version, in sentences for the desk.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=["-created_at", "-id"], name="claims_article_newest")]
        constraints = [
            # At another desk the same text is another article: who works there may not even see this one.
            models.UniqueConstraint(fields=["desk", "current_sha256"], name="claims_article_text_once_per_desk")
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            name = slugify(self.title)[:100] or "article"
            self.slug = f"{name}-{self.current_sha256[:8]}"
            # The same text may stand at another desk, or have been the earlier text of another article.
            while Article.objects.filter(slug=self.slug).exists():
                self.slug = f"{name}-{text_sha256(f'{self.desk_id}/{self.slug}')[:8]}"
        super().save(*args, **kwargs)


class ArticleVersion(models.Model):
    """The text at one moment. Never changed: claims are anchored in it by code-point offsets.

    The database refuses UPDATE and DELETE through triggers.
    """

    class Format(models.TextChoices):
        PASTE = "paste", "pasted text"
        TXT = "txt", "plain text file"
        MD = "md", "Markdown file"
        HTML = "html", "HTML file"
        DOCX = "docx", "Word document"
        PDF = "pdf", "PDF"
        URL = "url", "fetched from its address"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    source_format = models.CharField(max_length=10, choices=Format.choices, default=Format.PASTE)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("article_id", "number")
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="claims_articleversion_number")]

    def __str__(self) -> str:
        return f"version {self.number} of “{self.article}”"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("An article version is never changed; add a new version.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An article version is never deleted.")
