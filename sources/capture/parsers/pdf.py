"""PDF: the text layer, its lines put together to paragraphs again."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from sources.capture.document import DocumentRefused, ReadDocument

MAX_PAGES = 1000
FEWEST_LETTERS = 20  # under that, what was found is page numbers and stamps on pictures of pages
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_HYPHENATED = re.compile(r"[^\W\d_]-$")
_ENCRYPTED = "The PDF is protected by a password. Save a copy without it and try that."
_DAMAGED = "The PDF is damaged. Open it in a viewer, print it to a new PDF and try that."


def read(data: bytes) -> ReadDocument:
    """Read a PDF's text. Its dates are the file's, so that no publication date is read.

    Raises ``DocumentRefused``: encrypted, damaged, too many pages, or pictures of pages without text.
    """
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentRefused("encrypted", _ENCRYPTED)
        if len(reader.pages) > MAX_PAGES:
            raise DocumentRefused("too-large", f"The PDF has more than {MAX_PAGES} pages. Give the part that matters.")
        pages = [page.extract_text() for page in reader.pages]
        information = reader.metadata
        title = str(information.title or "") if information else ""
        author = str(information.author or "") if information else ""
    except (FileNotDecryptedError, DependencyError):
        raise DocumentRefused("encrypted", _ENCRYPTED) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        # pypdf meets broken structures with whatever its code stumbles over.
        raise DocumentRefused("unreadable", _DAMAGED) from None
    if sum(map(str.isalpha, "".join(pages))) < FEWEST_LETTERS:
        raise DocumentRefused(
            "no-text",
            "The PDF holds pictures of pages, no text. Run text recognition (OCR) on it, for example with "
            "“ocrmypdf in.pdf out.pdf”, and give the result.",
        )
    text = "\n\n".join(unwrap(page) for page in pages if page.strip())
    return ReadDocument(text, "application/pdf", "pdf", title=title, author=author)


def unwrap(page: str) -> str:
    """Join the lines of a page to paragraphs.

    A line ends a paragraph when it ends a sentence and is clearly shorter than the widest lines, or when it
    is far shorter (a heading); an empty line always does. A hyphen at a line's end before a small letter is
    the typesetter's and goes, with it now and then a writer's own.
    """
    lines = [line.strip().replace("\u00ad", "") for line in page.splitlines()]
    widest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    open_paragraph = False
    for line in lines:
        if not line:
            open_paragraph = False
            continue
        if not open_paragraph:
            paragraphs.append(line)
        elif _HYPHENATED.search(paragraphs[-1][-3:]) and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        else:
            paragraphs[-1] += " " + line
        ends_sentence = _SENTENCE_END.search(line[-6:]) is not None
        open_paragraph = not ((len(line) < 0.85 * widest and ends_sentence) or len(line) < 0.5 * widest)
    return "\n\n".join(paragraphs)
