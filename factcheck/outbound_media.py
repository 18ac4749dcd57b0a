"""What came back: one layer of compression removed under a limit, and the type that the bytes really have.
Pure.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable

from factcheck.outbound_errors import OutboundFailed

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLE2 = "application/x-ole-storage"
OCTETS = "application/octet-stream"

# WHATWG MIME Sniffing, section 6, and the signatures of what is offered as a document although it is none.
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE2),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"ID3\x03", "audio/mpeg"),
    (b"ID3\x04", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"\x00\x00\x00\x0cjP  ", "image/jp2"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90\x00", "application/x-msdownload"),
    (b"\xca\xfe\xba\xbe", "application/java-vm"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x00asm", "application/wasm"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<script", b"<article", b"<!--")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def signature(data: bytes) -> str:
    """The media type that the first bytes prove, or "" when they prove none (text proves none)."""
    for magic, media_type in _SIGNATURES:
        if data.startswith(magic):
            if media_type == "application/zip" and b"word/document.xml" in data:
                return DOCX
            return media_type
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(data[8:12], "video/x-msvideo")
    if data[:3] == b"\0\0\0" and data[4:8] == b"ftyp":
        return "video/mp4"
    return ""


def sniff(data: bytes, declared: str) -> str:
    """The media type of ``data``; ``declared`` is the Content-Type header, believed where the bytes agree."""
    claimed = declared.partition(";")[0].strip().lower()
    proven = signature(data)
    if proven:
        return proven
    head = data[:1024]
    is_text = b"\0" not in head or head.startswith(_BYTE_ORDER_MARKS)
    if not is_text:
        # No text format holds NUL, whatever the server says.
        return OCTETS if not claimed or claimed.startswith("text/") or "html" in claimed else claimed
    if claimed and claimed != OCTETS and "/" in claimed:
        return claimed
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "text/html" if start.startswith(_HTML_STARTS) else "text/plain"


def charset(declared: str) -> str:
    """The charset that a Content-Type header names, in lower case, or ""."""
    for parameter in declared.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()[:40]
    return ""


def read_body(
    chunks: Iterable[bytes],
    content_encoding: str,
    *,
    max_raw: int,
    max_decoded: int,
    check_time: Callable[[], object],
) -> bytes:
    """Join ``chunks``, removing at most one gzip layer; limits in bytes.

    Memory stays near ``max_decoded``: zlib is told how much it may still produce, so that a bomb stops at the
    limit and is never unpacked. Raises ``OutboundFailed``.
    """
    codings = [coding for coding in content_encoding.lower().replace(" ", "").split(",") if coding]
    codings = [coding for coding in codings if coding != "identity"]
    if codings not in ([], ["gzip"], ["x-gzip"]):
        raise OutboundFailed(
            f"The answer is compressed as “{', '.join(codings)[:80]}”; only a single gzip layer is read.",
            transient=False,
        )
    inflater = zlib.decompressobj(wbits=31) if codings else None
    body = bytearray()
    raw = 0
    for chunk in chunks:
        check_time()
        raw += len(chunk)
        if raw > max_raw:
            raise too_large(max_raw)
        if inflater is None:
            body += chunk
        else:
            inflater = _inflate(inflater, chunk, body, max_decoded)
        if len(body) > max_decoded:
            raise too_large(max_decoded)
    if inflater is not None and raw and not inflater.eof:
        raise OutboundFailed("The compressed answer ended early. Try again later.", transient=True)
    return bytes(body)


def too_large(limit: int) -> OutboundFailed:
    return OutboundFailed(
        f"The answer is larger than the {limit / 1_000_000:g} MB that are read. Download it and upload the "
        "part that matters.",
        transient=False,
    )


def _inflate(inflater: zlib._Decompress, chunk: bytes, body: bytearray, max_decoded: int) -> zlib._Decompress:
    while chunk:
        if inflater.eof:
            if chunk[0] != 0x1F:
                break  # padding after the last member, as gzip(1) tolerates
            inflater = zlib.decompressobj(wbits=31)
        room = max_decoded - len(body) + 1  # never 0, which zlib would take for "no limit"
        try:
            body += inflater.decompress(chunk, room)
        except zlib.error:
            raise OutboundFailed("The answer's gzip compression is broken.", transient=False) from None
        if len(body) > max_decoded:
            raise too_large(max_decoded)
        chunk = inflater.unconsumed_tail or inflater.unused_data
    return inflater
