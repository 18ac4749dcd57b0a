"""The reporting word and the speaker that the labeller saw nearest to a stretch of content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claims.extraction.document import Document
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.quotes.chunks import Chunk
from claims.extraction.quotes.decoding import CUE, SPEAKER


class LabelledParagraph:
    """The chunks of a paragraph with their labels; each question takes a time that grows with no length."""

    def __init__(self, document: Document, chunks: Sequence[Chunk], labels: Sequence[int]) -> None:
        self._document = document
        self._chunks = chunks
        self._sentences = [chunk.sentence for chunk in chunks]
        self._runs: dict[int, list[tuple[int, int]]] = {CUE: [], SPEAKER: []}
        for k, label in enumerate(labels):
            runs = self._runs.get(label)
            if runs is None:
                continue
            if runs and runs[-1][1] == k - 1:
                runs[-1] = (runs[-1][0], k)
            else:
                runs.append((k, k))

    def attribution(self, first: int, last: int) -> Attribution:
        """Cue and speaker of the content in chunks ``[first, last]``, in the sentences it touches."""
        chunks = self._chunks
        final = chunks[last].sentence
        if chunks[last].marked >= 0 and last + 1 < len(chunks):
            final = self._document.sentence_of(max(0, chunks[last].end - 1))
        low = bisect_left(self._sentences, chunks[first].sentence)
        high = bisect_right(self._sentences, final) - 1
        cue = self._nearest(CUE, first, last, low, high)
        speaker = self._nearest(SPEAKER, *(cue or (first, last)), low, high)
        if speaker is None and cue is not None:
            speaker = self._nearest(SPEAKER, first, last, low, high)
        return Attribution(self._tokens(cue), self._tokens(speaker))

    def _nearest(self, label: int, first: int, last: int, low: int, high: int) -> tuple[int, int] | None:
        """The run of a label nearest to ``[first, last]`` within ``[low, high]``; of two as near, the one before."""
        runs = self._runs[label]
        at = bisect_left(runs, (first, first))
        found = []
        for begin, end in runs[max(0, at - 1) : at + 1]:
            begin, end = max(begin, low), min(end, high)
            if begin <= end:
                found.append((first - end if end < first else begin - last, begin, end))
        return min(found)[1:] if found else None

    def _tokens(self, run: tuple[int, int] | None) -> tuple[int, int] | None:
        return (self._chunks[run[0]].begin, self._chunks[run[1]].end) if run else None
