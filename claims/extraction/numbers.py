"""Quantities: what an article counts and measures, with unit, scale and hedges.

Left out are dates (their spans are given), list numbering, and numbers that name things ("Article 5", "AK-47").
Percent and percentage points are different units.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import islice

from claims.extraction import lexicon
from claims.extraction.dates import numerals
from claims.extraction.dates.vocabulary import load
from claims.extraction.types import Quantity, Sentence, Span, TimeExpression

_MOST_DIGITS = 18
_MOST_NUMBERS = 20_000  # looked at in one text; no article has more
_FIGURE = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?"
_WORDED = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ]"
    r"(?:one|two|three|four|five|six|seven|eight|nine)"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine)"
)
_SCALE = r"(?:thousand|million|billion|trillion|hundred|dozen|bn|mn|mln|tn|[mbk](?![\w’'-]))"
_RANKED = r"largest|biggest|highest|lowest|smallest|richest|poorest|most|least|best|worst|oldest|longest|ranked"
_NUMBER = re.compile(
    rf"""(?P<currency>(?:\b(?:US|A|C|NZ|HK|S|R))?[$€£¥₹₽₴₺₩₪]\s?)?
    (?<![\w.,/:’'-])(?P<sign>[-−](?=\d))?
    (?:(?P<figure>{_FIGURE})(?![\d:/])|\b(?P<worded>{_WORDED}|an?(?=[ ](?:hundred|thousand|million|billion|dozen)\b))\b)
    (?:[ -]?(?P<scale>{_SCALE})\b)?
    (?:\s(?P<scale2>thousand|million|billion|trillion)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_RANK = re.compile(
    rf"\b(?:No\.?\s?(?P<number>\d{{1,4}})\b|(?P<ordinal>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    rf"|\d{{1,3}}(?:st|nd|rd|th))[- ](?:{_RANKED})\b)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:(?P<parts>one|two|three|four|nine)[- ](?P<whole>half|thirds?|quarters?|fifths?|tenths?)"
    r"|(?P<few>one|two|three|four|five|six|seven|eight|nine|\d{1,3}) (?:in|out of)(?: every)? "
    r"(?P<of>two|three|four|five|six|seven|eight|nine|ten|\d{1,6})"
    r"|(?P<half>half) (?:of|the)|a (?P<share>third|quarter|fifth|tenth) of)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[-\s]{0,2}(?P<words>(?:%|°[CF]|[^\W\d_][\w/’'-]{0,30})(?:[- ][^\W\d_][\w’'-]{0,30}){0,3})")
_RANGE = re.compile(r"\s?(?:to|or|[-–])\s?")
_LIST_MARK = re.compile(r"[ \t]*[(\[]?\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,20})\.?[ -]?\Z")


def find_quantities(
    text: str, sentences: Sequence[Sentence], time_expressions: Sequence[TimeExpression]
) -> list[Quantity]:
    """Quantities in order of appearance, without overlap among themselves or with time expressions.

    ``value`` is the whole amount ("$1.5 million" is "1500000"). Spans include the hedge and the unit. Linear time.
    """
    taken = sorted((expression.span.start, expression.span.end) for expression in time_expressions)
    found = [*_ranks(text), *_fractions(text), *_amounts(text)]
    found.sort(key=lambda quantity: (quantity.span.start, -quantity.span.end))
    kept: list[Quantity] = []
    end = 0
    for quantity in found:  # of the same start, the longest
        if quantity.span.start >= end and not _inside(quantity.span, taken):
            kept.append(quantity)
            end = quantity.span.end
    return kept


def _inside(span: Span, taken: list[tuple[int, int]]) -> bool:
    index = bisect_right(taken, (span.end, -1)) - 1
    return index >= 0 and taken[index][1] > span.start


def _amounts(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    waiting: re.Match[str] | None = None  # a bare number that may share the unit of the next: "20 to 30 km"
    for match in islice(_NUMBER.finditer(text), _MOST_NUMBERS):
        sharing, waiting = waiting, None
        if _names_something(text, match) or _value(match) is None:
            continue
        unit, end = _unit(text, match)
        shares = unit if sharing and not sharing["currency"] else match["scale"]
        if sharing and shares and _RANGE.fullmatch(text, sharing.end(), match.start()):
            if found and found[-1].span.end == sharing.end():
                found.pop()  # it was read without the scale
            found.append(_quantity(text, sharing, unit, sharing.end(), match["scale"]))
        bare = unit is None and not match["currency"] and not match["scale"]
        if bare or (match["currency"] and not match["scale"]):
            waiting = match
        if bare and (not match["figure"] or _bare_figure_is_no_amount(match)):
            continue
        if not _small_word(match, unit):
            found.append(_quantity(text, match, unit, end, None))
    return found


def _quantity(text: str, match: re.Match[str], unit: str | None, end: int, scale: str | None) -> Quantity:
    """The amount of a match; ``scale`` is one that it shares with the next number ("$2 to $3 million")."""
    value = _value(match) or Decimal(0)
    if scale and not match["scale"]:
        value *= Decimal(_table("scales")[scale.lower()])
    start, hedged = _hedge(text, match.start())
    return Quantity(Span(start, end), _plain(value), unit, hedged)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["figure"]:
        plain = match["figure"].replace(",", "")
        if len(plain) > _MOST_DIGITS or not plain.isascii():
            return None
        try:
            value = Decimal(plain)
        except InvalidOperation:
            return None
        if match["sign"]:
            value = -value
    else:
        number = numerals.number_of(match["worded"].lower().replace("-", " ").split(), load())
        if number is None:
            return None
        value = Decimal(int(number))
    for group in ("scale", "scale2"):
        if match[group]:
            value *= Decimal(_table("scales")[match[group].lower()])
    return value


def _unit(text: str, match: re.Match[str]) -> tuple[str | None, int]:
    """The unit of an amount and where it ends: a currency, a measure, or the noun that is counted."""
    currency = match["currency"]
    if currency:
        return str(_table("currencies").get(currency.strip().lower(), currency.strip())), match.end()
    after = _AFTER.match(text, match.end())
    if not after:
        return None, match.end()
    words = after["words"]
    start = after.start("words")
    measures = {**_table("currencies"), **_table("units")}
    parts = words.replace("-", " ").split(" ")
    for count in (3, 2, 1):
        phrase = " ".join(parts[:count]).lower()
        if len(parts) >= count and phrase in measures:
            return str(measures[phrase]), start + len(" ".join(parts[:count]))
    return _counted(text, parts, start, match.end())


def _counted(text: str, parts: list[str], start: int, otherwise: int) -> tuple[str | None, int]:
    """The first plural among the next words that nothing but describing words precede."""
    irregular = lexicon.words("numbers", "irregular-plurals")
    position = start
    for part in parts:
        lower = part.lower()
        if lower in _closed_words():
            break
        plural = lower in irregular or (
            len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "’s", "'s"))
        )
        if plural:
            return part, position + len(part)
        position += len(part) + 1
    return None, otherwise


