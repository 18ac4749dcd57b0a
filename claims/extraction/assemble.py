"""From what the finders saw to the claims that editors triage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from claims.extraction.document import Document
from claims.extraction.explanations import quantity_found, quotation_found, role_found, time_found
from claims.extraction.nature import Nature, NatureKind, nature_of
from claims.extraction.pairs import Pairs
from claims.extraction.statements import LOOK_BACK, quote_statement, resolve, role_statement
from claims.extraction.types import (
    ClaimKind,
    ExtractedClaim,
    Person,
    Quantity,
    Quotation,
    RoleMention,
    Span,
    TimeExpression,
    Worthiness,
)
from claims.extraction.worthiness import score_sentence

STATEMENT_THRESHOLD = 0.5
"""Check-worthiness from which a sentence without any other claim, and reported speech, become a claim."""

_APPROXIMATE = ("APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE")
_OPENING_MARKS = "“”„‟«»‹›\"'`‘"
_FACT = Nature(NatureKind.FACT, "")
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_SHORTEST_STATEMENT = 20  # characters; less says nothing that can be checked
_LONGEST_STATEMENT = 600  # characters; beyond, a statement holds only part of a quotation
_MOST_SENTENCES = 20  # of a quotation, looked at for what they do
_LONGEST_ROLE = 300  # characters from the first to the last word of a person–role pair


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one document."""

    quotations: Sequence[Quotation]
    time_expressions: Sequence[TimeExpression]
    roles: Sequence[RoleMention]
    quantities: Sequence[Quantity]
    persons: Sequence[Person]
    published: date | None


