"""What the desk asks an author, the link by which somebody without an account answers, and the answers."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import Article, ArticleVersion
from claims.models.claim import Claim


class Addressee(models.Model):
    """Somebody who is asked about one article, and finds all questions to them behind one link.

    Without an e-mail address the desk passes the link on itself.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="addressees")
    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True, verbose_name="e-mail")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["article", "name", "email"], name="claims_addressee_once_per_article")
        ]

    def __str__(self) -> str:
        return self.name


class AuthorLink(models.Model):
    """One link to an addressee's page. Only the digest of its secret is stored: nobody can read the link again.

    ``requests`` counts those since ``window_started_at``, for the limit on one link.
    """

    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the secret, in hexadecimal.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    window_started_at = models.DateTimeField(null=True, blank=True)
    requests = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"link for {self.addressee} until {self.expires_at:%Y-%m-%d}"


class AuthorQuery(models.Model):
    """One question to an addressee, about a claim or the whole article; it may propose a change of words.

    ``before`` are words of ``version`` and ``after`` what should stand in their place; both or neither.
    ``agreed_wording`` is what was agreed in the end, for the next version of the article to be compared with.
    """

    class State(models.TextChoices):
        DRAFTED = "drafted", "drafted"
        SENT = "sent", "sent"
        OPENED = "opened", "opened"
        ANSWERED = "answered", "answered"
        ACCEPTED = "accepted", "accepted"
        CLOSED = "closed", "closed"
        WITHDRAWN = "withdrawn", "withdrawn"

    # The author sees these, and may still answer or answer otherwise.
    WITH_THE_AUTHOR = (State.SENT, State.OPENED, State.ANSWERED)
    WAITING = (State.SENT, State.OPENED)
    OPEN = (State.DRAFTED, *WITH_THE_AUTHOR)

    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="queries")
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="author_queries")
    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    deadline = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFTED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, help_text="When the author last answered.")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_reason = models.TextField(blank=True)
    agreed_wording = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "question to an author"
        verbose_name_plural = "questions to authors"
        constraints = [
            models.CheckConstraint(
                condition=Q(before="", after="") | ~Q(before="") & ~Q(after=""), name="claims_authorquery_whole_change"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["drafted", "sent", "opened", "answered", "accepted", "closed", "withdrawn"],
                ),
                name="claims_authorquery_known_state",
            ),
        ]
        indexes = [models.Index(fields=["state", "deadline"], name="claims_authorquery_waiting")]

    def __str__(self) -> str:
        return self.question if len(self.question) <= 80 else f"{self.question[:79]}…"

    @property
    def proposes(self) -> bool:
        """Whether the question proposes a change of words."""
        return bool(self.before)


class AuthorAnswer(models.Model):
    """An answer as it was sent. A changed answer is another row: what was said when stays on record."""

    class Change(models.TextChoices):
        NONE = "", "nothing proposed"
        ACCEPTED = "accepted", "agrees with the proposed words"
        REWORDED = "reworded", "proposes other words"
        REJECTED = "rejected", "wants the words to stay"

    query = models.ForeignKey(AuthorQuery, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField(help_text="Counts the answers to one question.")
    text = models.TextField(blank=True)
    change = models.CharField(max_length=10, choices=Change.choices, blank=True)
    wording = models.TextField(blank=True, help_text="The other words, where the author proposes some.")
    source_url = models.CharField(max_length=2000, blank=True, help_text="Given as a source; never fetched by itself.")
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("query_id", "number")
        constraints = [
            # Two answers at once: the second one learns of the first.
            models.UniqueConstraint(fields=["query", "number"], name="claims_authoranswer_number"),
        ]

    def __str__(self) -> str:
        return f"answer {self.number} to “{self.query}”"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("An answer is never changed; another one is added.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An answer is never deleted.")
