"""Calendar: a text's dates, weekdays, ages and lengths of time against one another and the day of publication.

``check_calendar`` compares what the text itself says. It knows no events: that a date is wrong shows only where the
text gives two things that cannot both be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims.extraction.sentences import split_sentences
from claims.verification.calendar.ages import compare_ages
from claims.verification.calendar.anniversaries import compare_anniversaries
from claims.verification.calendar.days import compare_dates, compare_today, compare_weekdays
from claims.verification.calendar.lengths import find_lengths
from claims.verification.calendar.order import (
    compare_connected,
    compare_days,
    compare_lives,
    compare_ranges,
    find_ranges,
)
from claims.verification.calendar.relation import CONSISTENT, Relation
from claims.verification.calendar.spans import Clause, compare_lengths
from claims.verification.calendar.stamps import find_stamps
from claims.verification.finding import Certainty, Finding

_GRAVEST_FIRST = ("impossible_date", "weekday_mismatch", "age_mismatch", "order_mismatch", "duration_mismatch")
_MOST_SHOWN = 20
_LONGEST_SENTENCE = 1500  # characters; what is longer is read in pieces
_MOST_OF_A_LIST = 40  # dates in one sentence whose days of the week are compared
_MOST_DATES = 12  # in one sentence; more are a list, in which nothing tells what belongs together


@dataclass(frozen=True, slots=True)
class CalendarFinding(Finding):
    """``outcome``: consistent, weekday_mismatch, impossible_date, duration_mismatch, age_mismatch, order_mismatch or
    nothing_to_check.

    ``relations``: all that was compared, what disagrees first, each with its place in the text.
    """

    relations: tuple[Relation, ...] = ()


def check_calendar(text: str, published: date | None = None) -> CalendarFinding:
    """Compare the dates of a sentence or an article; without ``published`` nothing is compared with it.

    Of several mismatches the one that rests on the least reading is the outcome. Any string is accepted; linear in
    its length.
    """
    relations = list(_relations(text, published))
    wrong = [one for one in relations if one.outcome != CONSISTENT]
    wrong.sort(key=lambda one: _GRAVEST_FIRST.index(one.outcome))
    right = [one for one in relations if one.outcome == CONSISTENT]
    if not relations:
        return CalendarFinding("nothing_to_check", "The text has no two dates, ages or lengths of time to compare.")
    first = (wrong or right)[0]
    certainty = first.certainty if wrong else Certainty.LIKELY
    return CalendarFinding(first.outcome, first.why, certainty, tuple(wrong + right)[:_MOST_SHOWN])


def _relations(text: str, published: date | None) -> Iterator[Relation]:
    clauses = _clauses(text, published)
    years = list(dict.fromkeys(one.year for clause in clauses for one in clause.stamps if one.year is not None))[:50]
    for clause in clauses:
        yield from compare_dates(clause.stamps, published)
        if len(clause.stamps) <= _MOST_OF_A_LIST:
            yield from compare_weekdays(text, clause.stamps, published, years)
        if len(clause.stamps) + len(clause.lengths) > _MOST_DATES:
            continue
        ranges = find_ranges(clause)
        yield from compare_ranges(ranges)
        yield from compare_lengths(clause, ranges)
        yield from compare_days(clause)
        yield from compare_lives(clause)
        yield from compare_connected(clause)
    yield from compare_today(text, published)
    short = [clause for clause in clauses if len(clause.stamps) <= _MOST_DATES]
    yield from compare_anniversaries(short)
    yield from compare_ages(short)


def _clauses(text: str, published: date | None) -> list[Clause]:
    found: list[Clause] = []
    for first, last in _sentences(text):
        for start in range(first, last, _LONGEST_SENTENCE):
            end = min(last, start + _LONGEST_SENTENCE)
            before = found[-1].stamps if found else ()
            stamps, lengths = find_stamps(text, start, end), find_lengths(text, start, end)
            found.append(Clause(text, start, end, stamps, lengths, before, published))
    return found


def _sentences(text: str) -> list[tuple[int, int]]:
    """The sentences' places; "(b. 1932)" ends none."""
    found: list[tuple[int, int]] = []
    for sentence in split_sentences(text):
        if found and text[max(0, found[-1][1] - 3) : found[-1][1]] in ("(b.", "(d."):
            found[-1] = (found[-1][0], sentence.span.end)
        else:
            found.append((sentence.span.start, sentence.span.end))
    return found


__all__ = ["CalendarFinding", "check_calendar"]
