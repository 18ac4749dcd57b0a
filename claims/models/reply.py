"""The right-of-reply register: who was asked, when and how, and what they answered. Append-only."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import Article
from claims.models.claim import Claim
from claims.models.verdict import VerdictVersion
from sources.models import Snapshot


class Channel(models.TextChoices):
    EMAIL = "email", "by e-mail"
    PHONE = "phone", "by phone"
    LETTER = "letter", "by letter"
    IN_PERSON = "in_person", "in person"
    SOCIAL_MEDIA = "social_media", "on social media"
    FORM = "form", "through a contact form"


class _WrittenOnce(models.Model):
    """Rows that stay as they were written; the database refuses changes, too."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The register is never changed; what is new is added to it.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Nothing is taken out of the register.")


class ReplyRequest(_WrittenOnce):
    """That somebody was asked, about a claim or (without one) about everything in the article.

    ``note`` is for the desk alone. ``printed`` says whether verdict pages name the request at all.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="reply_requests")
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="reply_requests")
    asked = models.CharField(max_length=200, verbose_name="who was asked", help_text="A person or an organisation.")
    role = models.CharField(max_length=200, blank=True)
    asked_on = models.DateField()
    channel = models.CharField(max_length=20, choices=Channel.choices)
    question = models.TextField(verbose_name="what was asked")
    deadline = models.DateField(null=True, blank=True, verbose_name="asked to reply by")
    printed = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    snapshot = models.ForeignKey(Snapshot, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("asked_on", "pk")
        verbose_name = "request for a reply"
        verbose_name_plural = "requests for a reply"
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=["email", "phone", "letter", "in_person", "social_media", "form"]),
                name="claims_replyrequest_known_channel",
            )
        ]

    def __str__(self) -> str:
        return f"{self.asked}, asked on {self.asked_on:%Y-%m-%d}"


class ReplyUpdate(_WrittenOnce):
    """What became of a request, or what was wrong in its entry. The last one of a kind counts.

    ``words`` are the reply as it may be printed, where ``may_print`` says so; ``note`` is for the desk alone.
    A correction repeats the whole entry as it should read (``asked`` to ``printed``).
    """

    class Kind(models.TextChoices):
        REPLIED = "replied", "replied"
        DECLINED = "declined", "declined to comment"
        NO_REPLY = "no_reply", "did not reply"
        CORRECTED = "corrected", "entry corrected"
        STRUCK = "struck", "entered in error"

    OUTCOMES = (Kind.REPLIED, Kind.DECLINED, Kind.NO_REPLY)

    request = models.ForeignKey(ReplyRequest, on_delete=models.PROTECT, related_name="updates")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    happened_on = models.DateField()
    words = models.TextField(blank=True, verbose_name="the reply")
    may_print = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    snapshot = models.ForeignKey(Snapshot, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=20, choices=Channel.choices, blank=True)
    deadline = models.DateField(null=True, blank=True)
    printed = models.BooleanField(default=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("request_id", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["replied", "declined", "no_reply", "corrected", "struck"]),
                name="claims_replyupdate_known_kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind="corrected") | Q(asked_on__isnull=False) & ~Q(asked="") & ~Q(channel=""),
                name="claims_replyupdate_whole_correction",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.happened_on:%Y-%m-%d})"


class PrintedReply(_WrittenOnce):
    """What a published verdict version says about one request: copied at publication, fixed like the version."""

    version = models.ForeignKey(VerdictVersion, on_delete=models.PROTECT, related_name="replies")
    request = models.ForeignKey(ReplyRequest, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    asked = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    asked_on = models.DateField()
    channel = models.CharField(max_length=20, choices=Channel.choices)
    outcome = models.CharField(max_length=10, choices=ReplyUpdate.Kind.choices, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ("version_id", "position")
        constraints = [models.UniqueConstraint(fields=["version", "request"], name="claims_printedreply_once")]

    def __str__(self) -> str:
        return f"{self.asked}: {self.get_outcome_display() or 'asked'}"
