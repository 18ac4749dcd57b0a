"""The value of a number as it is written: figures, words, glyphs and scales."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.extraction.numbers.vocabulary import GLYPHS, Vocabulary

_MOST_DIGITS = 18


def value_of(match: re.Match[str], vocabulary: Vocabulary) -> Decimal | None:
    """The number that a match of ``vocabulary.number`` stands for; None where it is written in no known digits."""
    if match["figure"]:
        value = _figure(match["figure"])
        if value is None:
            return None
        value += GLYPHS[match["glyph"]] if match["glyph"] else 0
        value += _slashed(match["slash"]) if match["slash"] else 0
    elif match["lone"]:
        value = GLYPHS[match["lone"]]
    elif match["worded"]:
        value = words_value(match["worded"], vocabulary)
    else:
        value = Decimal(1) if match["one"] else Decimal("0.5")
    if match["and_half"]:
        value += Decimal("0.5")
    for group in ("scale", "scale2"):
        if match[group]:
            value *= vocabulary.scales[match[group].lower()]
    if match["half_scale"] and match["scale"]:
        value += Decimal(vocabulary.scales[match["scale"].lower()]) / 2
    if match["rest"]:
        value += words_value(match["rest"], vocabulary)
    return -value if match["sign"] else value


def words_value(words: str, vocabulary: Vocabulary) -> Decimal:
    """ "two hundred and ten" → 210; figures are read as such, what is no number counts as nothing."""
    total = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "hundred":
            total = max(total, 1) * 100
        else:
            total += vocabulary.cardinals.get(word, 0)
    return Decimal(total) if total else _figure(words) or Decimal(0)


def plain(value: Decimal) -> str:
    """The decimal without exponent and without zeros that say nothing."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def share(parts: Decimal, whole: Decimal) -> str:
    """A fraction to six decimals."""
    return plain((parts / whole).quantize(Decimal("0.000001")))


def _figure(written: str) -> Decimal | None:
    digits = written.replace(",", "")
    readable = digits.isascii() and len(digits) <= _MOST_DIGITS and digits.replace(".", "", 1).isdigit()
    return Decimal(digits) if readable else None


def _slashed(written: str) -> Decimal:
    over, under = written.split("/")
    return Decimal(int(over)) / Decimal(int(under))
