"""Features of a sentence's form: figures by kind, names, length, marks, endings, and how it begins."""

from __future__ import annotations

import math
import re
from bisect import bisect_right

from claims.extraction import lexicon
from claims.extraction.worthiness_clause import kinds
from claims.extraction.worthiness_words import Words

FORM_REASONS = {
    "figure": "gives a figure",
    "figure_large": "gives a figure",
    "figure_small": "gives a figure",
    "figure_time": "gives a length of time in figures",
    "figure_money": "gives an amount of money",
    "figure_percent": "gives a percentage",
    "figure_decimal": "gives a figure",
    "figures": "gives a figure",
    "year": "names a year",
    "percent_sign": "gives a percentage",
    "currency": "gives an amount of money",
    "name": "names persons, places or organisations",
    "names": "names persons, places or organisations",
    "many_names": "names persons, places or organisations",
    "acronym": "uses an abbreviation",
    "question": "is a question",
    "exclamation": "is an exclamation",
    "quoted": "quotes",
    "bracket": "is a stage direction",
    "ed_verb": "tells what happened",
    "superlative": "calls something the most or the first",
    "compared": "compares",
    "called": "addresses someone",
    "length_1": "is short",
    "length_3": "is short",
    "length_5": "is short",
    "short": "is short",
}
"""What an editor reads for features of form; a feature without an entry is never given as a reason."""

_MARKS = {
    "$": "currency", "€": "currency", "£": "currency", "%": "percent_sign", "?": "question", "!": "exclamation",
    '"': "quoted", "“": "quoted", "[": "bracket", ",": "commas", ";": "commas", "—": "dash", "–": "dash", ":": "colon",
}  # fmt: skip
_CURRENCIES = ("$", "€", "£")
_PERCENT = ("%", "percent", "percentage")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d\Z")
LENGTHS = (1, 3, 5, 7, 9, 12, 15, 19, 24, 30, 38, 51)
"""Least number of words of each class of length."""
_NOUN_ENDINGS = ("tion", "tions", "ment", "ity", "ence", "ance")


def form_features(words: Words) -> dict[str, float]:
    """Features of form; counts are capped, so that a list weighs no more than a few figures or names."""
    found: dict[str, float] = {}
    for word in words.lower:
        name = _MARKS.get(word[0])
        if name:
            found[name] = min(found.get(name, 0.0) + 1, 3.0)
    spoken = [word for word in words.lower if word[0].isalpha()]
    found |= _figures(words) | _names(words) | _length(words, spoken) | _endings(words, spoken)
    if words.lower:
        first = words.lower[0]
        kind = "figure" if first[0].isdigit() else kinds("first", words.language).get(first, "other")
        found[f"begins_{kind}"] = 1.0
    return found


def _figures(words: Words) -> dict[str, float]:
    found: dict[str, float] = {}
    figures = 0
    for index, word in enumerate(words.lower):
        if word[0].isdigit():
            figures += 1
            found[_figure_kind(words, index, word.rstrip(".,"))] = 1.0
            if "." in word.rstrip(".,"):
                found["figure_decimal"] = 1.0
    if figures:
        found |= {"figure": 1.0, "figures": min(figures, 4) / 2}
    return found


def _figure_kind(words: Words, index: int, figure: str) -> str:
    after = words.at(index + 1)
    if words.at(index - 1) in _CURRENCIES:
        return "figure_money"
    if _YEAR.match(figure):
        return "year"
    if after in _PERCENT:
        return "figure_percent"
    if after in lexicon.words("worthiness_clause", "time-units", words.language):
        return "figure_time"
    large = after in lexicon.words("worthiness_clause", "large", words.language) or "," in figure or len(figure) > 3
    return "figure_large" if large else "figure_small"


def _names(words: Words) -> dict[str, float]:
    """Runs of capitalised words behind the first word, "I" apart."""
    tokens = words.tokens
    capitals = [
        token[0].isupper() and words.lower[index].partition("'")[0] != "i" for index, token in enumerate(tokens)
    ]
    count = sum(capitals[1:])
    runs = sum(capitals[index] and not capitals[index - 1] for index in range(2, len(tokens))) + sum(capitals[1:2])
    acronyms = sum(len(token) > 1 and token.isupper() for token in tokens)
    found = {
        "name": float(runs >= 1),
        "names": float(runs >= 2),
        "many_names": float(runs >= 3) + float(runs >= 5),
        "capitalised": min(count, 6) / 3,
        "acronym": float(acronyms > 0),
        "shouted": float(acronyms > 2 and acronyms > 0.6 * len(tokens)),
    }
    if len(tokens) > 1:
        at_end = capitals[-1] and "," in tokens[-3:-1]
        found["called"] = float(at_end or (tokens[1] == "," and capitals[0]))
    return found


def _length(words: Words, spoken: list[str]) -> dict[str, float]:
    number = len(spoken)
    if not number:
        return {}
    least = LENGTHS[bisect_right(LENGTHS, number) - 1]
    function_words = lexicon.words("worthiness_clause", "function", words.language)
    links = lexicon.words("worthiness_clause", "links", words.language)
    function = sum(word in function_words for word in spoken)
    return {
        f"length_{least}": 1.0,
        "short": float(number < 9),
        "long": float(number >= 24),
        "length": math.log1p(number),
        "function_share": function / number,
        "content_words": min(number - function, 20) / 10,
        "word_length": sum(map(len, spoken)) / number - 4,
        "long_words": min(sum(len(word) > 7 for word in spoken), 8) / 4,
        "one_clause": float(number >= 5 and links.isdisjoint(spoken)),
    }


def _endings(words: Words, spoken: list[str]) -> dict[str, float]:
    no_superlative = lexicon.words("worthiness_clause", "no-superlative", words.language)
    longer = [word for word in spoken if len(word) > 4]
    return {
        "ed_verb": min(sum(word.endswith("ed") for word in longer), 3.0),
        "ing_form": min(sum(word.endswith("ing") and len(word) > 5 for word in longer), 3) / 2,
        "abstract_noun": min(sum(word.endswith(_NOUN_ENDINGS) and len(word) > 6 for word in longer), 4) / 2,
        "ly_adverb": min(sum(word.endswith("ly") for word in longer), 3) / 2,
        "superlative": float(any(w.endswith("est") and len(w) > 5 and w not in no_superlative for w in longer)),
        "compared": float(any(w.endswith("er") and words.at(i + 1) == "than" for i, w in enumerate(words.lower))),
    }
