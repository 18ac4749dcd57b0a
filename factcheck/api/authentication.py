"""Bearer tokens: ``Authorization: Bearer fcw_<prefix>_<secret>``."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from factcheck.accounts.models import ApiToken, User

# Last use is told to the hour: a write per request would make every read a writer.
LAST_USE_PRECISION = timedelta(hours=1)


class TokenAuthentication(BaseAuthentication):
    """Authenticates by an ``ApiToken``; ``request.auth`` is the token, whose scopes the permissions ask."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, _, presented = get_authorization_header(request).partition(b" ")
        if scheme.lower() != b"bearer":
            return None
        try:
            token = ApiToken.objects.authenticate(presented.decode("ascii").strip())
        except UnicodeDecodeError:
            token = None
        if token is None:
            raise AuthenticationFailed("This token is unknown, expired or revoked. Issue a new one in the admin.")
        now = timezone.now()
        if token.last_used_at is None or now - token.last_used_at > LAST_USE_PRECISION:
            ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the schema describes the token."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "fcw_<prefix>_<secret>"}
