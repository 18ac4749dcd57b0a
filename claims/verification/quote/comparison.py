"""A quotation compared with a source: the outcome, the places, the word-level difference, what stands around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from claims.verification.finding import Certainty, Finding
from claims.verification.quote.cover import find_cover, in_sentences, is_stitched
from claims.verification.quote.differences import Difference, Kind, differences_of
from claims.verification.quote.elements import Element, read_elements
from claims.verification.quote.explanation import explain
from claims.verification.quote.outcome import (
    Outcome,
    is_alike,
    is_settled,
    is_slight,
    outcome_of_one,
    outcome_of_pieces,
)
from claims.verification.quote.passages import Part, find_best, find_left_over
from claims.verification.quote.source import Source
from claims.verification.quote.speaker import SpeakerMatch, compare_speaker, named_speaker
from claims.verification.quote.words import Word, spellings_of

_NOT_SO = (Outcome.ALTERED, Outcome.NOT_FOUND)
_AROUND = 200  # characters shown before and after a passage


@dataclass(frozen=True, slots=True)
class Change:
    """One operation of the word-level diff: ``kind`` and both sides as written; either may be empty."""

    kind: Kind
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Passage:
    """``source[start:end]``, code points, with what stands just ``before`` and ``after`` it."""

    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class QuoteComparison:
    """``passages`` in the order of the quotation; more than one where it was put together.

    ``speaker``: whether the source gives the words to the quotation's speaker; ``source_speaker`` is whom it names.
    """

    outcome: Outcome
    passages: tuple[Passage, ...]
    changes: tuple[Change, ...]
    speaker: SpeakerMatch
    source_speaker: str | None
    claimed_speaker: str | None

    @property
    def agreement(self) -> float:
        """The share (0 to 1) of the quotation's words that stand in the source, tense and person aside."""
        words = [(change.kind, len(change.quote.split())) for change in self.changes]
        kept = sum(count for kind, count in words if kind in (Kind.SAME, Kind.SHIFTED))
        return kept / max(1, sum(count for _, count in words))

    def finding(self) -> Finding:
        """The comparison in a sentence or two."""
        certain = self.outcome in (Outcome.VERBATIM, Outcome.TRIMMED)
        return Finding(self.outcome, explain(self), Certainty.CERTAIN if certain else Certainty.LIKELY)

    def as_dict(self) -> dict[str, Any]:
        """Plain values that JSON can hold."""
        return asdict(self)


def compare_quote(quote: str, source: Source | str, speaker: str | None = None) -> QuoteComparison:
    """Align ``quote`` with the passage of the source that is most like it.

    A ``Source`` may be kept for many quotations. Time grows with the length of the source as a string search does;
    of a quotation at most ``elements.LONGEST_QUOTE`` words are compared.
    """
    source = source if isinstance(source, Source) else Source(source)
    elements = read_elements(quote)
    outcome, parts = _place(source, quote, elements)
    if outcome in _NOT_SO and "(" in quote:
        with_asides = read_elements(quote, asides=True)
        other, others = _place(source, quote, with_asides)
        if other not in _NOT_SO:
            elements, outcome, parts = with_asides, other, others
    differences = [differences_of(part, elements) for part in parts]
    if outcome is Outcome.NOT_FOUND:
        return QuoteComparison(outcome, (), (), SpeakerMatch.UNKNOWN, None, speaker)
    passages = tuple(_passage(source.text, part) for part in parts)
    named = named_speaker(source.text, passages[0].start, passages[0].end)
    return QuoteComparison(
        outcome,
        passages,
        _changes(quote, source.text, elements, parts, differences),
        compare_speaker(speaker, named),
        named,
        speaker,
    )


def check_quote(quote: str, speaker: str | None, source: str) -> Finding:
    """What a quotation is, beside the full text of its source."""
    return compare_quote(quote, source, speaker).finding()


def _place(source: Source, quote: str, elements: Sequence[Element]) -> tuple[Outcome, Sequence[Part]]:
    """The outcome, and the parts it rests on in the quotation's order."""
    if not any(element.is_word for element in elements):
        return Outcome.NOT_FOUND, ()
    words = [Word(one.key, one.start, one.end, _joint(quote, one, two)) for one, two in _pairs(elements)]
    spellings = spellings_of(words)
    search = find_best(source, quote, elements, spellings)
    if search.best is None:
        return Outcome.NOT_FOUND, ()
    best = search.best
    differences = differences_of(best, elements)
    if is_settled(elements, best, differences):
        return outcome_of_one(elements, best, differences), (best,)
    rest = find_left_over(source, quote, elements, best, spellings)
    cover = find_cover(elements, [stretch for one in (search, *rest) for stretch in one.stretches])
    slight = is_slight(elements, best, differences)
    if cover is not None and is_stitched(cover, elements) and (not slight or in_sentences(cover)):
        return outcome_of_pieces(elements, cover), cover
    if not is_alike(elements, [best, *(one.best for one in rest if one.best is not None)]):
        return Outcome.NOT_FOUND, ()
    return Outcome.ALTERED, (best,)


def _pairs(elements: Sequence[Element]) -> list[tuple[Element, Element | None]]:
    words = [element for element in elements if element.is_word]
    return list(zip(words, [*words[1:], None], strict=False))


def _joint(quote: str, one: Element, two: Element | None) -> str:
    between = quote[one.end : two.start].strip() if two is not None else ""
    return "-" if between in ("-", "‐", "‑") or (between == "." and len(one.key) == 1) else ""


def _passage(text: str, part: Part) -> Passage:
    start, end = part.stretch.words[part.words[0]].start, part.stretch.words[part.words[-1]].end
    return Passage(start, end, text[max(0, start - _AROUND) : start], text[end : end + _AROUND])


def _changes(
    quote: str,
    text: str,
    elements: Sequence[Element],
    parts: Sequence[Part],
    differences: Sequence[Sequence[Difference]],
) -> tuple[Change, ...]:
    found: list[Change] = []
    at = 0
    for part, own in zip(parts, differences, strict=True):
        if part.elements[0] > at:
            found.append(Change(Kind.CHANGED, _written(quote, elements, at, part.elements[0] - 1), ""))
        words = part.stretch.words
        for one in own:
            written = _written(quote, elements, one.elements[0], one.elements[-1]) if one.elements else ""
            found.append(
                Change(
                    one.kind, written, text[words[one.words[0]].start : words[one.words[-1]].end] if one.words else ""
                )
            )
        at = part.elements[-1] + 1
    if at < len(elements):
        found.append(Change(Kind.CHANGED, _written(quote, elements, at, len(elements) - 1), ""))
    return tuple(change for change in found if change.quote or change.source)


def _written(quote: str, elements: Sequence[Element], first: int, last: int) -> str:
    return quote[elements[first].start : elements[last].end]
