"""Tokens of a sentence for the role grammar: words, possessives and marks, with what each can be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.extraction.roles.vocabulary import Vocabulary

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,6}"  # U.S., U.N.
    r"|[^\W_]+(?:[-‐‑’'.&](?!s\b)[^\W_]+)*"
    r"|['’]s?(?![^\W_])|[^\w\s]"
)
_MOST_TOKENS = 400  # of one sentence that are looked at


@dataclass(slots=True)
class Tokens:
    """Parallel lists over one sentence. ``kinds`` holds one letter a token:

    H head noun, Q qualifier, M modifier, N honorific, F family, C other capitalised word, I initial,
    S possessive, T article, P possessive pronoun, O "of", A "and", J suffix (Jr.), V name particle,
    D number, marks as themselves, and x for everything else.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    kinds: str


_FIXED = {
    "the": "T", "a": "T", "an": "T", "his": "P", "her": "P", "their": "P", "its": "P", "my": "P", "our": "P",
    "your": "P", "of": "O", "and": "A", "&": "A",
}  # fmt: skip
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december today yesterday tomorrow".split()
)


def scan(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tokens:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    for match in _TOKEN.finditer(text, start, end):
        word, stop = match.group(), match.end()
        if text[stop : stop + 1] == "." and _owns_stop(word, vocabulary):
            stop += 1
        words.append(word)
        starts.append(match.start())
        ends.append(stop)
        kinds.append(kind_of(word, vocabulary, first=not words[1:]))
        if len(words) >= _MOST_TOKENS:
            break
    return Tokens(words, starts, ends, "".join(kinds))


def _owns_stop(word: str, vocabulary: Vocabulary) -> bool:
    lower = word.lower()
    if word[0].isupper() and (lower in vocabulary.abbreviated or lower in vocabulary.honorifics):
        return True
    return (len(word) == 1 and word.isupper()) or word in vocabulary.suffixes


def kind_of(word: str, vocabulary: Vocabulary, *, first: bool) -> str:
    """The kind letter of one word; ``first`` for the first of a sentence, where a capital tells nothing."""
    initial = word[0]
    lower = word.lower()
    if lower in _FIXED:
        return _FIXED[lower]
    if not initial.isalnum():
        return "S" if initial in "'’" else initial
    if initial.isdigit():
        return "D"
    if lower in ("'s", "’s"):
        return "S"
    if lower in vocabulary.honorifics:
        return "N" if initial.isupper() else "x"
    upper = initial.isupper()
    if lower in vocabulary.heads or lower.startswith(("ex-", "co-")) and lower[3:] in vocabulary.heads:
        short = lower in vocabulary.abbreviated
        return "H" if upper or not short else "x"
    if lower in vocabulary.family:
        return "F"
    if lower in vocabulary.qualifiers:
        return "Q"
    if lower.startswith(("then-", "ex-", "former-")):
        return "Q"
    if upper:
        if len(word) == 1:
            return "I"
        if word in vocabulary.suffixes:
            return "J"
        if lower in _CALENDAR or (word in vocabulary.not_name and (first or lower not in vocabulary.modifiers)):
            return "x"
        return "C"
    if lower in vocabulary.modifiers or lower.endswith(vocabulary.endings):
        return "M"
    if word in vocabulary.particles:
        return "V"
    if "-" in word and lower.rsplit("-", 1)[1] in vocabulary.heads | vocabulary.modifiers:
        return "M"
    return "x"
