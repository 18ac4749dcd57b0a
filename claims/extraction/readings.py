"""What is read once for each sentence, however many claims stand in it: score, nature, statement, full names."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from claims.extraction.document import Document
from claims.extraction.nature import Nature, NatureKind, nature_of
from claims.extraction.speech import Speech
from claims.extraction.statements import LOOK_BACK, quote_statement, quoted, resolve
from claims.extraction.types import Findings, Person, Span, Worthiness
from claims.extraction.worthiness import score_sentence

_OPENING_MARKS = "“”„‟«»‹›\"'`‘"
_LONGEST_STATEMENT = 600  # characters; beyond, a statement holds only part of a quotation
_MOST_SENTENCES = 20  # of a quotation, looked at for what they do


class Readings:
    """Of one document; every answer is worked out at most once."""

    def __init__(self, text: str, document: Document, findings: Findings, language: str) -> None:
        self._text = text
        self._language = language
        self._document = document
        self._findings = findings
        self._sentence_starts = [sentence.span.start for sentence in document.sentences]
        self._marked_starts = [stretch.start for stretch in document.marked]
        self.speech = Speech(text, document, findings.quotations)
        mentions = sorted((m.start, number) for number, p in enumerate(findings.persons) for m in p.mentions)
        self._mention_starts = [start for start, _ in mentions]
        self._mention_persons = [number for _, number in mentions]
        self._scores: dict[int, Worthiness] = {}
        self._natures: dict[tuple[int, int], Nature] = {}
        self._statements: dict[int, str] = {}

    def sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def worthiness(self, span: Span) -> Worthiness:
        number = self.sentence_at(span.start)
        known = self._scores.get(number)
        if known is None:
            known = score_sentence(self._document.sentences[number].span.of(self._text), self._language)
            self._scores[number] = known
        return known

    def nature(self, span: Span) -> Nature:
        """What the sentence does, or the quotation in it that the span stands in: a question that is quoted makes no
        question of the sentence around it."""
        number = self.sentence_at(span.start)
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
            known = self._natures[key] = nature_of(words, self._language)
        return known

    def nature_of_words(self, start: int, end: int) -> Nature:
        """What quoted words do: they state a fact as soon as one of their sentences does."""
        first = self.sentence_at(start)
        last = min(self.sentence_at(end - 1), first + _MOST_SENTENCES)
        spans = [sentence.span for sentence in self._document.sentences[first : last + 1]]
        natures = [nature_of(self._text[max(start, span.start) : min(end, span.end)], self._language) for span in spans]
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

    def statement(self, span: Span) -> str:
        """The sentence, with the rest of a quotation that it begins or ends; one that is nothing but quotation gets
        its speaker."""
        number = self.sentence_at(span.start)
        known = self._statements.get(number)
        if known is None:
            found = self._findings
            sentence = self._document.sentences[number].span
            quotation = self.speech.of_sentence(sentence)
            if quotation is not None:
                known = quote_statement(self._text, quotation, (), found.time_expressions, self._language)
            if known is None:
                span = self._whole(number)
                near = Span(max(0, span.start - LOOK_BACK), span.end)
                known = resolve(self._text, span, self._persons_in(near), found.time_expressions, self._language)
            self._statements[number] = known
        return known

    def _whole(self, number: int) -> Span:
        """The sentence together with the rest of a quotation that it begins or ends."""
        sentences, marked = self._document.sentences, self._document.marked
        span = sentences[number].span
        for offset in (span.start, span.end):
            index = bisect_right(self._marked_starts, offset - 1) - 1
            if index >= 0 and marked[index].end > offset:
                first = self.sentence_at(marked[index].start)
                last = self.sentence_at(marked[index].end - 1)
                wider = Span(min(span.start, sentences[first].span.start), max(span.end, sentences[last].span.end))
                if wider.end - wider.start <= _LONGEST_STATEMENT:
                    span = wider
        return span

    def quote_statement(self, number: int) -> str:
        """Who said what, for a quotation by its number; a broken one is stated with all its parts."""
        found = self._findings
        quotation, *rest = self.speech.parts(number)
        persons = self._persons_in(quotation.quote)
        if quotation.kind == "direct" and quotation.quote.of(self._text)[0] not in _OPENING_MARKS:
            # "he is “the only leader”": a clause that is quoted but for its first words
            quotation = replace(quotation, kind="mixed")
        if quotation.kind == "mixed" and quotation.claimant is None:
            return self.statement(quotation.quote)
        statement = quote_statement(self._text, quotation, persons, found.time_expressions, self._language)
        if statement is None:
            return self.statement(quotation.quote)
        return " … ".join([statement, *(quoted(part.quote.of(self._text)) for part in rest)])

    def _persons_in(self, span: Span) -> list[Person]:
        """The persons mentioned in a stretch, in the order of their first mention in the article."""
        first = bisect_right(self._mention_starts, span.start - 1)
        last = bisect_right(self._mention_starts, span.end - 1)
        return [self._findings.persons[number] for number in sorted(set(self._mention_persons[first:last]))]

    def full_name(self, mention: Span) -> str:
        """The fullest name of the person mentioned there, or the mention's own words."""
        persons = self._persons_in(mention)
        return persons[0].name if persons else mention.of(self._text)
