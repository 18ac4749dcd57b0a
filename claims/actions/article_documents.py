"""From an uploaded file or a web address to what intake takes; what a person states goes before metadata."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.conf import settings

from claims.actions.intake import ArticleInput, checked_date
from claims.models import ArticleVersion
from factcheck.errors import InvalidInput
from factcheck.outbound_settings import outbound_policy
from sources.capture.document import ReadDocument, ReadLimits
from sources.capture.page import CapturedPage, capture_url
from sources.capture.read import read_document

# The capture room's names of formats, as article versions store them.
FORMATS = {
    "text": ArticleVersion.Format.TXT,
    "markdown": ArticleVersion.Format.MD,
    "html": ArticleVersion.Format.HTML,
    "docx": ArticleVersion.Format.DOCX,
    "pdf": ArticleVersion.Format.PDF,
}
LONGEST_ADDRESS = 2000  # what the column holds


def article_from_file(*, name: str, data: bytes, stated: ArticleInput) -> ArticleInput:
    """Read an uploaded file. ``stated.text`` is not used. Raises ``DocumentRefused``."""
    document = read_document(name, data, limits=ReadLimits(max_bytes=settings.MAX_UPLOAD_BYTES))
    return _combine(stated, document, source_format=FORMATS[document.source_format])


def article_from_address(*, address: str, stated: ArticleInput) -> ArticleInput:
    """Fetch a page and read it; the article's address is the one that answered, whatever the page says of itself.

    Takes as long as the outbound client's deadline. Raises ``OutboundRefused``, ``OutboundFailed`` or
    ``DocumentRefused``.
    """
    page = capture_url(address, policy=outbound_policy())
    answered = page.final_url if len(page.final_url) <= LONGEST_ADDRESS else address
    return replace(_combine(stated, page, source_format=ArticleVersion.Format.URL), url=answered)


def _combine(stated: ArticleInput, found: ReadDocument | CapturedPage, *, source_format: str) -> ArticleInput:
    return ArticleInput(
        text=found.text,
        title=stated.title or found.title,
        url=stated.url,
        publisher=stated.publisher or found.publisher,
        author=stated.author or found.author,
        language=stated.language or found.language,
        published_on=stated.published_on or _plausible(found.published_on),
        source_format=source_format,
    )


def _plausible(published_on: date | None) -> date | None:
    """A date in metadata that no article can have is no date at all; nobody stated it, so nobody can mend it."""
    try:
        checked_date(published_on)
    except InvalidInput:
        return None
    return published_on
