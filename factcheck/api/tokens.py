"""Issuing and revoking API tokens; each leaves an audit record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from factcheck.accounts.models import ApiToken, User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, TransitionNotAllowed


@transaction.atomic
def issue_token(
    *, user: User, name: str, scopes: Sequence[str], actor: User | None, expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """Create a token for ``user``; the second value is the secret, shown once and never stored.

    ``actor`` is None when an operator issues it at the command line. Raises ``InvalidInput``.
    """
    name = name.strip()
    if not 0 < len(name) <= 80:
        raise InvalidInput("name_required", "Give the token a name of at most 80 characters: what uses it?")
    if not scopes or set(scopes) - set(ApiToken.SCOPES):
        raise InvalidInput("unknown_scope", f"Choose one or more of the scopes {', '.join(ApiToken.SCOPES)}.")
    if not user.is_active:
        raise InvalidInput("user_inactive", f"{user.username} is not active: a token would not work.")
    if expires_at is not None and expires_at <= timezone.now():
        raise InvalidInput("expiry_past", "The token would have expired already; give a later time.")
    token, secret = ApiToken.objects.issue(
        user=user, name=name, scopes=[scope for scope in ApiToken.SCOPES if scope in scopes], expires_at=expires_at
    )
    record(
        actor=actor,
        action="token.issued",
        obj=token,
        user=user.username,
        scopes=token.scopes,
        expires_at=expires_at.isoformat() if expires_at else None,
    )
    return token, secret


@transaction.atomic
def revoke_token(*, token: ApiToken, actor: User | None) -> ApiToken:
    """End the token now. Raises ``TransitionNotAllowed`` when it was revoked already."""
    changed = ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())
    if changed != 1:
        raise TransitionNotAllowed("already_revoked", "This token was revoked already.")
    token.refresh_from_db()
    record(actor=actor, action="token.revoked", obj=token, user=token.user.username)
    return token
