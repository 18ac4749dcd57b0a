"""Values of expressions that count from another date: weekdays, "last week", "two years ago", "a year earlier"."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from claims.extraction.dates import timex
from claims.extraction.dates.absolute import Value, calendar_date, part_of, time_of_day, year_in
from claims.extraction.dates.context import Context
from claims.extraction.dates.match import Match
from claims.extraction.dates.numerals import number_of
from claims.extraction.dates.tense import tense_around
from claims.extraction.dates.vocabulary import Vocabulary

_JOINED = 5  # days from the first to the second of two weekdays named together
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # months
_ANAPHORIC = {"following", "previous", "preceding", "ensuing", "subsequent", "prior"}
UNIT_CLASSES = ("UNIT", "UNITS", "QUARTER", "QUARTERS", "WEEKEND", "CENTURY", "CUNIT", "CUNITS")


def unit_of(match: Match, vocabulary: Vocabulary) -> str:
    for name in UNIT_CLASSES:
        word = match.word(name)
        if word:
            return vocabulary.meaning[word]
    return "D"


def amount_of(match: Match, vocabulary: Vocabulary) -> tuple[Fraction | None, str]:
    """How many of which unit: "half a century" is fifty years, "a quarter-century" twenty-five."""
    unit = unit_of(match, vocabulary)
    if match.has("QUARTER") and match.has("CENTURY"):
        return Fraction(25), "Y"
    amount = number_of(match.words, vocabulary)
    if amount is not None and amount.denominator != 1 and unit in ("10Y", "100Y"):
        return amount * int(unit[:-1]), "Y"
    if amount is not None and amount.denominator in (2, 4) and unit == "Y" and match.has("AGO", "SHIFT", "MARGIN"):
        return amount * 12, "M"
    return amount, unit


def weekday_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """A weekday alone is the nearest one on or before the publication, unless its verb looks forward."""
    number = int(vocabulary.meaning[match.word("WEEKDAY") or ""])
    mod = part_of(match, vocabulary)
    part = match.word("PART")
    value = f"XXXX-WXX-{number}"
    if context.now:
        day = _weekday(match, context, context.now, number)
        context.weekday = day
        context.saw_day(day)
        value = timex.day(day)
    if part:
        return "TIME", value + time_of_day(part, vocabulary), mod
    return "DATE", value, mod


def _weekday(match: Match, context: Context, now: date, number: int) -> date:
    back = (now.isoweekday() - number) % 7
    ahead = (number - now.isoweekday()) % 7
    if match.has("LAST"):
        return now - timedelta(days=back or 7)
    if match.has("NEXT"):
        return now + timedelta(days=ahead or 7)
    joined = _joined_weekday(match, context, number)
    if joined:
        return joined
    if match.has("THIS"):
        return now + timedelta(days=ahead)
    if tense_around(match) > 0:
        return now + timedelta(days=ahead)
    return now - timedelta(days=back)


def _joined_weekday(match: Match, context: Context, number: int) -> date | None:
    """The second of "Wednesday and Thursday" follows the first."""
    days = (match.codes["WEEKDAY"], match.codes["PART"])
    if context.weekday is None or match.first < 2 or match.scan.codes[match.first - 2] not in days:
        return None
    if match.before() not in ("and", "or", "to", "through", "-", "–", "—"):
        return None
    ahead = (number - context.weekday.isoweekday()) % 7
    return context.weekday + timedelta(days=ahead) if ahead <= _JOINED else None


def deictic_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    word = match.word("DEICTIC") or ""
    part = match.word("PART")
    value = "XXXX-XX-XX"
    if context.published:
        day = context.published + timedelta(days=int(vocabulary.meaning[word]))
        context.saw_day(day)
        value = timex.day(day)
    if part:
        return "TIME", value + time_of_day(part, vocabulary), part_of(match, vocabulary)
    return "DATE", value, part_of(match, vocabulary)


def this_part(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    part = match.word("PART")
    when = time_of_day(part, vocabulary) if part else "TNI"
    base = _spoken_of(context, "D") if match.has("THAT") else context.now
    value = timex.day(base) if base else "XXXX-XX-XX"
    if match.has("DEICTIC"):
        value = deictic_date(match, context, vocabulary)[1][:10]
    return "TIME", value + when, part_of(match, vocabulary)


def near_part(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "Last night" is yesterday's; "the next morning" follows the day spoken of."""
    part = time_of_day(match.word("PART") or "night", vocabulary)
    base = context.published if match.words[-2] == "last" else _spoken_of(context, "D")
    step = -1 if match.has("LAST") else 1 if match.has("NEXT") else 0
    moved = timex.shift(base, "D", step) if base else None
    return "TIME", (timex.day(moved) if moved else "XXXX-XX-XX") + part, part_of(match, vocabulary)


