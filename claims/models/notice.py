"""What people are told of claims and articles, and how they want to hear of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.article import Article
from claims.models.claim import Claim
from claims.models.comment import Comment
from claims.tidings import NoticeKind

KIND_CHOICES = [(kind.value, kind.label) for kind in NoticeKind]


class Notice(models.Model):
    """One person, one claim (or article), one sentence; it stays until the person has seen it.

    ``words`` may be mailed; ``detail`` (a reason, the beginning of a comment) never leaves the desk. ``event`` names
    what happened: nobody is told of one event twice. It is empty on notices of before there were events.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="notices")
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    comment = models.ForeignKey(Comment, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=KIND_CHOICES, default=NoticeKind.SOURCE_CHANGED.value)
    event = models.CharField(max_length=100, blank=True, editable=False)
    words = models.CharField(max_length=500)
    detail = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "event"], condition=~Q(event=""), name="claims_notice_once_per_event"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in NoticeKind]), name="claims_notice_known_kind"
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-made_at"], condition=Q(seen_at=None), name="claims_notice_unseen"),
            models.Index(fields=["recipient", "-id"], name="claims_notice_list"),
        ]

    def __str__(self) -> str:
        return self.words


class MailChoice(models.Model):
    """How a person wants to hear by mail of what they have not seen at the desk. Without a row: once a day."""

    class When(models.TextChoices):
        AT_ONCE = "at_once", "what is addressed to you at once, the rest once a day"
        DAILY = "daily", "once a day"
        NEVER = "never", "never"

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choice")
    when = models.CharField(max_length=10, choices=When.choices, default=When.DAILY)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(when__in=["at_once", "daily", "never"]), name="claims_mailchoice_known")
        ]

    def __str__(self) -> str:
        return self.get_when_display()
