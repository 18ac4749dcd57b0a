"""What of a text is read: bounds that keep any input's work in proportion.

News sentences have some 130 characters and rarely 600. What is far beyond is a table, code or an attack; it is blanked
out, so that offsets stay and every finder is spared.
"""

from __future__ import annotations

from claims.extraction.sentences import iterate_sentences
from claims.extraction.types import Sentence

LONGEST_SENTENCE = 5_000
"""Characters; a longer stretch without a sentence end is not read."""

MOST_SENTENCES = 20_000
"""About two megabytes of prose; what follows is not read."""


def readable_part(text: str) -> tuple[str, list[Sentence], list[str]]:
    """The text with unread stretches blanked, its sentences, and warnings that tell what was left out."""
    kept: list[Sentence] = []
    pieces: list[str] = []
    position = skipped = 0
    for sentence in iterate_sentences(text):
        span = sentence.span
        if len(kept) == MOST_SENTENCES:
            warning = f"Only the first {span.start:,} characters were read; the text is too long."
            return "".join([*pieces, text[position : span.start]]), kept, [warning]
        if span.end - span.start > LONGEST_SENTENCE:
            pieces += [text[position : span.start], " " * (span.end - span.start)]
            position = span.end
            skipped += 1
        else:
            kept.append(sentence)
    if not skipped:
        return text, kept, []
    what = "A passage was" if skipped == 1 else f"{skipped} passages were"
    warning = f"{what} not read: more than {LONGEST_SENTENCE:,} characters without a sentence end."
    return "".join([*pieces, text[position:]]), kept, [warning]
