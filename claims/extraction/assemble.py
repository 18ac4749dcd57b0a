"""From what the finders saw to the claims that editors triage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claims.extraction.document import Document
from claims.extraction.explanations import quantity_found, quotation_found, role_found, time_found
from claims.extraction.nature import Nature, NatureKind, nature_of
from claims.extraction.pairs import Pairs
from claims.extraction.readings import Readings
from claims.extraction.statements import article_before, role_statement
from claims.extraction.types import ClaimKind, ExtractedClaim, Findings, Span, Worthiness
from claims.extraction.worthiness import score_sentence

STATEMENT_THRESHOLD = 0.5
"""Check-worthiness from which a sentence without any other claim, and reported speech, become a claim."""

_APPROXIMATE = ("APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE")
_FACT = Nature(NatureKind.FACT, "")
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_SHORTEST_STATEMENT = 20  # characters; less says nothing that can be checked
_WITH_ARTICLE = ("apposition", "predicate")  # of a role; before a name "the" belongs to the person
_LONGEST_ROLE = 300  # characters from the first to the last word of a person–role pair


class Assembler:
    """Writes claims; scores every sentence at most once."""

    def __init__(self, text: str, document: Document, findings: Findings, language: str) -> None:
        self._text = text
        self._language = language
        self._document = document
        self._findings = findings
        self._readings = Readings(text, document, findings, language)

    def claims(self) -> list[ExtractedClaim]:
        """All claims in the order of the text."""
        found = [*self._quotes(), *self._dates(), *self._roles(), *self._numbers()]
        found += self._reported()
        found += self._sentences(self._touched(found))
        return sorted(found, key=lambda claim: (claim.start, claim.end, claim.kind))

    def _quotes(self) -> Iterator[ExtractedClaim]:
        """One claim a stretch between quotation marks: those words can be compared with a source."""
        for number, quotation in enumerate(self._findings.quotations):
            if quotation.kind == "indirect":
                continue
            statement = self._readings.quote_statement(number)
            goes_on = quotation.group != number
            found_by = quotation_found(self._text, quotation, marked=True, goes_on=goes_on)
            for index in self._readings.speech.stretches_of(quotation):
                stretch = self._document.marked[index]
                nature = self._readings.nature_of_words(stretch.inner_start, stretch.inner_end)
                span = Span(stretch.start, stretch.end)
                yield self._claim(
                    ClaimKind.QUOTE, span, statement, found_by, nature=nature, claimant=quotation.claimant
                )

    def _reported(self) -> Iterator[ExtractedClaim]:
        """Reported speech without quotation marks that can be checked, where someone is named for it."""
        for number, quotation in enumerate(self._findings.quotations):
            if quotation.kind != "indirect" or quotation.claimant is None or quotation.cue is None:
                continue
            words = quotation.quote.of(self._text)
            worthiness, nature = score_sentence(words, self._language), nature_of(words, self._language)
            if worthiness.score >= STATEMENT_THRESHOLD and nature.checkable:
                statement = self._readings.quote_statement(number)
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
                    self._readings.statement(found.span),
                    found_by,
                    value=found.value,
                    approximate=found.mod in _APPROXIMATE,
                )

    def _numbers(self) -> Iterator[ExtractedClaim]:
        for found in self._findings.quantities:
            yield self._claim(
                ClaimKind.NUMBER,
                found.span,
                self._readings.statement(found.span),
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
            person = self._readings.full_name(found.person)
            role = found.role.of(self._text) if found.role else None
            organisation = found.organisation.of(self._text) if found.organisation else None
            parts = [part for part in (found.person, found.role, found.organisation) if part]
            span = Span(min(part.start for part in parts), max(part.end for part in parts))
            if span.end - span.start > _LONGEST_ROLE or not pairs.is_new(person, role, organisation, found.qualifier):
                continue
            article = ""
            if found.role and found.kind in _WITH_ARTICLE:
                article = article_before(self._text, found.role.start, self._language)
            statement = role_statement(
                person, role, organisation, found.qualifier, self._findings.published, self._language, article
            )
            found_by = role_found(self._text, found, person)
            detail = {"form": found.kind, **({"qualifier": found.qualifier} if found.qualifier else {})}
            # Whatever the sentence does, a title in it says that somebody holds an office.
            yield self._claim(
                ClaimKind.ROLE,
                span,
                statement or self._readings.statement(span),
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
            for number in range(self._readings.sentence_at(claim.start), self._readings.sentence_at(claim.end - 1) + 1)
        }

    def _sentences(self, taken: set[int]) -> Iterator[ExtractedClaim]:
        """Sentences without any other claim that can be checked and are worth it."""
        for number, sentence in enumerate(self._document.sentences):
            if number not in taken and sentence.span.end - sentence.span.start >= _SHORTEST_STATEMENT:
                heading = sentence.span.of(self._text).isupper()
                worthy = not heading and self._readings.worthiness(sentence.span).score >= STATEMENT_THRESHOLD
                if worthy and self._readings.nature(sentence.span).checkable:
                    found_by = ("a sentence without any other claim",)
                    statement = self._readings.statement(sentence.span)
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
        nature = nature or self._readings.nature(span)
        worthiness = worthiness or self._readings.worthiness(span)
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
