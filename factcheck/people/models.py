"""Invitations to people who have no account yet."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from factcheck.accounts.models import ROLE_CHOICES, Desk

LIFETIME = timedelta(days=7)


def digest_of(token: str) -> str:
    """What is stored of a link's token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(models.Model):
    """Somebody may make themselves an account, once, with the roles given here. Only the link's digest is stored."""

    name = models.CharField("name", max_length=120, help_text="As published verdicts will print it.")
    email = models.EmailField("e-mail", max_length=254)
    role = models.CharField("role in the house", max_length=20, choices=ROLE_CHOICES, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField("invited", auto_now_add=True)
    expires_at = models.DateTimeField("good until")
    sent = models.PositiveSmallIntegerField("sent", default=1, help_text="How often a link was made.")
    accepted_at = models.DateTimeField("accepted", null=True, blank=True)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="invitation"
    )
    revoked_at = models.DateTimeField("revoked", null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                name="people_invitation_accepted_by_somebody",
                condition=models.Q(accepted_at=None, person=None)
                | models.Q(accepted_at__isnull=False, person__isnull=False, revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def standing(self) -> str:
        """open, accepted, revoked or expired."""
        if self.accepted_at:
            return "accepted"
        if self.revoked_at:
            return "revoked"
        return "open" if self.expires_at > timezone.now() else "expired"


class InvitedTo(models.Model):
    """A role at one desk that comes with an invitation."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="desks")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)

    class Meta:
        ordering = ("desk__name",)
        constraints = [models.UniqueConstraint(fields=["invitation", "desk"], name="people_invited_to_desk_once")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} at {self.desk}"
