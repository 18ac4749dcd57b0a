"""What of a text is read: bounds that keep any input's work in proportion.

News sentences have some 130 characters and rarely 600. What is far beyond is a table, code or an attack; it is blanked
out, so that offsets stay and every finder is spared.
"""

from __future__ import annotations

from claims.extraction.sentences import iterate_sentences
from claims.extraction.types import Sentence

LONGEST_SENTENCE = 5_000
"""Characters; a longer stretch without a sentence end is not read."""

MOST_CHARACTERS = 250_000
"""Read of one text; the longest reportages have some 40,000 words. What follows is not read."""

MOST_SENTENCES = 4_000
"""Read of one text: more than so many characters hold at the length of news sentences; an attack has shorter ones."""


def readable_part(text: str, language: str = "en") -> tuple[str, list[Sentence], list[str]]:
    """The text with unread stretches blanked, its sentences, and warnings that tell what was left out."""
    kept: list[Sentence] = []
    pieces: list[str] = []
    warnings: list[str] = []
    position = skipped = read = 0
    end = len(text)
    for sentence in iterate_sentences(text, language):
        span = sentence.span
        length = span.end - span.start
        if length > LONGEST_SENTENCE:
            pieces += [text[position : span.start], " " * length]
            position = span.end
            skipped += 1
            continue
        if len(kept) == MOST_SENTENCES or read + length > MOST_CHARACTERS:
            end = span.start
            warnings.append(f"Only the first {end:,} characters were read; the text is too long.")
            break
        kept.append(sentence)
        read += length
    if skipped:
        what = "A passage was" if skipped == 1 else f"{skipped} passages were"
        warnings.append(f"{what} not read: more than {LONGEST_SENTENCE:,} characters without a sentence end.")
    return "".join([*pieces, text[position:end]]), kept, warnings
