"""Who may do what: one function, asked by actions, admin, workbench and API alike. Deny by default."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from factcheck.accounts.models import Role, User
from factcheck.errors import NotPermitted

# Every action and the roles that may do it. An action not listed here is nobody's.
ALLOWED: dict[str, frozenset[Role]] = {
    "view": frozenset(Role),
    "intake": frozenset(Role),
    "triage": frozenset(Role),
    "research": frozenset(Role),
    "assign": frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    "review": frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    "publish": frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    "export": frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    "manage_scales": frozenset({Role.ADMINISTRATOR}),
    "manage_people": frozenset({Role.ADMINISTRATOR}),
}


def may(user: User | AnonymousUser, action: str) -> bool:
    """Whether ``user`` may do ``action``. Inactive and anonymous users may do nothing."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return user.role in ALLOWED.get(action, frozenset())


def require(user: User | AnonymousUser, action: str) -> None:
    """Raise ``NotPermitted`` unless ``user`` may do ``action``."""
    if not may(user, action):
        raise NotPermitted(
            "not_permitted",
            f"Your role does not allow this ({action}). Ask an editor or an administrator of the desk.",
            action=action,
        )
