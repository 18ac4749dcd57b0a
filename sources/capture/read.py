"""Reads an uploaded document: its name says what it should be, its bytes say what it is. Pure."""

from __future__ import annotations

import dataclasses
import re
from pathlib import PurePosixPath

from factcheck.outbound_media import DOCX, OLE2, signature
from sources.capture.confined import parse_confined
from sources.capture.document import DocumentRefused, ReadDocument, ReadLimits
from sources.capture.text import accept_text, clean_text, decode_text

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
DEFAULT_LIMITS = ReadLimits()
# What the database's columns hold.
MAX_TITLE, MAX_NAME = 300, 200


def read_document(
    name: str, data: bytes, *, note: str | None = None, limits: ReadLimits = DEFAULT_LIMITS
) -> ReadDocument:
    """Read a .txt, .md, .html, .docx or .pdf file given by ``name`` (only its extension counts) and content.

    With a ``note``, empty or not, pictures are read as well: a picture's text is the note in which a person says what
    it shows.

    The text is cleaned and never empty. Takes at most ``limits.seconds`` and a little; may be called from any
    thread. Raises ``DocumentRefused`` with a sentence for the person who uploaded it.
    """
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if note is not None and suffix in PICTURES:
        return _picture(PICTURES[suffix], data, note, limits)
    if note and note.strip():
        raise DocumentRefused("note-not-needed", "A note is for pictures; this document's own words are read.")
    source_format = FORMATS.get(suffix)
    if source_format is None:
        raise DocumentRefused(
            "unsupported-type",
            "Only .txt, .md, .html, .docx and .pdf files are read. Convert it to one of them."
            if note is None
            else "Only .txt, .md, .html, .docx and .pdf files are read, and pictures (.png, .jpg, .gif, .webp, .tif). "
            "Convert it to one of them.",
        )
    return read_as(source_format, data, limits=limits)


def read_as(
    source_format: str, data: bytes, *, limits: ReadLimits = DEFAULT_LIMITS, charset: str = "", url: str = ""
) -> ReadDocument:
    """Read ``data`` as ``text``, ``markdown``, ``html``, ``docx`` or ``pdf``; otherwise as ``read_document``.

    ``charset`` and ``url`` are what a server stated, for fetched pages.
    """
    _refuse_size(data, limits)
    _refuse_mismatch(source_format, signature(data), data)
    if source_format == "text":  # decoding needs no parser, and so no process
        document = ReadDocument(decode_text(data, charset), "text/plain", "text")
    else:
        document = parse_confined(source_format, data, limits, charset=charset, url=url)
    return dataclasses.replace(
        document,
        text=accept_text(document.text, limits),
        title=_one_line(document.title, MAX_TITLE),
        author=_one_line(document.author, MAX_NAME),
        publisher=_one_line(document.publisher, MAX_NAME),
        language=document.language if re.fullmatch(r"[a-z]{2,3}", document.language) else "",
    )


def _picture(media_type: str, data: bytes, note: str, limits: ReadLimits) -> ReadDocument:
    _refuse_size(data, limits)
    proven = signature(data)
    if proven != media_type:
        found = f" (it is {proven})" if proven else ""
        raise DocumentRefused(
            "not-what-its-name-says",
            f"The file's content is not {media_type}, whatever its name says{found}. Check that it is the right file.",
        )
    if not note.strip():
        raise DocumentRefused(
            "note-needed", "A picture has no words that evidence could cite: say in a note what it shows."
        )
    return ReadDocument(accept_text(note.strip(), limits), media_type, "picture")


def _refuse_size(data: bytes, limits: ReadLimits) -> None:
    if not data.strip():
        raise DocumentRefused("empty", "The document is empty. Give one with words.")
    if len(data) > limits.max_bytes:
        raise DocumentRefused(
            "too-large",
            f"The document is {len(data) / 1e6:.1f} MB large; at most {limits.max_bytes / 1e6:.1f} MB are read. "
            "Split it, or give its text.",
        )


def _refuse_mismatch(source_format: str, proven: str, data: bytes) -> None:
    """Raise unless the magic bytes agree with what the name promises."""
    if source_format == "pdf":
        # Real files have some bytes before the header; readers look for it in the first kilobyte.
        agrees, instead = b"%PDF-" in data[:1024], "a PDF"
    elif source_format == "docx":
        if proven == OLE2:
            raise DocumentRefused(
                "unsupported-type",
                "This is a Word file of the old kind, or a password-protected one. Save it as .docx "
                "without a "
                "password and try again.",
            )
        agrees, instead = proven in (DOCX, "application/zip"), "a Word file"
    else:
        agrees, instead = not proven, "a text"
    if not agrees:
        found = f" (it is {proven})" if proven else ""
        raise DocumentRefused(
            "not-what-its-name-says",
            f"The file's content is not {instead}, whatever its name says{found}. Check that it is the right file.",
        )


def _one_line(words: str, longest: int) -> str:
    words = " ".join(clean_text(words).split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
