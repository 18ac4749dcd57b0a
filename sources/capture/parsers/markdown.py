"""Markdown (CommonMark with tables): its words in paragraphs."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sources.capture.document import ReadDocument
from sources.capture.parsers.html import words_of
from sources.capture.text import decode_text

# A leading block between --- lines, as static site generators have it: settings, not words.
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:(?!---[ \t]*$).*\n){0,200}---[ \t]*(?:\n|\Z)", re.M)


def read(data: bytes) -> ReadDocument:
    """Read Markdown; the title is the first first-level heading."""
    source = _FRONT_MATTER.sub("", decode_text(data).replace("\r\n", "\n"), count=1)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)
    paragraphs: list[str] = []
    title = ""
    cells: list[str] = []
    opening = ""  # what the inline token stands in
    for token in tokens:
        if token.type == "inline":
            words = _inline_words(token)
            (cells if opening in ("th", "td") else paragraphs).append(words)
            title = title or (words if opening == "h1" else "")
        elif token.type == "tr_close":
            paragraphs.append("\t".join(cells))
            cells.clear()
        elif token.type in ("fence", "code_block"):
            paragraphs.append(token.content.rstrip("\n"))
        elif token.type == "html_block":
            paragraphs.append(words_of(token.content))
        opening = token.tag
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    return ReadDocument(text, "text/markdown", "markdown", title=title)


def _inline_words(inline: Token) -> str:
    words = []
    for token in inline.children or ():
        if token.type in ("text", "code_inline"):
            words.append(token.content)
        elif token.type == "image":
            words.append(_inline_words(token))  # its alternative text
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type == "hardbreak":
            words.append("\n")
    return "".join(words)
