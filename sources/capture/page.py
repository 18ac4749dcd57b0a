"""Captures a page: what was answered at an address, and the text in it. Pure; stores nothing."""

from __future__ import annotations

import builtins
import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.outbound import Hop, OutboundPolicy, OutboundRefused, Response, fetch
from factcheck.outbound_media import DOCX
from factcheck.outbound_types import HeaderFields
from sources.capture.document import DocumentRefused, ReadLimits
from sources.capture.read import DEFAULT_LIMITS, read_as

FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "application/pdf": "pdf",
    DOCX: "docx",
}
MAX_ADDRESS_CHARACTERS = 2000  # what the address columns of sources and articles hold
ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """What an address answered at ``captured_at`` (UTC).

    ``bytes`` is the body after removal of its transfer compression, ``sha256`` its digest in hexadecimal,
    ``headers`` the answer's with lower-case names; ``text`` and the fields after it as in ``ReadDocument``.
    ``url`` is the address asked for, ``final_url`` the one that answered after ``redirects``, from the
    numeric ``address``; ``sent`` and ``received`` are the header fields of that last exchange.
    """

    url: str
    final_url: str
    canonical_url: str
    http_status: int
    media_type: str
    bytes: builtins.bytes
    sha256: str
    headers: Mapping[str, str]
    redirects: tuple[Hop, ...]
    address: str
    text: str
    source_format: str
    title: str
    author: str
    publisher: str
    published_on: dt.date | None
    language: str
    captured_at: dt.datetime
    sent: HeaderFields
    received: HeaderFields


def capture_url(url: str, *, policy: OutboundPolicy, limits: ReadLimits = DEFAULT_LIMITS) -> CapturedPage:
    """Fetch a page, a text, a PDF or a Word file and read it.

    Raises ``OutboundRefused`` (an address we never dial), ``OutboundFailed`` (no answer, or a status other
    than 2xx) and ``DocumentRefused`` (an answer that cannot be read).
    """
    response = fetch(url, policy=policy, headers={"accept": ACCEPT})
    response.raise_for_status()
    if max(len(response.url), len(response.final_url)) > MAX_ADDRESS_CHARACTERS:
        raise OutboundRefused(
            f"The page's address is longer than {MAX_ADDRESS_CHARACTERS} characters. Give a shorter one."
        )
    return read_response(response, limits=limits)


def read_response(response: Response, *, limits: ReadLimits = DEFAULT_LIMITS) -> CapturedPage:
    """Read an answer that has been fetched. Raises ``DocumentRefused``."""
    source_format = FORMATS.get(response.media_type)
    if source_format is None:
        raise DocumentRefused(
            "unsupported-type",
            f"The address leads to {response.media_type}. Pages, plain text, PDF and .docx are read; give one of them.",
        )
    document = read_as(source_format, response.body, limits=limits, charset=response.charset, url=response.final_url)
    return CapturedPage(
        url=response.url.strip(),
        final_url=response.final_url,
        canonical_url=document.canonical_url,
        http_status=response.status,
        media_type=response.media_type,
        bytes=response.body,
        sha256=hashlib.sha256(response.body).hexdigest(),
        headers=response.headers,
        redirects=response.redirects,
        address=response.address,
        text=document.text,
        source_format=document.source_format,
        title=document.title,
        author=document.author,
        publisher=document.publisher,
        published_on=document.published_on,
        language=document.language,
        captured_at=response.fetched_at,
        sent=response.sent,
        received=response.received,
    )
