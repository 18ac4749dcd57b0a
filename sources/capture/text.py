"""From bytes to the characters that are stored: decoding without guessing, cleaning without changing a word.
Pure.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from factcheck.outbound_media import signature
from sources.capture.document import DocumentRefused, ReadLimits

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# C0 and C1 controls but for tab and newline; they have no place in prose and break PostgreSQL (NUL), XML and
# JSON.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS_UTF8 = "Save it as UTF-8 text and try again."
_UNKNOWN_ENCODING = f"The file's encoding is not known. {_SAVE_AS_UTF8}"
MAX_CONTROL_SHARE = 0.01
MAX_ACCENTED_SHARE = 0.4


def clean_text(text: str) -> str:
    """The form in which text is stored and offsets count: the words exactly, nothing invisible that breaks
    tools.

    Every line ending becomes ``\\n``; a leading byte-order mark, NUL and other control characters but tab are
    dropped; lone surrogates become U+FFFD; white space at the end goes. There is no Unicode normalisation:
    quotations are compared character by character with what was printed. ``clean_text`` of its own result is
    that result.
    """
    text = _NEWLINES.sub("\n", text.removeprefix("\ufeff"))
    text = _CONTROLS.sub("", text)
    return _SURROGATES.sub("\ufffd", text).rstrip()


def accept_text(text: str, limits: ReadLimits) -> str:
    """``clean_text``, refused when nothing is left or when it is larger than ``limits.max_text_bytes``."""
    cleaned = clean_text(text)
    if not cleaned.strip():
        raise DocumentRefused("empty", "There is no text in it. Give a document or a page with words.")
    size = len(cleaned.encode("utf-8"))
    if size > limits.max_text_bytes:
        raise DocumentRefused(
            "too-large",
            f"The text is {size / 1e6:.1f} MB long; at most {limits.max_text_bytes / 1e6:.1f} MB are read. "
            "Split it, or give the part that matters.",
        )
    return cleaned


def decode_text(data: bytes, declared: str = "") -> str:
    """Decode a plain-text file. ``declared`` is the charset a server named, or "".

    In this order: byte-order mark, declared charset, UTF-16 without a mark (recognised by its zero bytes),
    UTF-8, Windows-1252. Binary data, and text in another legacy encoding, is refused instead of being stored
    as gibberish. Raises ``DocumentRefused``.
    """
    if signature(data):
        raise DocumentRefused(
            "not-what-its-name-says", "This is not a text file, whatever its name says. Give the text itself."
        )
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if declared and (encoding := text_encoding(declared)):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass  # servers are often wrong about it; the bytes decide
    if b"\0" in data:
        return _decode_utf16_without_mark(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_windows_1252(data)
    _refuse_binary(text)
    return text


def text_encoding(name: str) -> str:
    """Python's name for a charset label, or "" for an unknown one or one that is no charset of documents.

    ``iso-8859-1`` and ``ascii`` mean Windows-1252, as the WHATWG Encoding Standard has it.
    """
    try:
        encoding = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    if encoding in ("iso8859-1", "ascii"):
        return "cp1252"
    # Python text codecs that interpret escapes: nobody's document, but somebody's trick.
    if encoding in ("unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape"):
        return ""
    refused = encoding in ("idna", "punycode", "utf-7", "undefined") or not _decodes_text(encoding)
    return "" if refused else encoding


def _decodes_text(encoding: str) -> bool:
    try:
        b"x".decode(encoding)
    except UnicodeDecodeError:  # one byte is not enough for UTF-16, which is a charset all the same
        return True
    except LookupError:  # a codec from bytes to bytes, such as zlib
        return False
    return True


def _decode_utf16_without_mark(data: bytes) -> str:
    """Western text in UTF-16 has a zero in nearly every second byte, always on the same side."""
    sample = data[:4096]
    half = max(1, len(sample) // 2)
    for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[side::2].count(0), sample[1 - side :: 2].count(0)
        if zeros > 0.4 * half and others < 0.02 * half:
            text = data.decode(encoding, "replace")
            _refuse_binary(text)
            return text
    text = data.decode("utf-8", "replace")
    _refuse_binary(text)
    return text  # a stray NUL in otherwise proper text; cleaning drops it


def _decode_windows_1252(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise DocumentRefused("unknown-encoding", _UNKNOWN_ENCODING) from None
    _refuse_binary(text)
    letters = [c for c in text if c.isalpha()]
    accented = sum(not c.isascii() for c in letters)
    if accented > MAX_ACCENTED_SHARE * len(letters):
        # Cyrillic, Greek or Hebrew in its own legacy encoding looks like a string of accented letters.
        raise DocumentRefused("unknown-encoding", _UNKNOWN_ENCODING)
    return text


def _refuse_binary(text: str) -> None:
    sample = text[:65536]
    odd = sum((unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\x1a") or c == "\ufffd" for c in sample)
    if odd > max(1, MAX_CONTROL_SHARE * len(sample)):
        raise DocumentRefused(
            "not-what-its-name-says",
            f"This is not a text file, whatever its name says: it holds binary data. {_SAVE_AS_UTF8}",
        )
