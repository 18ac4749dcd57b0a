"""Time expressions of a text with their TIMEX3 types and values.

Rules over word classes (``grammar``), then values against the day of publication, the tense of the verb and the
dates named before (``absolute``, ``relative``, ``lengths``). Conventions are those of TimeML as annotated for
TempEval-3 (UzZaman et al. 2013): spans leave out prepositions and keep modifiers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from claims.extraction.dates import absolute, figures, lengths, neighbours, relative
from claims.extraction.dates.absolute import Value
from claims.extraction.dates.context import Context, tells_history
from claims.extraction.dates.grammar import find
from claims.extraction.dates.match import Match
from claims.extraction.dates.scanner import scan
from claims.extraction.dates.vocabulary import Vocabulary, load
from claims.extraction.lexicon import has
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
    "iso": figures.numeric_date,
    "big_endian": figures.numeric_date,
    "dotted": figures.numeric_date,
    "slash": figures.numeric_date,
    "named_day": lengths.named_day,
    "neighbour": neighbours.neighbour,
    "weekday_of_week": neighbours.weekday_of_week,
    "nth_weekday": neighbours.nth_weekday,
    "nth_unit": neighbours.nth_unit,
    "week_of": neighbours.week_of,
    "weekday_by_holiday": neighbours.weekday_by_holiday,
    "holiday_week": neighbours.holiday_week,
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


_EARLIEST, _LATEST = 1000, 9900  # years of publication from which every reckoning stays on the calendar


def find_time_expressions(
    text: str, sentences: Sequence[Sentence], published: date | None, language: str = "en"
) -> list[TimeExpression]:
    """Every time expression of the text, in order and without overlap.

    Relative expressions count from ``published``; where it is None, or in the first or last years that dates can have,
    they keep the unresolved forms of TIMEX3 ("XXXX-WXX-4"), never today's date. None in a language without
    ``dates.toml``. Linear in the length of the text.
    """
    if not has("dates", language):
        return []
    if published and not _EARLIEST <= published.year <= _LATEST:
        published = None
    vocabulary = load(language)
    scanned = scan(text, vocabulary)
    slash = vocabulary.codes["SLASH"]
    slashed = [word for word, code in zip(scanned.words, scanned.codes, strict=True) if code == slash]
    history = tells_history(scanned, vocabulary.codes, published)
    context = Context(published, narrative=history, day_first=figures.day_first(slashed))
    found = []
    for match in find(scanned, vocabulary):
        kind, value, mod = _VALUES[match.rule](match, context, vocabulary)
        found.append(TimeExpression(Span(match.start, match.end), kind, value, mod))
    return found
