"""Who may do what with what the whole house shares, asked by role."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from factcheck.accounts.models import Role, User
from factcheck.errors import NotPermitted


def at_least(role: Role) -> frozenset[Role]:
    """``role`` and the ones above it."""
    return frozenset(each for each in Role if each.rank >= role.rank)


EVERYBODY = at_least(Role.READER)
CHECKERS = at_least(Role.CHECKER)
EDITORS = at_least(Role.EDITOR)
ADMINISTRATORS = at_least(Role.ADMINISTRATOR)


def has_role(user: object, roles: frozenset[Role]) -> bool:
    """Whether ``user`` is an active person with one of ``roles`` in the house or at any desk."""
    return isinstance(user, User) and user.is_active and user.highest_role in roles


def has_house_role(user: object, roles: frozenset[Role]) -> bool:
    """Whether ``user`` is an active person with one of ``roles`` in the whole house."""
    return isinstance(user, User) and user.is_active and user.house_role in roles


def require_role(user: User | AnonymousUser, roles: frozenset[Role], doing: str) -> None:
    """Raise ``NotPermitted`` unless ``user`` has one of ``roles`` somewhere; ``doing`` names the action."""
    if not has_role(user, roles):
        raise _refused(doing)


def require_house_role(user: User | AnonymousUser, roles: frozenset[Role], doing: str) -> None:
    """Raise ``NotPermitted`` unless ``user`` has one of ``roles`` in the whole house."""
    if not has_house_role(user, roles):
        raise _refused(doing)


def _refused(doing: str) -> NotPermitted:
    return NotPermitted(
        "not_permitted",
        f"Your role does not allow this ({doing}). Ask an editor or an administrator of the desk.",
        action=doing,
    )
