"""Fragments that pages ask for again and again: 304 while there is nothing new."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags


def unchanged(request: HttpRequest, etag: str) -> HttpResponse | None:
    """The answer 304 when the asker has ``etag`` (in its quotes) already, else None."""
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
        response["ETag"] = etag
        return response
    return None
