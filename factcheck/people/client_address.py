"""Where a request comes from."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 – stands for “no address known”, nothing listens on it


def client_address(request: HttpRequest) -> str:
    """The client's address as the outermost of our own proxies saw it (``PROXY_COUNT``), else the connection's.

    Each proxy appends whom it was asked by to ``X-Forwarded-For``; what stands further left was sent by the client
    and may be invented.
    """
    candidates = [request.META.get("REMOTE_ADDR", "")]
    if settings.PROXY_COUNT:
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        candidates.insert(0, hops[-settings.PROXY_COUNT].strip() if len(hops) >= settings.PROXY_COUNT else "")
    for candidate in candidates:
        try:
            return str(ip_address(candidate))
        except ValueError:
            continue
    return UNKNOWN