class Assembler:
    """Writes claims; scores every sentence at most once."""

    def __init__(self, text: str, document: Document, findings: Findings, language: str) -> None:
        self._text = text
        self._language = language
        self._document = document
        self._findings = findings
        self._sentence_starts = [sentence.span.start for sentence in document.sentences]
        self._marked_starts = [stretch.start for stretch in document.marked]
        self._spoken = self._quotations_by_stretch()
        mentions = sorted((m.start, number) for number, p in enumerate(findings.persons) for m in p.mentions)
        self._mention_starts = [start for start, _ in mentions]
        self._mention_persons = [number for _, number in mentions]
        self._scores: dict[int, Worthiness] = {}
        self._natures: dict[tuple[int, int], Nature] = {}
        self._statements: dict[int, str] = {}

    def claims(self) -> list[ExtractedClaim]:
        """All claims in the order of the text."""
        found = [*self._quotes(), *self._dates(), *self._roles(), *self._numbers()]
        found += self._reported()
        found += self._sentences(self._touched(found))
        return sorted(found, key=lambda claim: (claim.start, claim.end, claim.kind))

    def _quotes(self) -> Iterator[ExtractedClaim]:
        """One claim a stretch between quotation marks: those words can be compared with a source."""
        marked = self._document.marked
        for number, quotation in enumerate(self._findings.quotations):
            if quotation.kind == "indirect":
                continue
            statement = self._quote_statement(quotation)
            goes_on = quotation.group != number
            found_by = quotation_found(self._text, quotation, marked=True, goes_on=goes_on)
            first = max(0, bisect_right(self._marked_starts, quotation.quote.start) - 1)
            for stretch in marked[first:]:
                if stretch.start >= quotation.quote.end:
                    break
                span = Span(stretch.start, stretch.end)
                if span.overlaps(quotation.quote):
                    nature = self._nature_of_words(stretch.inner_start, stretch.inner_end)
                    yield self._claim(
                        ClaimKind.QUOTE, span, statement, found_by, nature=nature, claimant=quotation.claimant
                    )

    def _reported(self) -> Iterator[ExtractedClaim]:
        """Reported speech without quotation marks that can be checked, where someone is named for it."""
        for quotation in self._findings.quotations:
            if quotation.kind != "indirect" or quotation.claimant is None or quotation.cue is None:
                continue
            words = quotation.quote.of(self._text)
            worthiness, nature = score_sentence(words), nature_of(words)
            if worthiness.score >= STATEMENT_THRESHOLD and nature.checkable:
                statement = self._quote_statement(quotation)
                found_by = quotation_found(self._text, quotation, marked=False, goes_on=False)
                yield self._claim(
                    ClaimKind.STATEMENT,
                    quotation.quote,
                    statement,
                    found_by,
                    nature=nature,
                    worthiness=worthiness,
                    claimant=quotation.claimant,
                )

    def _dates(self) -> Iterator[ExtractedClaim]:
        for found in self._findings.time_expressions:
            if found.value and found.value not in _VAGUE and not found.value.startswith(("PX", "PTX")):
                found_by = time_found(self._text, found, self._findings.published, self._language)
                yield self._claim(
                    ClaimKind.DATE,
                    found.span,
                    self._statement(found.span),
                    found_by,
                    value=found.value,
                    approximate=found.mod in _APPROXIMATE,
                )

    def _numbers(self) -> Iterator[ExtractedClaim]:
        for found in self._findings.quantities:
            yield self._claim(
                ClaimKind.NUMBER,
                found.span,
                self._statement(found.span),
                quantity_found(found),
                value=found.value,
                unit=found.unit,
                approximate=found.approximate,
                detail=found.detail.told(),
            )

    def _roles(self) -> Iterator[ExtractedClaim]:
        """One claim a person–role pair: the first place that states it."""
        pairs = Pairs(self._language)
        for found in self._findings.roles:
            person = self._full_name(found.person)
            role = found.role.of(self._text) if found.role else None
            organisation = found.organisation.of(self._text) if found.organisation else None
            parts = [part for part in (found.person, found.role, found.organisation) if part]
            span = Span(min(part.start for part in parts), max(part.end for part in parts))
            if span.end - span.start > _LONGEST_ROLE or not pairs.is_new(person, role, organisation, found.qualifier):
                continue
            statement = role_statement(
                person, role, organisation, found.qualifier, self._findings.published, self._language
            )
            found_by = role_found(self._text, found, person, self._language)
            detail = {"form": found.kind, **({"qualifier": found.qualifier} if found.qualifier else {})}
            # Whatever the sentence does, a title in it says that somebody holds an office.
            yield self._claim(
                ClaimKind.ROLE,
                span,
                statement,
                found_by,
                nature=_FACT,
                person=person,
                role=role,
                organisation=organisation,
                detail=detail,
            )

    def _touched(self, claims: list[ExtractedClaim]) -> set[int]:
        return {
            number
            for claim in claims
            for number in range(self._sentence_at(claim.start), self._sentence_at(claim.end - 1) + 1)
        }

    def _sentences(self, taken: set[int]) -> Iterator[ExtractedClaim]:
        """Sentences without any other claim that can be checked and are worth it."""
        for number, sentence in enumerate(self._document.sentences):
            if number not in taken and sentence.span.end - sentence.span.start >= _SHORTEST_STATEMENT:
                heading = sentence.span.of(self._text).isupper()
                worthy = not heading and self._worthiness(sentence.span).score >= STATEMENT_THRESHOLD
                if worthy and self._nature(sentence.span).checkable:
                    found_by = ("a sentence without any other claim",)
                    statement = self._statement(sentence.span)
                    yield self._claim(ClaimKind.STATEMENT, sentence.span, statement, found_by)

    def _claim(
        self,
        kind: ClaimKind,
        span: Span,
        statement: str,
        found_by: tuple[str, ...],
        *,
        nature: Nature | None = None,
        worthiness: Worthiness | None = None,
        **fields: Any,
    ) -> ExtractedClaim:
        """A claim of its kind; nature and check-worthiness are those of its sentence unless given."""
        nature = nature or self._nature(span)
        worthiness = worthiness or self._worthiness(span)
        reasons = worthiness.reasons
        if nature.kind != NatureKind.FACT:
            reasons = (*reasons, f"{nature.kind.value}: {nature.reason}")
        return ExtractedClaim(
            kind,
            span.start,
            span.end,
            span.of(self._text),
            statement,
            nature=nature.kind.value,
            check_worthiness=round(worthiness.score, 3),
            reasons=reasons,
            found_by=found_by,
            **fields,
        )

    def _sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def _worthiness(self, span: Span) -> Worthiness:
        number = self._sentence_at(span.start)
        known = self._scores.get(number)
        if known is None:
            known = score_sentence(self._document.sentences[number].span.of(self._text))
            self._scores[number] = known
        return known

    def _nature(self, span: Span) -> Nature:
        """What the sentence does, or the quotation in it that the span stands in: a question that is quoted makes no
        question of the sentence around it."""
        number = self._sentence_at(span.start)
        sentence = self._document.sentences[number].span
        index = bisect_right(self._marked_starts, span.start) - 1
        inside = index >= 0 and self._document.marked[index].end >= span.end
        key = (number, index if inside else -1)
        known = self._natures.get(key)
        if known is None:
            if inside:
                stretch = self._document.marked[index]
                words = self._text[max(sentence.start, stretch.inner_start) : min(sentence.end, stretch.inner_end)]
            else:
                words = self._without_quotations(sentence)
            known = self._natures[key] = nature_of(words)
        return known

    def _nature_of_words(self, start: int, end: int) -> Nature:
        """What quoted words do: they state a fact as soon as one of their sentences does."""
        first = self._sentence_at(start)
        last = min(self._sentence_at(end - 1), first + _MOST_SENTENCES)
        spans = [sentence.span for sentence in self._document.sentences[first : last + 1]]
        natures = [nature_of(self._text[max(start, span.start) : min(end, span.end)]) for span in spans]
        return next((nature for nature in natures if nature.kind == NatureKind.FACT), natures[0])

    def _without_quotations(self, sentence: Span) -> str:
        pieces, position = [], sentence.start
        index = max(0, bisect_right(self._marked_starts, sentence.start) - 1)
        while index < len(self._marked_starts) and self._marked_starts[index] < sentence.end:
            stretch = self._document.marked[index]
            if stretch.end > sentence.start:
                pieces.append(self._text[position : max(position, stretch.start)])
                position = max(position, min(stretch.end, sentence.end))
            index += 1
        pieces.append(self._text[position : sentence.end])
        return "…".join(pieces)

    def _statement(self, span: Span) -> str:
        """The sentence, with the rest of a quotation that it begins or ends; one that is nothing but quotation gets
        its speaker."""
        number = self._sentence_at(span.start)
        known = self._statements.get(number)
        if known is None:
            found = self._findings
            sentence = self._document.sentences[number].span
            quotation = self._speech_of(sentence)
            if quotation is not None:
                known = quote_statement(self._text, quotation, (), found.time_expressions, self._language)
            if known is None:
                span = self._whole(number)
                near = Span(max(0, span.start - LOOK_BACK), span.end)
                known = resolve(self._text, span, self._persons_in(near), found.time_expressions, self._language)
            self._statements[number] = known
        return known

    def _quotations_by_stretch(self) -> dict[int, Quotation]:
        """The quotation that each stretch between quotation marks is part of."""
        found: dict[int, Quotation] = {}
        for quotation in self._findings.quotations:
            if quotation.kind != "indirect":
                index = max(0, bisect_right(self._marked_starts, quotation.quote.start) - 1)
                while index < len(self._marked_starts) and self._marked_starts[index] < quotation.quote.end:
                    if self._document.marked[index].end > quotation.quote.start:
                        found[index] = quotation
                    index += 1
        return found

    def _speech_of(self, sentence: Span) -> Quotation | None:
        """The sentence as a quotation of its own where it stands between quotation marks from end to end."""
        index = bisect_right(self._marked_starts, sentence.start) - 1
        quotation = self._spoken.get(index)
        if quotation is None or self._document.marked[index].end < sentence.end:
            return None
        return replace(quotation, quote=sentence, kind="direct")

    def _whole(self, number: int) -> Span:
        """The sentence together with the rest of a quotation that it begins or ends."""
        sentences, marked = self._document.sentences, self._document.marked
        span = sentences[number].span
        for offset in (span.start, span.end):
            index = bisect_right(self._marked_starts, offset - 1) - 1
            if index >= 0 and marked[index].end > offset:
                first = self._sentence_at(marked[index].start)
                last = self._sentence_at(marked[index].end - 1)
                wider = Span(min(span.start, sentences[first].span.start), max(span.end, sentences[last].span.end))
                if wider.end - wider.start <= _LONGEST_STATEMENT:
                    span = wider
        return span

    def _quote_statement(self, quotation: Quotation) -> str:
        found = self._findings
        persons = self._persons_in(quotation.quote)
        if quotation.kind == "direct" and quotation.quote.of(self._text)[0] not in _OPENING_MARKS:
            # "he is “the only leader”": a clause that is quoted but for its first words
            quotation = replace(quotation, kind="mixed")
        if quotation.kind == "mixed" and quotation.claimant is None:
            return self._statement(quotation.quote)
        statement = quote_statement(self._text, quotation, persons, found.time_expressions, self._language)
        return statement or self._statement(quotation.quote)

    def _persons_in(self, span: Span) -> list[Person]:
        """The persons mentioned in a stretch, in the order of their first mention in the article."""
        first = bisect_right(self._mention_starts, span.start - 1)
        last = bisect_right(self._mention_starts, span.end - 1)
        return [self._findings.persons[number] for number in sorted(set(self._mention_persons[first:last]))]

    def _full_name(self, mention: Span) -> str:
        """The fullest name of the person mentioned there, or the mention's own words."""
        persons = self._persons_in(mention)
        return persons[0].name if persons else mention.of(self._text)
