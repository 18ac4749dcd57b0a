"""People, their roles, and the tokens programs use in their name."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


class Role(StrEnum):
    """What a person does at a desk. Each role may do what the ones before it may."""

    READER = "reader"
    CHECKER = "checker"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"

    @property
    def rank(self) -> int:
        return list(Role).index(self)


ROLE_CHOICES = [(role.value, role.value.title()) for role in Role]


class User(AbstractUser):
    """A person who works in the house. ``byline`` is the name that verdict pages print.

    ``role`` counts at every desk of the house; "" is none. A ``Membership`` gives a role at one desk; there the
    higher of the two counts.
    """

    role = models.CharField(
        "role in the house",
        max_length=20,
        choices=ROLE_CHOICES,
        default=Role.CHECKER.value,
        blank=True,
        help_text="Counts at every desk. Left empty for somebody who works at single desks only.",
    )
    byline = models.CharField(max_length=120, blank=True, help_text="The name that published verdicts carry.")

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=["", *(role.value for role in Role)]), name="accounts_user_known_role"
            )
        ]

    def __str__(self) -> str:
        return self.public_name

    @property
    def public_name(self) -> str:
        return self.byline or self.get_full_name() or self.username

    @property
    def house_role(self) -> Role | None:
        """The role that counts at every desk, or None."""
        return Role(self.role) if self.role else None

    @cached_property
    def desk_roles(self) -> dict[int, Role]:
        """The roles given at single desks, by the desk's id; one query, made once per object."""
        return {row.desk_id: Role(row.role) for row in Membership.objects.filter(user=self, desk__is_active=True)}

    def role_at(self, desk_id: int) -> Role | None:
        """The higher of the role in the house and the one at the desk; None for somebody who has no business there."""
        house = self.house_role
        if house is Role.ADMINISTRATOR:
            return house
        return max((role for role in (house, self.desk_roles.get(desk_id)) if role), key=_rank, default=None)

    @property
    def highest_role(self) -> Role | None:
        """The highest role at any desk; what is shared by the house (the library, lookups) asks for this one."""
        house = self.house_role
        if house is Role.ADMINISTRATOR:
            return house
        return max((role for role in (house, *self.desk_roles.values()) if role), key=_rank, default=None)


def _rank(role: Role) -> int:
    return role.rank


class Desk(models.Model):
    """A desk of the newsroom: its articles are seen by its members and by whoever has a role in the house."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=40, unique=True)
    is_active = models.BooleanField(
        default=True, help_text="A closed desk takes in no articles, and its members’ roles end; what it did stays."
    )

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's role at one desk."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)

    class Meta:
        ordering = ("desk__name", "user__username")
        constraints = [
            models.UniqueConstraint(fields=["user", "desk"], name="accounts_membership_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="accounts_membership_known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} at {self.desk}"


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
