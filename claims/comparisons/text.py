"""A text beside the calendar, its own figures, and itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from claims.comparisons.seen import seen
from claims.extraction.sentences import split_sentences
from claims.verification.article_consistency import check_article
from claims.verification.calendar import CalendarFinding, check_calendar
from claims.verification.finding import Finding
from claims.verification.numbers import check_numbers
from claims.verification.outcomes import Check
from claims.verification.seen import Seen

NOTHING = "nothing_to_check"
Passage = Sequence[tuple[int, int]]


def look_at_text(text: str, published: date | None) -> list[Seen]:
    """Calendar and numbers passage by passage, and the text against itself."""
    whole = (0, len(text))
    found = [seen(Check.ARTICLE, whole, check_article(text), text)]
    checks: dict[Check, Callable[[str], Finding]] = {
        Check.CALENDAR: lambda words: check_calendar(words, published),
        Check.NUMBERS: check_numbers,
    }
    for passage in _paragraphs(text):
        for kind, check in checks.items():
            span, answer = _narrowest(text, passage, check)
            if answer.outcome != NOTHING:
                found.append(seen(kind, _place(span, answer), answer, text[slice(*span)], published))
    figures = check_numbers(text)
    taken = {(one.kind, one.start, one.end) for one in found}
    if figures.outcome == "headline_body" and (Check.NUMBERS, *whole) not in taken:
        found.append(seen(Check.NUMBERS, whole, figures, text))
    return found


def _paragraphs(text: str) -> Iterator[Passage]:
    """The sentences' spans, paragraph by paragraph."""
    for _, sentences in groupby(split_sentences(text), key=lambda sentence: sentence.paragraph):
        yield [(sentence.span.start, sentence.span.end) for sentence in sentences]


def _place(span: tuple[int, int], answer: Finding) -> tuple[int, int]:
    """Where in the text the answer belongs: the dates that do not agree, where the check names them."""
    if isinstance(answer, CalendarFinding) and answer.relations:
        first = answer.relations[0]
        return span[0] + first.start, span[0] + first.end
    return span


def _narrowest(text: str, passage: Passage, check: Callable[[str], Finding]) -> tuple[tuple[int, int], Finding]:
    """The check's answer to a paragraph, with the one sentence that it comes from where a sentence alone shows it."""
    span = (passage[0][0], passage[-1][1])
    answer = check(text[slice(*span)])
    if answer.outcome == NOTHING or len(passage) == 1:
        return span, answer
    for sentence in passage:
        alone = check(text[slice(*sentence)])
        if alone.outcome == answer.outcome:
            return sentence, alone
    return span, answer