def part_of_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    part = time_of_day(match.word("PART") or "", vocabulary)
    if match.has("MONTH"):
        value = calendar_date(match, context, vocabulary)[1]
        return "TIME", value if "T" in value else value + part, None
    if match.has("WEEKDAY"):
        value = weekday_date(match, context, vocabulary)[1]
        return "TIME", value if "T" in value else value + part, None
    return "TIME", "XXXX-XX-XX" + part, None


def season_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    season = vocabulary.meaning[match.word("SEASON") or ""]
    now = context.now
    year = year_in(match, vocabulary)
    if year is None and now:
        year = _year_of_season(match, context, season, now)
    if match.has("EACH"):
        return "SET", f"XXXX-{season}", None
    if match.has("THAT") and context.reference:
        year = context.reference.year
    return "DATE", f"{year:04d}-{season}" if year is not None else f"XXXX-{season}", part_of(match, vocabulary)


def _year_of_season(match: Match, context: Context, season: str, now: date) -> int:
    starts = _SEASON_STARTS[season]
    if match.has("LAST"):
        return now.year - (now.month < starts + 3 or season == "WI")
    if match.has("NEXT"):
        return now.year + (now.month >= starts)
    if match.has("THIS") or season == "WI" or context.narrative or now.month >= starts:
        return now.year
    middles = [found for year in (now.year - 1, now.year) if (found := timex.safe_date(year, starts + 1, 15))]
    found = context.likeliest(middles, tense_around(match))
    return found.year if found else now.year


def relative_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "Last week", "this year", "the following day", "that same month"."""
    unit = unit_of(match, vocabulary)
    step = -1 if match.has("LAST") else 1 if match.has("NEXT") else 0
    named = match.has("THAT", "SAME") or bool(_ANAPHORIC & set(match.words))
    base = _spoken_of(context, unit) if named or _goes_on(match, unit) else context.now
    if match.rule == "the_weekend" and base:
        return "DATE", timex.weekend(_weekend(match, base)), part_of(match, vocabulary)
    if match.rule == "the_period" and match.after() in ("ended", "ending"):
        return "DURATION", timex.duration(number_of(["a"], vocabulary), unit), None
    if unit == "X" and not context.quarter and not match.has("LATEST"):
        return "DURATION", "PXX", None
    if unit == "X" or (unit == "Q" and (match.has("LATEST") or match.rule == "the_quarter")):
        found = context.reported_quarter
        context.quarter = found
        return "DATE", timex.quarter(found) if found else "XXXX-QX", None
    moved = timex.shift(base, unit, step) if base else None
    writer = timex.WRITERS.get(unit, timex.day)
    value = writer(moved) if moved else timex.UNKNOWN.get(unit, "XXXX")
    if moved and named:
        context.reference = moved
    part = match.word("PART")
    if part and unit == "D":
        return "TIME", value + time_of_day(part, vocabulary), None
    return "DATE", value, part_of(match, vocabulary)


def _spoken_of(context: Context, unit: str) -> date | None:
    """The time named before that "that day" or "the same year" means, else the day of publication."""
    if unit == "D":
        return context.day or context.published
    if unit == "Q" and context.quarter:
        return context.quarter
    return context.reference or context.published


def _goes_on(match: Match, unit: str) -> bool:
    """Whether "the next day" follows the day named before; so does "the next month" where the verb is past."""
    if not match.has("THE") or "next" not in match.words:
        return False
    return unit in ("D", "W") or (unit in ("M", "Y") and tense_around(match) < 0)


def _weekend(match: Match, today: date) -> date:
    """A day of "the weekend": on working days the one that is over, unless the verb looks forward."""
    over = today.isoweekday() < 6 and tense_around(match) <= 0
    return today - timedelta(days=7) if over else today


def year_ago(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "Year-ago", "the year-earlier quarter": a year before the period that the text reports on."""
    if match.has("YEAR") and context.reported_quarter:  # "the 1988 period"
        number = (context.reported_quarter.month + 2) // 3
        return "DATE", f"{match.word('YEAR')}-Q{number}", None
    unit = unit_of(match, vocabulary)
    if match.has("SAME") and unit in ("D", "W", "M") and context.now:
        same = context.reference if context.reference and context.unit == unit else context.now
        moved = timex.shift(same, "Y", -1) or same
        return "DATE", timex.WRITERS[unit](moved), None
    if match.has("SAME", "LATEST") and match.has("QUARTER") and context.reported_quarter:
        return "DATE", timex.quarter(timex.shift(context.reported_quarter, "Y", -1) or context.reported_quarter), None
    if context.quarter:
        return "DATE", timex.quarter(timex.shift(context.quarter, "Y", -1) or context.quarter), None
    if context.now:
        return "DATE", f"{context.now.year - 1:04d}", None
    return "DATE", "XXXX", None


