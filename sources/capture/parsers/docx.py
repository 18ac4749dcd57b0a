"""Word documents: the words as they stand after accepting all tracked changes, in reading order."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from factcheck.outbound_media import DOCX
from sources.capture.document import DocumentRefused, ReadDocument

MAX_MEMBERS = 2000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_RATIO = 200  # unpacked to packed; XML of real documents stays under 30
_RATIO_MATTERS_FROM = 5 * 1024 * 1024

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Deleted words; and the copy of a text box that old programs read instead of the box itself.
_SKIPPED = frozenset(
    [f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"]
)
_DAMAGED = "The Word file is damaged. Open it in a word processor, save it again as .docx and try that."


def read(data: bytes) -> ReadDocument:
    """Read a .docx. Raises ``DocumentRefused`` for bombs and for what is no readable Word file.

    The text is taken from the XML, not from python-docx's ``Paragraph.text``, which leaves out words inserted
    as tracked changes and words in content controls and text boxes. Its dates are those of the file, so that
    no publication date is read.
    """
    refuse_bomb(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile):
        raise DocumentRefused("unreadable", _DAMAGED) from None
    properties = document.core_properties
    return ReadDocument(
        text=_body_text(document.element.body),
        media_type=DOCX,
        source_format="docx",
        title=properties.title or "",
        author=properties.author or "",
        language=(properties.language or "").partition("-")[0].lower(),
    )


def refuse_bomb(data: bytes) -> None:
    """Judge the archive by its directory, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise DocumentRefused("unreadable", _DAMAGED) from None
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED_BYTES:
        raise DocumentRefused(
            "too-large",
            "The Word file unpacks to far more than a document holds. Save its text alone and try that.",
        )
    if unpacked > _RATIO_MATTERS_FROM and unpacked > MAX_RATIO * max(1, len(data)):
        raise DocumentRefused("too-large", "The Word file is packed like a decompression bomb and is not opened.")
    if any(member.flag_bits & 1 for member in members):
        raise DocumentRefused("encrypted", "The Word file is password-protected. Remove the password and try again.")


def _body_text(body: etree._Element) -> str:
    paragraphs: list[str] = []
    _collect(body, paragraphs, [])
    return "\n\n".join(text for text in paragraphs if text.strip())


def _collect(element: etree._Element, paragraphs: list[str], words: list[str]) -> None:
    """Words of ``element`` go to ``words``; each paragraph in it, also one inside a paragraph, becomes its
    own.

    Recursion ends with libxml2's own limit on depth (256).
    """
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == f"{_W}p":
            place = len(paragraphs)
            own: list[str] = []
            _collect(child, paragraphs, own)
            paragraphs.insert(place, "".join(own))  # before the text boxes anchored in it
        elif tag == f"{_W}tr":
            cells: list[str] = []
            for cell in child.iter(f"{_W}tc"):
                inside: list[str] = []
                _collect(cell, inside, [])
                cells.append(" ".join(text for text in inside if text.strip()))
            paragraphs.append("\t".join(cells))
        elif tag == f"{_W}t":
            words.append(child.text or "")
        elif tag == f"{_W}tab":
            words.append("\t")
        elif tag in (f"{_W}br", f"{_W}cr"):
            words.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            words.append("\u2011")
        else:
            _collect(child, paragraphs, words)
