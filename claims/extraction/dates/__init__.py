"""Time expressions of a text with their TIMEX3 types and values.

Rules over word classes (``grammar``), then values against the day of publication, the tense of the verb and the
dates named before (``absolute``, ``relative``, ``lengths``). Conventions are those of TimeML as annotated for
TempEval-3 (UzZaman et al. 2013): spans leave out prepositions and keep modifiers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from claims.extraction.dates import absolute, lengths, relative
from claims.extraction.dates.absolute import Value
from claims.extraction.dates.context import Context, tells_history
from claims.extraction.dates.grammar import find
from claims.extraction.dates.match import Match
from claims.extraction.dates.scanner import scan
from claims.extraction.dates.vocabulary import Vocabulary, load
from claims.extraction.types import Sentence, Span, TimeExpression

_VALUES: dict[str, Callable[[Match, Context, Vocabulary], Value]] = {
    "time": lengths.clock_time,
    "part_of_date": relative.part_of_date,
    "this_part": relative.this_part,
    "tonight": relative.this_part,
    "overnight": relative.this_part,
    "date": absolute.calendar_date,
    "month": absolute.month_date,
    "ordinal_day": absolute.ordinal_day,
    "year": absolute.year_date,
    "short_year": absolute.year_date,
    "shared_year": absolute.year_date,
    "bc": absolute.bc_year,
    "shared_bc": absolute.bc_year,
    "decade": absolute.decade_date,
    "century": absolute.century_date,
    "quarter": absolute.quarter_date,
    "half": absolute.half_date,
    "holiday": absolute.holiday_date,
    "shared_day": absolute.ordinal_day,
    "shared_quarter": absolute.quarter_date,
    "year_period": relative.year_ago,
    "year_end": relative.year_end,
    "year_ago": relative.year_ago,
    "weekday": relative.weekday_date,
    "weekdays": lengths.repeated_weekday,
    "deictic": relative.deictic_date,
    "season": relative.season_date,
    "relative": relative.relative_date,
    "the_weekend": relative.relative_date,
    "the_quarter": relative.relative_date,
    "the_period": relative.relative_date,
    "near_part": relative.near_part,
    "day_part": relative.this_part,
    "seasons": relative.seasons,
    "recent_units": lengths.bare_units,
    "these_days": lengths.these_days,
    "set_month": lengths.repeated_month,
    "the_past": lengths.the_past,
    "part_of_period": relative.relative_date,
    "distance": relative.distance_date,
    "duration": lengths.length,
    "duration_range": lengths.length,
    "shared_number": lengths.length,
    "units": lengths.bare_units,
    "set": lengths.repeated,
    "reference": lengths.reference,
}


def find_time_expressions(text: str, sentences: Sequence[Sentence], published: date | None) -> list[TimeExpression]:
    """Every time expression of the text, in order and without overlap.

    Relative expressions count from ``published``; where it is None they keep the unresolved forms of TIMEX3
    ("XXXX-WXX-4"), never today's date. Linear in the length of the text.
    """
    vocabulary = load()
    scanned = scan(text, vocabulary)
    context = Context(published, narrative=tells_history(scanned, vocabulary.codes, published))
    found = []
    for match in find(scanned, vocabulary):
        kind, value, mod = _value(match, context, vocabulary)
        found.append(TimeExpression(Span(match.start, match.end), kind, value, mod))
    return found


def _value(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    if match.rule == "iso":
        written = match.words[0].upper()
        return ("TIME" if "T" in written else "DATE"), written, None
    if match.rule == "slash":
        return "DATE", _slash_date(match.words[0]), None
    return _VALUES[match.rule](match, context, vocabulary)


def _slash_date(written: str) -> str:
    """US order: month, day, year; a first number above twelve can only be the day."""
    month, day, year = (int(part) for part in written.split("/"))
    if month > 12:
        month, day = day, month
    if year < 100:
        year += 1900 if year > 30 else 2000
    return f"{year:04d}-{month:02d}-{day:02d}"
