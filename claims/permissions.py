"""Who may do what: one function, asked by actions, admin, workbench and API alike. Deny by default."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from claims.models import Article, Claim
from factcheck.accounts.models import Desk, Role, User
from factcheck.accounts.roles import at_least
from factcheck.errors import NotPermitted

# Every action and the roles that may do it. An action not listed here is nobody's.
ALLOWED: dict[str, frozenset[Role]] = {
    "view": at_least(Role.READER),
    "comment": at_least(Role.READER),
    "intake": at_least(Role.CHECKER),
    "triage": at_least(Role.CHECKER),
    "research": at_least(Role.CHECKER),
    "assign": at_least(Role.EDITOR),
    "review": at_least(Role.EDITOR),
    "hold": at_least(Role.EDITOR),
    "export": at_least(Role.EDITOR),
    "publish": at_least(Role.PUBLISHER),
    "lift_legal_hold": at_least(Role.PUBLISHER),
    "except_gate": at_least(Role.PUBLISHER),
    "manage_desk": at_least(Role.ADMINISTRATOR),
    "manage_scales": at_least(Role.ADMINISTRATOR),
    "manage_people": at_least(Role.ADMINISTRATOR),
}


def may(user: User | AnonymousUser, action: str, on: Claim | Article | Desk | None = None) -> bool:
    """Whether ``user`` may do ``action`` on a claim, an article or at a desk.

    Without ``on`` the role in the whole house alone counts. Inactive and anonymous users may do nothing.
    """
    if not isinstance(user, User) or not user.is_active:
        return False
    allowed = ALLOWED.get(action, frozenset())
    return user.house_role in allowed or (on is not None and user.role_at(_desk_id(on)) in allowed)


def may_somewhere(user: User | AnonymousUser, action: str) -> bool:
    """Whether ``user`` may do ``action`` at any desk; what is done there is asked again, on its object."""
    return isinstance(user, User) and user.is_active and user.highest_role in ALLOWED.get(action, frozenset())


def require(user: User | AnonymousUser, action: str, on: Claim | Article | Desk | None = None) -> None:
    """Raise ``NotPermitted`` unless ``user`` may do ``action`` there."""
    if not may(user, action, on):
        raise NotPermitted(
            "not_permitted",
            f"Your role does not allow this ({action}). Ask an editor or an administrator of the desk.",
            action=action,
        )


def _desk_id(on: Claim | Article | Desk) -> int:
    if isinstance(on, Desk):
        return on.pk
    return on.desk_id if isinstance(on, Article) else on.article.desk_id
