"""Which quotation the stretches between quotation marks belong to, and which quotations are one that was broken."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.document import Document
from claims.extraction.types import Quotation, Span

_MARKS = "“”„‟\"«»‘’'` "
_LONGEST_BREAK = 120  # characters between two parts of a quotation
_MOST_PARTS = 4  # joined on either side


class Speech:
    """The quotations of one document."""

    def __init__(self, text: str, document: Document, quotations: Sequence[Quotation]) -> None:
        self._text = text
        self._document = document
        self._quotations = quotations
        self._marked_starts = [stretch.start for stretch in document.marked]
        self._by_stretch: dict[int, Quotation] = {}
        for quotation in quotations:
            if quotation.kind != "indirect":
                self._by_stretch.update((index, quotation) for index in self.stretches_of(quotation))

    def stretches_of(self, quotation: Quotation) -> list[int]:
        """Indexes of the stretches between marks that a quotation reaches into."""
        index = max(0, bisect_right(self._marked_starts, quotation.quote.start) - 1)
        found = []
        while index < len(self._marked_starts) and self._marked_starts[index] < quotation.quote.end:
            if self._document.marked[index].end > quotation.quote.start:
                found.append(index)
            index += 1
        return found

    def of_sentence(self, sentence: Span) -> Quotation | None:
        """A sentence that is spoken from end to end, as a quotation of its own."""
        index = bisect_right(self._marked_starts, sentence.start) - 1
        quotation = self._by_stretch.get(index)
        if quotation is None or self._document.marked[index].end < sentence.end:
            return None
        return replace(quotation, quote=sentence, kind="direct")

    def parts(self, number: int) -> list[Quotation]:
        """The quotation with that number together with the parts that it was broken into: “It is,” she said, “what it
        is.” A part is what begins in small letters behind another one in the same sentence, by the same speaker."""
        first = last = number
        while first > max(0, number - _MOST_PARTS) and self._goes_on(first):
            first -= 1
        end = min(len(self._quotations), number + _MOST_PARTS)
        while last + 1 < end and self._goes_on(last + 1):
            last += 1
        return list(self._quotations[first : last + 1])

    def _goes_on(self, number: int) -> bool:
        before, here = self._quotations[number - 1], self._quotations[number]
        if before.kind != "direct" or here.kind != "direct" or before.claimant != here.claimant:
            return False
        begins = self._text[here.quote.start : here.quote.start + 4].lstrip(_MARKS)[:1]
        between = self._text[before.quote.end : here.quote.start]
        return begins.islower() and len(between) <= _LONGEST_BREAK and "\n" not in between and ". " not in between
