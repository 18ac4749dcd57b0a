"""Answering readers who have the page already with 304, before anything is rendered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "publishing"


def conditional(
    request: HttpRequest,
    *,
    content: object,
    render: Callable[[], HttpResponse],
    last_modified: datetime | None = None,
) -> HttpResponseBase:
    """The page that ``render`` makes of ``content``, or 304 when the reader's copy is the same.

    ``content`` holds everything that the page prints and has a ``repr`` of plain values. The entity tag covers
    it, the templates and the site's own settings, so it changes whenever the page may look different.
    Nobody may use a stored copy without asking: a retraction is seen at once.
    """
    seen = repr((content, _site(), _templates_digest()))
    etag = quote_etag(hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    seconds = int(last_modified.timestamp()) if last_modified else None
    response = get_conditional_response(request, etag=etag, last_modified=seconds) or render()
    response.headers["ETag"] = etag
    if seconds is not None:
        response.headers["Last-Modified"] = http_date(seconds)
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def _site() -> tuple[str, ...]:
    return (
        settings.PUBLISHER_NAME,
        settings.SITE_URL,
        settings.CONTACT_EMAIL,
        settings.PUBLISHER_FUNDING,
        settings.TIME_ZONE,
    )


@cache
def _templates_digest() -> str:
    """SHA-256 over the public templates as they were when this process first showed one."""
    digest = hashlib.sha256()
    for path in sorted(TEMPLATES.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()