def distance_date(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    """ "Two years ago", "a year earlier", "six days later"."""
    amount, unit = amount_of(match, vocabulary)
    shifted_by = vocabulary.meaning.get(match.word("SHIFT") or match.word("MARGIN") or "")
    forward = shifted_by == "1" or match.has("SINCE")
    vague = match.has("FEW", "COUPLE", "TIME") or not (
        match.has("NUM", "DAYNUM", "INT", "DEC", "AN", "MULT", "HALF", "FRAC")
    )
    mod = "APPROX" if match.has("APPROX", "THAN", "OVER") else None
    if vague:
        return "DATE", "FUTURE_REF" if forward else "PAST_REF", mod
    shifted = match.has("SHIFT", "MARGIN")
    base = context.now
    if shifted and context.narrative:
        base = context.reference or context.published
    elif shifted and unit in ("D", "W"):  # "a year earlier" compares with the period reported on
        base = context.day or context.now
    elif match.has("SHIFT") and forward:
        return *_later(context, amount, unit, ahead=tense_around(match) > 0), mod
    if unit == "Y" and amount == 1 and context.quarter and not forward and not context.narrative:
        return "DATE", timex.quarter(timex.shift(context.quarter, "Y", -1) or context.quarter), mod
    if base is None or amount is None or amount.denominator != 1 or amount > 100_000:
        return "DATE", timex.UNKNOWN.get(unit, "XXXX"), mod
    moved = timex.shift(base, unit, int(amount) if forward else -int(amount))
    if moved is None or unit in ("H", "M_", "S"):
        return "DATE", "PAST_REF" if not forward else "FUTURE_REF", mod
    return "DATE", timex.WRITERS.get(unit, timex.day)(moved), mod


def _later(context: Context, amount: Fraction | None, unit: str, *, ahead: bool) -> tuple[str, str]:
    """ "Three years later" counts from the time named before. What the past tells must be over: without such a time it
    stays open; what is still to come counts at least from the day of publication."""
    base = context.reference
    if ahead and context.published and (base is None or base < context.published):
        base = context.published
    moved = timex.shift(base, unit, int(amount)) if base and amount and amount.denominator == 1 else None
    if moved is None or (not ahead and context.published and moved > context.published):
        return "DATE", timex.UNKNOWN.get(unit, "XXXX")
    return "DATE", timex.WRITERS.get(unit, timex.day)(moved)


def year_end(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    value = timex.year(context.now) if context.now else "XXXX"
    return "DATE", value, part_of(match, vocabulary)


def seasons(match: Match, context: Context, vocabulary: Vocabulary) -> Value:
    return "SET", f"XXXX-{vocabulary.meaning[match.word('SEASONS') or '']}", None
