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
_BEFORE_GENERAL = frozenset(
    [
        "attorney",
        "secretary",
        "solicitor",
        "surgeon",
        "consul",
        "director",
        "inspector",
        "postmaster",
        "lieutenant",
        "major",
        "brigadier",
        "governor",
    ]
)
_NO_PERSON = frozenset(
    [
        "persist",
        "consist",
        "persists",
        "consists",
        "insists",
        "checklist",
        "shortlist",
        "wishlist",
        "waitlist",
        "blacklist",
    ]
)
_OWN_STOP = frozenset(("Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "Esq"))
_CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "today",
        "yesterday",
        "tomorrow",
    ]
)


def scan(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tokens:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    past = 0  # where the stop that an abbreviation owns ends
    for match in _TOKEN.finditer(text, start, end):
        word, stop = match.group(), match.end()
        if match.start() < past:
            continue
        if text[stop : stop + 1] == "." and _owns_stop(word, vocabulary):
            stop = past = stop + 1
        words.append(word)
        starts.append(match.start())
        ends.append(stop)
        kind = kind_of(word, vocabulary)
        if past == stop and len(word) == 1:
            kind = "I"
        elif word.lower() == "general" and len(words) > 1 and words[-2].lower() in _BEFORE_GENERAL:
            kind = "H"
        kinds.append(kind)
        if len(words) >= _MOST_TOKENS:
            break
    return Tokens(words, starts, ends, "".join(kinds))


def _owns_stop(word: str, vocabulary: Vocabulary) -> bool:
    lower = word.lower()
    if word[0].isupper() and (lower in vocabulary.abbreviated or lower in vocabulary.honorifics):
        return True
    return (len(word) == 1 and word.isupper()) or word in _OWN_STOP


def _ist(word: str) -> bool:
    """Lower-case "capitalist", "loyalist": the ending makes nouns for persons."""
    return len(word) > 6 and word.endswith(("ist", "ists")) and word not in _NO_PERSON


def _compound_head(lower: str, vocabulary: Vocabulary) -> bool:
    """ "President-elect", "then-secretary", "co-director"."""
    before, _, after = lower.partition("-")
    if after in ("elect", "designate", "emeritus"):
        return before in vocabulary.heads
    return before in ("ex", "co", "then", "former", "vice", "sub", "arch") and after in vocabulary.heads


def kind_of(word: str, vocabulary: Vocabulary) -> str:
    """The kind letter of one word."""
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
    if lower in vocabulary.heads or _compound_head(lower, vocabulary) or _ist(word):
        short = lower in vocabulary.abbreviated or lower in vocabulary.capital_only
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
        if lower in _CALENDAR or (word in vocabulary.not_name and lower not in vocabulary.modifiers):
            return "x"
        return "C"
    if lower in vocabulary.modifiers or lower.endswith(vocabulary.endings):
        return "M"
    if word in vocabulary.particles:
        return "V"
    if "-" in word and lower.rsplit("-", 1)[1] in vocabulary.heads | vocabulary.modifiers:
        return "M"
    return "x"
