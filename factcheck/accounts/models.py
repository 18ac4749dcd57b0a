"""People, their roles, and the tokens programs use in their name."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


class Role(StrEnum):
    """What a person does at the desk. Each role may do what the ones before it may."""

    CHECKER = "checker"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class User(AbstractUser):
    """A person who works at the desk. ``byline`` is the name that verdict pages print."""

    role = models.CharField(
        max_length=20, choices=[(role.value, role.value.title()) for role in Role], default=Role.CHECKER.value
    )
    byline = models.CharField(max_length=120, blank=True, help_text="The name that published verdicts carry.")

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="accounts_user_known_role"
            )
        ]

    def __str__(self) -> str:
        return self.public_name

    @property
    def public_name(self) -> str:
        return self.byline or self.get_full_name() or self.username


class ApiTokenManager(models.Manager["ApiToken"]):
    def issue(
        self, *, user: User, name: str, scopes: list[str], expires_at: datetime | None = None
    ) -> tuple[ApiToken, str]:
        """Create a token; the second value is the secret, which is shown once and never stored."""
        secret = secrets.token_urlsafe(32)
        prefix = secrets.token_hex(4)
        token = self.create(
            user=user,
            name=name,
            prefix=prefix,
            digest=ApiToken.digest_of(secret),
            scopes=scopes,
            expires_at=expires_at,
        )
        return token, f"fcw_{prefix}_{secret}"

    def authenticate(self, presented: str) -> ApiToken | None:
        """The live token that ``presented`` stands for, or None."""
        scheme, _, rest = presented.partition("_")
        prefix, _, secret = rest.partition("_")
        if scheme != "fcw" or not secret:
            return None
        token = self.select_related("user").filter(prefix=prefix).first()
        if token is None or not secrets.compare_digest(token.digest, ApiToken.digest_of(secret)):
            return None
        if token.revoked_at or (token.expires_at and token.expires_at <= timezone.now()):
            return None
        return token if token.user.is_active else None


class ApiToken(models.Model):
    """A bearer token: a public prefix and the SHA-256 of 32 random bytes."""

    SCOPES = ("read", "write", "publish")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=16, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenManager()

    class Meta:
        verbose_name = "API token"

    def __str__(self) -> str:
        return f"{self.name} (fcw_{self.prefix}_…)"

    @staticmethod
    def digest_of(secret: str) -> str:
        return hashlib.sha256(secret.encode()).hexdigest()

    def allows(self, scope: str) -> bool:
        scopes: list[Any] = self.scopes
        return scope in scopes
