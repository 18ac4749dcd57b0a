"""Answering readers who have the page already with 304, and rendering what is shown once only."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from claims.extraction import sentences
from factcheck.site import site

ROOM = Path(__file__).resolve().parent
# Whatever decides how a page looks besides its content: this room's code, the templates, where a sentence ends.
SHOWING = (ROOM, ROOM.parent / "templates" / "publishing")
SENTENCES = Path(sentences.__file__)
RENDERED_PAGES = 256
LARGEST_KEPT = 200_000  # bytes: 51 MB at most are kept, however long articles are


@dataclass(frozen=True, slots=True)
class Page:
    """A template with its context, which holds nothing of who asks: all readers get the same bytes."""

    template: str
    context: Mapping[str, Any]
    last_modified: datetime | None = None
    content_type: str = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class _Rendered:
    body: bytes
    content_type: str
    last_modified: str | None


class _RenderedPages:
    """The pages shown last, by entity tag. A tag covers all that its page prints, so none can be out of date."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pages: OrderedDict[str, _Rendered] = OrderedDict()
        self._lock = Lock()

    def get(self, tag: str) -> _Rendered | None:
        with self._lock:
            if tag in self._pages:
                self._pages.move_to_end(tag)
            return self._pages.get(tag)

    def put(self, tag: str, page: _Rendered) -> None:
        if len(page.body) > LARGEST_KEPT:
            return
        with self._lock:
            self._pages[tag] = page
            if len(self._pages) > self._limit:
                self._pages.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()


rendered_pages = _RenderedPages(RENDERED_PAGES)


def conditional(
    request: HttpRequest, *, name: str, content: Callable[[], object], page: Callable[[], Page]
) -> HttpResponseBase:
    """The page, or 304 when the reader's copy has the same entity tag.

    ``content`` returns everything that the page called ``name`` prints, or what determines it, with a ``repr`` of
    plain values. The tag covers it, the templates, the code that fills them and the site's own settings, so it
    changes whenever the page may look different. Nobody may use a stored copy without asking: a retraction is seen
    at once. A date alone never makes a 304: not everything that a page shows is dated.
    """
    tag = entity_tag(name, content())
    response = get_conditional_response(request, etag=tag)
    if response is None:
        rendered = rendered_pages.get(tag)
        if rendered is None:
            rendered = _render(request, page())
            if entity_tag(name, content()) != tag:
                # Somebody published in between: this may be half the old page and half the new one.
                tag = ""
            else:
                rendered_pages.put(tag, rendered)
        response = HttpResponse(rendered.body, content_type=rendered.content_type)
        if rendered.last_modified:
            response.headers["Last-Modified"] = rendered.last_modified
    if tag:
        response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def entity_tag(name: str, content: object) -> str:
    """A strong entity tag, quoted, for the page called ``name`` with ``content``."""
    seen = repr((name, content, _site(), _showing_digest()))
    return quote_etag(hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()[:32])


def _render(request: HttpRequest, page: Page) -> _Rendered:
    # Without the request: no context processor can bring in a session, and the bytes are fit for every reader.
    body = render_to_string(page.template, {**site(request), **page.context})
    return _Rendered(
        body=body.encode(),
        content_type=page.content_type,
        last_modified=http_date(page.last_modified.timestamp()) if page.last_modified else None,
    )


def _site() -> tuple[str, ...]:
    return (
        settings.PUBLISHER_NAME,
        settings.SITE_URL,
        settings.CONTACT_EMAIL,
        settings.PUBLISHER_FUNDING,
        settings.TIME_ZONE,
        getattr(staticfiles_storage, "manifest_hash", ""),
    )


@cache
def _showing_digest() -> str:
    """SHA-256 over templates and code as they were when this process first showed a page."""
    digest = hashlib.sha256()
    files = [path for directory in SHOWING for path in sorted(directory.iterdir()) if path.is_file()]
    for path in [*files, SENTENCES, *sorted(SENTENCES.parent.glob("lexicons/*/sentences.toml"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
