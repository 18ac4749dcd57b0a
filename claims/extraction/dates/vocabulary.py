"""The words of time expressions: each known word has a token class and, where it has one, a meaning.

A token class is one character, so that the classes of a text's tokens form a string over which the grammar's
patterns are ordinary regular expressions (a finite-state grammar over words).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon

# Classes whose members and meanings stand in a section of the word list.
_SECTIONS = {
    "months": "MONTH",
    "weekdays": "WEEKDAY",
    "seasons": "SEASON",
    "parts_of_day": "PART",
    "deictic": "DEICTIC",
    "cardinals": "NUM",
    "multipliers": "MULT",
    "ordinals": "ORD",
    "decade_words": "DECADE",
    "parts": "PRE",
    "edges": "EDGE",
    "approximators": "APPROX",
    "references": "REF",
    "frequency": "FREQ",
    "units": "UNIT",
    "plural_units": "UNITS",
    "clock_units": "CUNIT",
    "shifts": "SHIFT",
    "margins": "MARGIN",
}
# Classes that the shape of a token tells, or that words of the sections above get in the plural.
_SHAPES = (
    "YEAR", "DAYNUM", "INT", "DEC", "ORDN", "CLOCK", "ISO", "SLASH", "SHORTYEAR", "TONIGHT", "OVERNIGHT", "HOLIDAY",
    "UNITS", "CUNITS", "WEEKDAYS", "PARTS", "SEASONS", "QUARTER", "QUARTERS", "CENTURY", "WEEKEND", "FRAC",
    "HYPHEN", "COMMA", "POSS", "OPEN", "BREAK", "WORD", "NAME", "MONEY", "DOT", "QUOTE", "QCODE",
    "HCODE", "FYEAR", "BIGEND", "DOTTED",
)  # fmt: skip
_PLURAL = {"UNIT": "UNITS", "CUNIT": "CUNITS", "WEEKDAY": "WEEKDAYS", "PART": "PARTS", "SEASON": "SEASONS"}
_OWN_CLASS = {"quarter": "QUARTER", "century": "CENTURY", "weekend": "WEEKEND"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``codes`` maps a class name to its character, ``words`` a lower-case word to its class character,
    ``meaning`` a word to what it stands for ("may" → "5"), ``named_days`` a month and day to the year it belongs to
    before the words given ("the Sept. 11 attacks"), ``numbered`` are words before a number that is no year."""

    language: str
    codes: dict[str, str]
    words: dict[str, str]
    meaning: dict[str, str]
    abbreviations: frozenset[str]
    holidays: dict[str, str]
    named_days: dict[tuple[int, int], tuple[int, frozenset[str]]]
    numbered: frozenset[str]
    holiday_pattern: str
    holiday_openers: frozenset[str]
    ordinal_endings: tuple[str, ...]


@cache
def load(language: str = "en") -> Vocabulary:
    """The vocabulary of a language, from ``lexicons/<language>/dates.toml``."""
    sections = lexicon.table("dates", language)
    names = [*_SECTIONS.values(), *_SHAPES, *lexicon.table("dates")["words"]]  # the grammar's classes
    codes = {name: chr(_FIRST_CODE + number) for number, name in enumerate(dict.fromkeys(names))}
    words: dict[str, str] = {}
    meaning: dict[str, str] = {}
    for name, entries in sections["words"].items():
        words.update((word, codes[name]) for word in entries.split())
    for section, token_class in _SECTIONS.items():
        for word, value in sections[section].items():
            own = _OWN_CLASS.get(word, token_class)
            words[word] = codes[own]
            meaning[word] = str(value)
            plural = {"QUARTER": "QUARTERS"}.get(own) or _PLURAL.get(token_class)
            if (plural and word != "century" and len(word) > 4) or word in ("day", "week", "year", "hour"):
                words[word + "s"] = codes[plural]
                meaning[word + "s"] = str(value)
    words["second"], meaning["second"] = codes["ORD"], "2"  # the unit is rare in the singular
    meaning.update(sections["named_figures"])
    abbreviations = frozenset(w for w in [*sections["months"], *sections["weekdays"]] if len(w) <= 5)
    return Vocabulary(
        language,
        codes,
        words,
        meaning,
        abbreviations,
        sections["holidays"],
        {(int(day[:2]), int(day[3:])): _named(entry) for day, entry in sections["named_days"].items()},
        frozenset(sections["numbered"].get("words", "").split()),
        _alternatives(sections["holidays"]),
        frozenset(re.split(r"[ .']", name)[0] for name in sections["holidays"]),
        tuple(sections["ordinal-endings"].split()),
    )


def _named(entry: str) -> tuple[int, frozenset[str]]:
    year, *words = entry.split()
    return int(year), frozenset(words)


# Letters without a meaning in regular expressions: Latin Extended-A and what follows.
_FIRST_CODE = 0x100


def _alternatives(names: Iterable[str]) -> str:
    """A pattern for names of several words, the longest first, with either apostrophe."""
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace("'", "['’]").replace("\\ ", r"\s") for name in ordered) or "(?!)"
