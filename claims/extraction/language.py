"""A guess at a text's language from its most frequent small words.

Enough to refuse a text that the engine has no lexicons for; it does not name languages outside
``lexicons/small_words.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from claims.extraction import lexicon

UNKNOWN = "und"  # ISO 639-2: undetermined

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters
_MIN_SHARE = 0.08  # of all words; English news has about 0.35, other languages below 0.05 on the English list
_FEW_WORDS = 40  # below this a text without small words ("Taxes rose by 5%.") counts as English if it is ASCII


def guess_language(text: str) -> str:
    """ISO 639-1 code of the likeliest language, or ``und`` where no list fits."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return UNKNOWN
    languages_of = _languages_of_words()
    votes: Counter[str] = Counter()
    for word in words:
        votes.update(languages_of.get(word, ()))
    if votes:
        language, count = votes.most_common(1)[0]
        if count >= _MIN_SHARE * len(words):
            return language
    return "en" if len(words) < _FEW_WORDS and "".join(words).isascii() else UNKNOWN


@cache
def _languages_of_words() -> dict[str, list[str]]:
    """By small word the languages that it speaks for; an English word ("a", "to", "die") speaks for English alone."""
    found: dict[str, list[str]] = {}
    for language, words in lexicon.small_words().items():
        for word in words.split():
            if "en" not in found.get(word, ()) or language == "en":
                found.setdefault(word, []).append(language)
    return found
