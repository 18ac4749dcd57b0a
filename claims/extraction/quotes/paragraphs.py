"""The paragraphs in which someone may speak."""

from __future__ import annotations

from claims.extraction import lexicon
from claims.extraction.document import Document


def speech_paragraphs(document: Document, cats: list[str]) -> list[tuple[int, int]]:
    """Token ranges of the paragraphs with a quotation mark or a reporting verb; no speech stands elsewhere."""
    found: list[tuple[int, int]] = []
    starts = document.sentence_starts
    sentence, count = 0, len(starts)
    while sentence < count:
        number = document.sentences[sentence].paragraph
        following = sentence
        while following < count and document.sentences[following].paragraph == number:
            following += 1
        begin = starts[sentence]
        end = starts[following] if following < count else len(document.tokens)
        begin = _without_heading(document, begin, end)
        for i in range(begin, end):
            if document.marked_of[i] >= 0 or cats[i][:2] == "V." or cats[i] == "according":
                found.append((begin, end))
                break
        sentence = following
    return found


def _without_heading(document: Document, begin: int, end: int) -> int:
    """Past a heading such as "UPDATE:" or "BREAKING NEWS:"."""
    headings = lexicon.words("sentences", "headings", document.language)
    stop = begin
    while stop < min(end, begin + 3) and document.lower[stop] in headings:
        stop += 1
    return stop + 1 if stop > begin and stop < end and document.lower[stop] == ":" else begin