def _names_something(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a label: list numbering, "Article 5", a street number, part of a code."""
    start, end = match.start(), match.end()
    line = text.rfind("\n", max(0, start - 8), start) + 1 if "\n" in text[max(0, start - 8) : start] else None
    opens_line = start == 0 or (line is not None and _LIST_MARK.match(text[line:start]))
    if match["figure"] and opens_line and text[end : end + 2] in (". ", ") ", ".\t"):
        return True
    if text[start - 1 : start] in "([" and text[end : end + 1] in ")]" and start and not match["currency"]:
        return True
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    if before and match["figure"] and not match["currency"]:
        word = before.group(1)
        if word.lower() in lexicon.words("numbers", "labels") or (word[0].isupper() and text[start - 1] == "-"):
            return True
    return False


def _bare_figure_is_no_amount(match: re.Match[str]) -> bool:
    """A figure without unit counts as an amount only where it is long or fractional: years and scores are not."""
    figure = match["figure"]
    return "," not in figure and "." not in figure and len(figure) < 5


def _small_word(match: re.Match[str], unit: str | None) -> bool:
    """ "Two sides", "one": too small and too common to be a claim, unless people or measures are counted."""
    if match["figure"] or match["scale"] or match["currency"]:
        return False
    if unit in _table("units").values() or unit in _table("currencies").values():
        return False
    number = numerals.number_of(match["worded"].lower().replace("-", " ").split(), load())
    if number is not None and number >= 10:
        return False
    return unit is None or unit.lower() not in lexicon.words("numbers", "counted")


def _hedge(text: str, start: int) -> tuple[int, bool]:
    window = text[max(0, start - 24) : start]
    stripped = window.rstrip()
    lower = stripped.lower()
    for phrase in _hedges():
        if lower.endswith(phrase) and not lower[: -len(phrase)][-1:].isalpha():
            return start - len(window) + len(stripped) - len(phrase), True
    return start, False


def _ranks(text: str) -> list[Quantity]:
    found = []
    for match in islice(_RANK.finditer(text), _MOST_NUMBERS):
        word = match["number"] or match["ordinal"].lower()
        number = numerals.ordinal_of(word, load()) if not word.isdigit() else int(word)
        if number is not None:
            found.append(Quantity(Span(match.start(), match.end()), str(number), "rank"))
    return found


def _fractions(text: str) -> list[Quantity]:
    found = []
    for match in islice(_FRACTION.finditer(text), _MOST_NUMBERS):
        word = (match["whole"] or match["half"] or match["share"] or "").lower()
        if match["of"]:
            parts, whole = _small(match["few"]), _small(match["of"])
            if not whole or parts > whole:
                continue
            value = (parts / whole).quantize(Decimal("0.000001")).normalize()
        else:
            value = Decimal(_table("fractions")[word]) * (_small(match["parts"]) if match["parts"] else 1)
        end = match.end() - (len(match.group()) - len("half") if match["half"] else 0)
        start, hedged = _hedge(text, match.start())
        found.append(Quantity(Span(start, end), _plain(value), "share", hedged))
    return found


def _small(word: str) -> Decimal:
    number = numerals.number_of([word.lower()], load())
    return Decimal(int(number)) if number is not None else Decimal(0)


def _plain(value: Decimal) -> str:
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


@cache
def _table(section: str) -> dict[str, int | str]:
    return dict(lexicon.table("numbers")[section])


@cache
def _hedges() -> tuple[str, ...]:
    return tuple(sorted(lexicon.table("numbers")["approximators"], key=len, reverse=True))


@cache
def _closed_words() -> frozenset[str]:
    return frozenset(
        [
            "of",
            "the",
            "a",
            "an",
            "and",
            "or",
            "to",
            "in",
            "on",
            "at",
            "by",
            "for",
            "from",
            "with",
            "as",
            "is",
            "was",
            "are",
            "were",
            "be",
            "been",
            "has",
            "have",
            "had",
            "will",
            "would",
            "can",
            "could",
            "its",
            "his",
            "her",
            "their",
            "our",
            "your",
            "my",
            "this",
            "that",
            "these",
            "those",
            "who",
            "which",
            "when",
            "where",
            "while",
            "than",
            "but",
            "not",
            "no",
            "so",
            "if",
            "it",
            "he",
            "she",
            "they",
            "we",
            "you",
            "i",
            "against",
            "per",
            "before",
            "after",
            "since",
            "until",
            "during",
            "under",
            "over",
            "into",
            "out",
            "up",
            "down",
            "off",
        ]
    )
