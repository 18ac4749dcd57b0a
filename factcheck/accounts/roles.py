"""Who may do what at the desk, asked by role."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from factcheck.accounts.models import Role, User
from factcheck.errors import NotPermitted

EVERYBODY = frozenset(Role)
EDITORS = frozenset({Role.EDITOR, Role.ADMINISTRATOR})


def has_role(user: object, roles: frozenset[Role]) -> bool:
    """Whether ``user`` is an active person with one of ``roles``; anonymous users have none."""
    return isinstance(user, User) and user.is_active and user.role in roles


def require_role(user: User | AnonymousUser, roles: frozenset[Role], doing: str) -> None:
    """Raise ``NotPermitted`` unless ``user`` has one of ``roles``; ``doing`` names the action in the message."""
    if not has_role(user, roles):
        raise NotPermitted(
            "not_permitted",
            f"Your role does not allow this ({doing}). Ask an editor or an administrator of the desk.",
            action=doing,
        )
