"""Files that somebody hands in by mistake, in haste or on purpose; none of them can be read as an article."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from tests.sources.capture import documents

SENTENCE = "“We will rebuild the bridge by May,” said Mayor Ada Lind on Tuesday. "
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02" + bytes(range(256)) * 8
PROGRAM = b"\x7fELF\x02\x01\x01\0" + bytes(range(256)) * 40


@dataclass(frozen=True, slots=True)
class BadFile:
    """``says`` must stand in the message: what is wrong, or what to do about it."""

    name: str
    data: bytes
    says: tuple[str, ...]


def damaged_archive() -> bytes:
    """A .docx cut off in the middle, as an upload that broke off leaves it."""
    whole = documents.word(SENTENCE * 50)
    return whole[: len(whole) // 2]


def archive_of_something_else() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("holiday/picture.png", PNG)
    return stream.getvalue()


def word_with_broken_xml() -> bytes:
    return documents.word_with_body("<w:p><w:r><w:t>unfinished")


def scripts_alone() -> bytes:
    return b"<html><head><script>let words = 'They are none of ours.'</script></head><body><script>1</script></body>"


BAD_FILES = (
    BadFile("empty.txt", b"", ("is empty", "Give one with words")),
    BadFile("blank.md", b" \r\n\t\n \xc2\xa0", ("no text", "with words")),
    BadFile("mark-alone.txt", b"\xef\xbb\xbf", ("no text", "with words")),
    BadFile("five-megabytes.txt", SENTENCE.encode() * 70_000, ("at most 2.0 MB", "Split it")),
    BadFile("picture.txt", PNG, ("not a text", "image/png", "the right file")),
    BadFile("program.txt", PROGRAM, ("whatever its name says",)),
    BadFile("zeros.txt", bytes(5000), ("whatever its name says",)),
    BadFile("page.txt", documents.pdf(SENTENCE), ("not a text", "application/pdf", "the right file")),
    BadFile("text.pdf", SENTENCE.encode(), ("not a PDF", "the right file")),
    BadFile("text.docx", SENTENCE.encode(), ("not a Word file", "the right file")),
    BadFile("scan.pdf", documents.pdf(), ("pictures of pages", "OCR")),
    BadFile("locked.pdf", documents.pdf(SENTENCE, encrypted=True), ("password", "Save a copy without it")),
    BadFile("damaged.pdf", documents.pdf(SENTENCE)[:200], ("damaged", "print it to a new PDF")),
    BadFile("damaged.docx", damaged_archive(), ("damaged", "save it again")),
    BadFile("broken-xml.docx", word_with_broken_xml(), ("damaged", "save it again")),
    BadFile("pictures.docx", archive_of_something_else(), ("damaged", "save it again")),
    BadFile("empty.docx", documents.word(), ("no text", "with words")),
    BadFile("bomb.docx", documents.word_bomb(), ("unpacks to far more", "Save its text alone")),
    BadFile("old-word.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ("old kind", "Save it as .docx")),
    BadFile("scripts.html", scripts_alone(), ("no text", "with words")),
    BadFile("program.exe", PROGRAM, ("Only .txt, .md, .html, .docx and .pdf", "Convert it")),
    BadFile("no-ending", SENTENCE.encode(), ("Only .txt, .md, .html, .docx and .pdf",)),
    BadFile("koi8.txt", ("Мост будет построен к маю, сказал мэр. " * 9).encode("koi8-r"), ("UTF-8", "try again")),
)
