"""Where in a text it is worth looking for quantities: in sentences that hold a figure or a word of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.extraction.numbers.vocabulary import Vocabulary
from claims.extraction.types import Sentence

_HINT = re.compile(r"[^\W\d_]+|[\d½¼¾⅓⅔]")


class Search:
    """Runs patterns over the promising sentences of one text."""

    def __init__(self, text: str, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        spans = [(s.span.start, s.span.end) for s in sentences] or [(0, len(text))]
        self._stretches = [
            (start, end)
            for start, end in spans
            if not vocabulary.hints.isdisjoint(_HINT.findall(text[start:end].lower()))
        ]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches in the order of the text, each within its sentence."""
        for start, end in self._stretches:
            yield from pattern.finditer(self.text, start, end)
