"""Template context that every page needs: who publishes, and where."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    return {"publisher_name": settings.PUBLISHER_NAME, "site_url": settings.SITE_URL}
