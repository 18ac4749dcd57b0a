"""``/healthz``: whether this web process can serve, and whether work is being done behind it."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from factcheck.jobs import pulse


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200, ``status`` ok or degraded (no worker: pages are served, work waits); 503 without the database."""
    try:
        age = pulse.age_seconds()
    except (DatabaseError, InterfaceError):
        return JsonResponse({"status": "down", "database": "unavailable", "worker": None}, status=503)
    alive = age is not None and age < pulse.SILENT_AFTER.total_seconds()
    return JsonResponse(
        {
            "status": "ok" if alive else "degraded",
            "database": "ok",
            "worker": {"alive": alive, "age_seconds": None if age is None else round(age, 1)},
        }
    )
