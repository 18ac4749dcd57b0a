"""Numbers in words and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from claims.extraction.dates.vocabulary import Vocabulary

_GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_MOST_DIGITS = 15
_LEADING_DIGITS = re.compile(r"\d{1,2}(?![\d.,]\d|\d)")  # of "3", "3rd", "3."


def number_of(words: Sequence[str], vocabulary: Vocabulary) -> Fraction | None:
    """The number that words like "2 1/2", "two hundred and ten" or "a year and a half" name, None if none does.

    "a" counts as one only where no other number is named ("a year", but "a hundred").
    """
    total, group = Fraction(0), Fraction(0)
    seen = article = False
    articles = {vocabulary.codes[name] for name in ("AN", "ANOTHER", "EACH")}
    half, multiplier = vocabulary.codes["HALF"], vocabulary.codes["MULT"]
    for word in words:
        value = _value(word, vocabulary)
        token_class = vocabulary.words.get(word)
        if token_class in articles:
            article = True
        elif token_class == half:
            group, seen = group + (Fraction(1, 2) if seen or not _joined(words, vocabulary) else Fraction(3, 2)), True
        elif value is None:
            continue
        elif token_class == multiplier:
            group, seen = (group or Fraction(1)) * value, True
            if value > 100:
                total, group = total + group, Fraction(0)
        else:
            group, seen = group + value, True
    if seen:
        return total + group
    return Fraction(1) if article else None


def _joined(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether "half" is added to a whole: "a year and a half", not "half a year"."""
    classes = [vocabulary.words.get(word) for word in words]
    joint, half = vocabulary.codes["AND"], vocabulary.codes["HALF"]
    return joint in classes and classes.index(joint) < classes.index(half)


def _value(word: str, vocabulary: Vocabulary) -> Fraction | None:
    if word in _GLYPHS:
        return _GLYPHS[word]
    if word[:1].isdigit():
        return _figures(word)
    token_class = vocabulary.words.get(word)
    if token_class in (vocabulary.codes["NUM"], vocabulary.codes["MULT"]):
        return Fraction(vocabulary.meaning[word])
    return None


def _figures(word: str) -> Fraction | None:
    plain = word.replace(",", "")
    if len(plain) > _MOST_DIGITS or not plain.isascii():
        return None
    try:
        return Fraction(plain)
    except (ValueError, ZeroDivisionError):
        return None


def ordinal_of(word: str, vocabulary: Vocabulary) -> int | None:
    """The number of "third", "3rd" or "3"."""
    if word[:1].isdigit():
        digits = _LEADING_DIGITS.match(word)
        return int(digits.group()) if digits else None
    if vocabulary.words.get(word) == vocabulary.codes["ORD"]:
        return int(vocabulary.meaning.get(word, "2"))
    return None
