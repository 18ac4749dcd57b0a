"""What is speech in a language for which no weights were fitted: stretches between quotation marks alone, by rules."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.document import Document
from claims.extraction.quotes.attribution import attribute
from claims.extraction.quotes.chunks import Chunk
from claims.extraction.quotes.decoding import BEGIN, OUTSIDE
from claims.extraction.quotes.possessors import possessor_ahead


def marked_speech(document: Document, chunks: Sequence[Chunk]) -> list[int]:
    """The label of every chunk: a stretch between marks is speech where a reporting word and a speaker stand beside it,
    or where it is a sentence with its capital and its stop; titles and words in doubt are not."""
    return [BEGIN if chunk.marked >= 0 and _is_speech(document, chunk) else OUTSIDE for chunk in chunks]


def _is_speech(document: Document, chunk: Chunk) -> bool:
    stretch = document.marked[chunk.marked]
    inner = document.text[stretch.inner_start : stretch.inner_end].strip()
    if inner[:1].isupper() and inner.endswith((".", "!", "?", "…", ",")):
        return True
    return attribute(document, chunk.begin, chunk.end).speaker is not None or (
        possessor_ahead(document, chunk.begin) is not None
    )
