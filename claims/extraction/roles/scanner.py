"""Tokens of a sentence for the role grammar: words, possessives and marks, with what each can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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


# "al-Husseini", "d’Estaing", "ul-Haq": a particle that is joined to its name.
_JOINED_PARTICLE = re.compile(
    r"(?:al|el|ul|ad|as|ash|an|at|ar|az|bin|ibn|abu|ben|bar|d|l|de|della|dell|t|van|von)[-’'][^\W\d_]"
)


def scan(text: str, start: int, end: int, vocabulary: Vocabulary, seen: dict[str, str] | None = None) -> Tokens:
    """The tokens of ``text[start:end]``, a bounded number; ``seen`` keeps the kinds of words from call to call."""
    seen = {} if seen is None else seen
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
        before = words[-1].lower() if words else ""
        words.append(word)
        starts.append(match.start())
        ends.append(stop)
        if past == stop and len(word) == 1:
            kinds.append("I")
        elif before in vocabulary.second_halves.get(word.lower().removesuffix("s"), ()):
            kinds.append("H")
        else:
            kind = seen.get(word)
            if kind is None:
                kind = seen[word] = kind_of(word, vocabulary)
            inner_name = kind == "x" and before and word in vocabulary.given  # "told Will Doyle"
            kinds.append("C" if inner_name else kind)
        if len(words) >= _MOST_TOKENS:
            break
    for index in range(1, len(words) - 1):
        if words[index] == "general" and kinds[index - 1] in "TQM" and _ends_phrase(words[index + 1], kinds[index + 1]):
            kinds[index] = "H"  # "a retired general, who"
    return Tokens(words, starts, ends, "".join(kinds))


def _ends_phrase(word: str, kind: str) -> bool:
    return kind in ",.OA" or word in ("who", "in", "at", "from", "on")


def _owns_stop(word: str, vocabulary: Vocabulary) -> bool:
    lower = word.lower()
    if word[0].isupper() and (lower in vocabulary.abbreviated or lower in vocabulary.honorifics):
        return True
    return (len(word) == 1 and word.isupper()) or word in vocabulary.grammar["own_stop"]


def _by_ending(word: str, vocabulary: Vocabulary) -> bool:
    """Lower-case "capitalist", "geophysicist", "anchorwoman": endings that make nouns for persons."""
    if len(word) > 6 and word.endswith(("ist", "ists")):
        return word not in vocabulary.grammar["no_person"]
    return (
        word.islower()
        and len(word) > 6
        and word.removesuffix("s").endswith(tuple(vocabulary.grammar["person_endings"]))
    )


def _compound_head(lower: str, vocabulary: Vocabulary) -> bool:
    """ "President-elect", "then-secretary", "co-director", "singer-actor"."""
    before, _, after = lower.partition("-")
    if after in ("elect", "designate", "emeritus", "general", "select"):
        return before in vocabulary.heads
    if after not in vocabulary.heads:
        return False
    return before in vocabulary.grammar["prefixes"] or before in vocabulary.heads or before in vocabulary.qualifiers


_VERB_PREFIXES = ("re-", "co-", "pre-", "over-", "under-", "out-", "mis-", "de-")


def kind_of(word: str, vocabulary: Vocabulary) -> str:
    """The kind letter of one word."""
    initial = word[0]
    lower = word.lower()
    if lower in vocabulary.small_words:
        return vocabulary.small_words[lower]
    if not initial.isalnum():
        return "S" if initial in "'’" else initial
    if initial.isdigit():
        return "M" if "-" in word and word[-1].isalpha() and not lower.endswith("-old") else "D"
    if lower in ("'s", "’s"):
        return "S"
    if lower in vocabulary.honorifics:
        return "N" if initial.isupper() else "x"
    upper = initial.isupper()
    if _is_head(word, lower, vocabulary):
        return "H"
    if lower in vocabulary.family:
        return "F"
    if lower in vocabulary.qualifiers or lower.startswith(("then-", "ex-", "former-")):
        return "Q"
    if upper:
        if len(word) == 1:
            return "I"
        if word in vocabulary.suffixes:
            return "J"
        if lower in vocabulary.grammar["calendar"] or (
            word in vocabulary.not_name and lower not in vocabulary.modifiers
        ):
            return "x"
        return "C"
    if lower in vocabulary.modifiers or lower.endswith(vocabulary.endings):
        return "M"
    if word in vocabulary.particles:
        return "V"
    last = lower.rpartition("-")[2]
    if last != lower and (
        last in vocabulary.heads
        or last in vocabulary.modifiers
        or (last.endswith("ed") and not lower.startswith(_VERB_PREFIXES))
    ):
        return "M"
    return "C" if _JOINED_PARTICLE.match(word) and not word.islower() else "x"


def _is_head(word: str, lower: str, vocabulary: Vocabulary) -> bool:
    if lower in vocabulary.heads:
        if lower in vocabulary.lower_only:
            return word.islower()
        if word in vocabulary.acronyms:
            return True
        short = lower in vocabulary.abbreviated or lower in vocabulary.capital_only
        if lower in _lowered(vocabulary.acronyms):
            return lower in vocabulary.abbreviated and word[0].isupper()
        return word[0].isupper() or not short
    return _compound_head(lower, vocabulary) or _by_ending(word, vocabulary)


@cache
def _lowered(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)
