"""Every outcome of every check: what it is called at the desk, and whether it contradicts what was written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """The checks of this room."""

    QUOTE = "quote"
    ROLE = "role"
    CALENDAR = "calendar"
    NUMBERS = "numbers"
    ARTICLE = "article"
    SOURCE = "source"


class Tone(StrEnum):
    """What an outcome asks of a person: nothing, a look at the difference, a decision, or other sources."""

    AGREES = "agrees"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Outcome:
    label: str
    tone: Tone


OUTCOMES: dict[Check, dict[str, Outcome]] = {
    Check.QUOTE: {
        "verbatim": Outcome("Word for word in the source", Tone.AGREES),
        "trimmed": Outcome("Part of a longer sentence", Tone.DIFFERS),
        "elided": Outcome("Words left out where marked", Tone.DIFFERS),
        "bracketed": Outcome("Words added in brackets", Tone.DIFFERS),
        "shifted": Outcome("Tense or person changed", Tone.DIFFERS),
        "stitched": Outcome("Joined from separate places", Tone.CONTRADICTS),
        "altered": Outcome("Other words than in the source", Tone.CONTRADICTS),
        "not_found": Outcome("Not in this source", Tone.OPEN),
    },
    Check.ROLE: {
        "held": Outcome("Held the post", Tone.AGREES),
        "ended": Outcome("Had left the post", Tone.CONTRADICTS),
        "not_begun": Outcome("Did not hold the post yet", Tone.CONTRADICTS),
        "other_organisation": Outcome("Held it elsewhere", Tone.CONTRADICTS),
        "other_person": Outcome("Somebody else held it", Tone.CONTRADICTS),
        "qualifier_mismatch": Outcome("“Former”, “acting” or “designate” does not fit", Tone.CONTRADICTS),
        "unknown": Outcome("The data does not say", Tone.OPEN),
    },
    Check.CALENDAR: {
        "consistent": Outcome("Dates agree", Tone.AGREES),
        "weekday_mismatch": Outcome("Another day of the week", Tone.CONTRADICTS),
        "impossible_date": Outcome("There is no such date", Tone.CONTRADICTS),
        "duration_mismatch": Outcome("The length of time does not fit", Tone.CONTRADICTS),
        "age_mismatch": Outcome("The age does not fit", Tone.CONTRADICTS),
        "order_mismatch": Outcome("The order of events does not fit", Tone.CONTRADICTS),
        "nothing_to_check": Outcome("No dates to compare", Tone.OPEN),
    },
    Check.NUMBERS: {
        "consistent": Outcome("Figures agree", Tone.AGREES),
        "parts_total": Outcome("Parts and total do not fit", Tone.CONTRADICTS),
        "change_mismatch": Outcome("The change does not fit its figures", Tone.CONTRADICTS),
        "percent_points": Outcome("Percent and percentage points are mixed up", Tone.CONTRADICTS),
        "scale_slip": Outcome("Thousands, millions or billions are mixed up", Tone.CONTRADICTS),
        "small_base": Outcome("A percentage of very few", Tone.DIFFERS),
        "headline_body": Outcome("Headline and text give different figures", Tone.CONTRADICTS),
        "nothing_to_check": Outcome("No figures to compare", Tone.OPEN),
    },
    Check.ARTICLE: {
        "consistent": Outcome("Names, roles, figures and quotations agree", Tone.AGREES),
        "name_variants": Outcome("One person under two spellings", Tone.CONTRADICTS),
        "role_conflict": Outcome("One person with two roles", Tone.CONTRADICTS),
        "figure_conflict": Outcome("One figure with two values", Tone.CONTRADICTS),
        "quote_conflict": Outcome("One quotation in two wordings", Tone.CONTRADICTS),
    },
    Check.SOURCE: {
        "passage_stands": Outcome("The cited words still stand", Tone.AGREES),
        "passage_changed": Outcome("The cited words were changed", Tone.CONTRADICTS),
        "passage_gone": Outcome("The cited words are gone", Tone.CONTRADICTS),
        "source_gone": Outcome("The page is gone; its capture remains", Tone.DIFFERS),
    },
}
