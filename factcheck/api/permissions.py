"""What a token may be used for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS, IsAuthenticated
from rest_framework.request import Request

from factcheck.accounts.models import ApiToken

if TYPE_CHECKING:  # rest_framework.views imports this module while it is itself being imported
    from rest_framework.views import APIView


class TokenScope(IsAuthenticated):
    """Signed in, and the token (if one was used) has the scope: ``read``, ``write``, or what the view names.

    Roles are asked by the actions; a scope only narrows what the token's owner may do.
    """

    message = "This token lacks the scope for this request."

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not super().has_permission(request, view):
            return False
        token = request.auth
        if not isinstance(token, ApiToken):
            return True
        if request.method in SAFE_METHODS:
            return token.allows("read") or token.allows("write")
        scopes: dict[str, str] = getattr(view, "action_scopes", {})
        return token.allows(scopes.get(getattr(view, "action", ""), "write"))


def require_scope(request: Request, scope: str) -> None:
    """Raise ``PermissionDenied`` when a token without ``scope`` asks; for what a part of a request's body needs."""
    if isinstance(request.auth, ApiToken) and not request.auth.allows(scope):
        raise PermissionDenied(f"This change needs a token with the scope “{scope}”.")
