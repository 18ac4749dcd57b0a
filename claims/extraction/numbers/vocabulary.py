"""The words of quantities as patterns and tables, by language (``lexicons/<language>/numbers.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from claims.extraction import lexicon

FIGURE = r"\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?"
GLYPHS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
_SHORT_SCALES = ("k", "m", "b")  # letters: a scale only where no letter follows


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the finders of quantities look up; words in lower case."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    currencies: Mapping[str, str]
    measures: Mapping[str, str]  # units and currencies that stand behind the number
    divisors: Mapping[str, int]
    multitudes: Mapping[str, int]
    bounds: Mapping[str, str]
    bounds_behind: Mapping[str, str]
    comparisons: Mapping[str, str]
    directions: Mapping[str, str]
    hints: frozenset[str]  # words and digits of which every quantity has one
    worded: str  # a pattern: a number in words, without scale
    small: str  # a pattern: a number in words or figures
    number: re.Pattern[str]
    hedge: re.Pattern[str]
    hedge_behind: re.Pattern[str]
    table: Mapping[str, Any]  # the file as parsed
    language: str

    def words(self, section: str) -> frozenset[str]:
        """The words of an entry of the file."""
        return lexicon.words("numbers", section, self.language)

    def is_plural(self, word: str) -> bool:
        """Whether a word in lower case is a noun in the plural, by its form."""
        if word in self.words("irregular-plurals"):
            return True
        endings = ("ss", "us", "is", "’s", "'s")
        return (
            len(word) > 3 and word.endswith("s") and not word.endswith(endings) and word not in self.words("no-plurals")
        )


@cache
def load(language: str = "en") -> Vocabulary:
    """The vocabulary of a language. Raises FileNotFoundError where the language lacks it."""
    table, dates = lexicon.table("numbers", language), lexicon.table("dates", language)
    cardinals = {word: int(value) for word, value in dates["cardinals"].items()}
    bounds = {phrase: bound for bound, phrases in table["hedges"].items() for phrase in phrases}
    worded = _worded(table["grammar"], cardinals)
    return Vocabulary(
        cardinals=cardinals,
        ordinals={word: int(value) for word, value in dates["ordinals"].items()},
        scales=table["scales"],
        currencies=table["currencies"],
        measures={**table["currencies"], **table["units"]},
        divisors=table["fractions"],
        multitudes=table["multitudes"],
        bounds=bounds,
        bounds_behind=table["hedges_behind"],
        comparisons=table["comparisons"],
        directions={word: way for way, words in table["directions"].items() for word in words.split()},
        hints=_hints(table, dates),
        worded=worded,
        small=rf"(?:{either(cardinals)}|\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,6}})",
        number=_number(table, worded),
        hedge=re.compile(rf"(?<![\w’'-])(?P<hedge>{either(bounds)})(?:\s(?:the|a))?\s{{1,3}}\Z", re.IGNORECASE),
        hedge_behind=re.compile(rf"\s?(?P<hedge>{either(table['hedges_behind'])})(?!\w)", re.IGNORECASE),
        table=table,
        language=language,
    )


def _hints(table: Mapping[str, Any], dates: Mapping[str, Any]) -> frozenset[str]:
    """The words of numbers; divisors ("a third") are ordinals, too, and "halved" is among the changes."""
    phrases = [
        *dates["cardinals"], *dates["ordinals"], *table["scales"], *table["fractions"], *table["multitudes"],
        *table["multiples"]["words"], *table["multiples"]["changes"], table["grammar"]["half"], *"0123456789", *GLYPHS,
    ]  # fmt: skip
    folds = [f"{word}fold" for word in dates["cardinals"]]
    return frozenset(phrases) | frozenset(folds)


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; blanks stand for any white space; without
    words it matches nothing."""
    escaped = (re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=lambda word: (-len(word), word)))
    return "|".join(escaped) or "(?!)"


def _worded(grammar: Mapping[str, str], cardinals: Mapping[str, int]) -> str:
    """ "forty-two", "two hundred and ten", "a hundred"."""
    tens = either(word for word, value in cardinals.items() if value >= 20)
    ones = either(word for word, value in cardinals.items() if value < 10)
    teens = either(word for word, value in cardinals.items() if 10 <= value < 20)
    below_hundred = rf"(?:(?:{tens})(?:[\s-](?:{ones}))?|{teens}|{ones})"
    hundred = rf"[\s-]hundred(?:\s(?:{grammar['and']}\s)?{below_hundred})?"
    return rf"(?:{below_hundred}(?:{hundred})?|(?:{either(grammar['a'].split())}){hundred})"


def _number(table: Mapping[str, Any], worded: str) -> re.Pattern[str]:
    grammar = table["grammar"]
    and_, a, half = grammar["and"], either(grammar["a"].split()), grammar["half"]
    long_scales = either(word for word in table["scales"] if word not in _SHORT_SCALES)
    scale = rf"(?:{long_scales}|[{''.join(_SHORT_SCALES)}](?![\w’'-]))"
    signs = either(sign for sign in table["currencies"] if not sign[-1].isalpha())
    codes = either(sign.upper() for sign in table["currencies"] if len(sign) == 3 and sign.isalpha())
    glyph = f"[{''.join(GLYPHS)}]"
    return re.compile(
        rf"""(?P<currency>(?:(?<![\w$])(?:{signs})|\b(?:(?-i:{codes}|Rs)\.?(?=\s?\d)))\s?)?
        (?<![\w.,/:’'])(?:(?<=-{grammar["to"]}-)|(?<![^\W\d_]-))(?P<sign>(?<![^\s(])[-−](?=\d))?
        (?:(?P<figure>{FIGURE})(?:\s?(?P<glyph>{glyph})|[ -](?P<slash>[1-9]/[2-9])(?![/\d]))?(?![\d:/]|\.\d|,\d)
          |(?P<lone>{glyph})
          |\b(?P<a>{a})\s{half}[\s-](?=(?:{long_scales})\b)|\b(?P<half>{half})[\s-](?:(?:{a})\s)?(?=(?:{long_scales})\b)
          |\b(?P<worded>{worded})\b|\b(?P<one>{a})(?=\s(?:{long_scales})\b))
        (?P<and_half>[\s-]{and_}[\s-](?:{a})[\s-]{half}\b)?
        (?:[ -]?(?P<scale>{scale})\b(?!-(?:{either(grammar["range"].split())})\b))?
        (?:\s(?P<scale2>{long_scales})\b)?
        (?P<half_scale>\s{and_}\s(?:{a})\s{half}\b)?
        (?(worded)(?(scale)(?:\s(?:{and_}\s)?(?P<rest>{worded})\b)?))""",
        re.VERBOSE | re.IGNORECASE,
    )
