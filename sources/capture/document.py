"""What reading a document promises: the result, the limits, and the one way it can go wrong. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from factcheck.errors import InvalidInput


class DocumentRefused(InvalidInput):
    """The document cannot be used; ``message`` says why and what to do, ``code`` names the reason.

    Codes: ``empty``, ``too-large``, ``unsupported-type``, ``not-what-its-name-says``, ``unknown-encoding``,
    ``encrypted``, ``no-text``, ``unreadable``, ``too-slow``.
    """


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds on one document: bytes given, bytes of text (UTF-8) taken from it, and what parsing may use."""

    max_bytes: int = 10_000_000
    max_text_bytes: int = 2_000_000
    seconds: float = 20.0
    memory_bytes: int = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document's text, cleaned (``text.clean_text``), and what the document says about itself.

    ``published_on`` is a publication date that stands in the metadata, never a guess and never a file's date;
    ``language`` the primary subtag it declares (``en``). What is not known is "" or None.
    """

    text: str
    media_type: str
    source_format: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published_on: dt.date | None = None
    canonical_url: str = ""
    language: str = ""
