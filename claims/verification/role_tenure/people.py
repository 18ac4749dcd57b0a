"""Whether two written names may be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

from claims.verification import lexicon

_WORD = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"(?<=\w)['’`](?=\w)")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)
_SAME_SOUND = [
    ("shch", "sch"), ("tsch", "ch"), ("th", "t"), ("kh", "h"), ("ks", "x"), ("ou", "u"),
    ("ph", "f"), ("ck", "k"), ("w", "v"),
    ("yj", "i"), ("ij", "i"), ("iy", "i"), ("yi", "i"), ("ei", "e"), ("ey", "e"), ("j", "i"), ("y", "i"), ("ie", "e"),
]  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_SHORTENED = 3  # letters from which the beginning of a given name stands for it ("Alex")


def fold(text: str) -> str:
    """Lower case without diacritics."""
    apart = unicodedata.normalize("NFKD", text.lower().translate(_UNDECOMPOSED))
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_UNDECOMPOSED)


def name_words(name: str) -> list[str]:
    """A name's words in lower case, titles and suffixes left out ("Dr. José Pérez Jr." → jose, perez)."""
    text = _DOTTED.sub(lambda match: " ".join(match.group().replace(".", " ").split()) + " ", name)
    words = _WORD.findall(_ELISION.sub("", fold(text)))
    titles, suffixes = _set("titles"), _set("suffixes")
    start = 0
    while start < len(words) - 1 and words[start] in titles:
        start += 1
    end = len(words)
    while end - start > 1 and words[end - 1] in suffixes:
        end -= 1
    return words[start:end]


def generation(name: str) -> str:
    """ "jr", "sr", "ii" ... where the name tells it."""
    words = _WORD.findall(fold(name))
    last = words[-1] if len(words) > 1 else ""
    return (
        {"junior": "jr", "senior": "sr"}.get(last, last)
        if last in ("jr", "sr", "ii", "iii", "iv", "junior", "senior")
        else ""
    )


def same_person(one: str, other: str) -> bool:
    """Whether the names agree as far as they go: last name, and given names where both have some.

    Initials, nicknames, left-out middle names and other transcriptions agree; a lone name agrees with any last name.
    """
    older, younger = generation(one), generation(other)
    if older and younger and older != younger:
        return False
    short, long = sorted((name_words(one), name_words(other)), key=len)
    if not short or not long:
        return False
    if short == long or (len(short) > 1 and sorted(short) == sorted(long)):
        return True
    particles = _set("particles")
    short = [word for word in short if word not in particles] or short
    long = [word for word in long if word not in particles] or long
    if len(short) > len(long):
        short, long = long, short
    if len(short) == 1:
        common = short[0] in _nicknames()  # a given name alone may be anybody's
        return any(sound(short[0]) == sound(word) for word in long[min(common, len(long) - 1) :])
    place = next((i for i in range(len(long) - 1, 0, -1) if sound(long[i]) == sound(short[-1])), None)
    if place is None:
        return False
    if not any(same_given(short[0], word) for word in long[:place]):
        return False
    between, beyond = short[1:-1], long[1:place]
    return (
        not between
        or not beyond
        or between[0] in beyond[:1]
        or between[0][0] == beyond[0][0]
        or (len(between[0]) > 1 and between[0] in long)
    )


def same_given(one: str, other: str) -> bool:
    """Whether two given names may be one: equal, an initial, a nickname, a beginning, or another transcription."""
    if one == other or sound(one) == sound(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    if len(short) == 2 and short not in _nicknames():  # "jd" for James David
        return False
    return long in _nicknames()[short] or (len(short) >= _SHORTENED and long.startswith(short))


@cache
def sound(word: str) -> str:
    """The word with spellings levelled that transcriptions vary in ("zelenskyy" and "zelensky")."""
    for spelling, level in _SAME_SOUND:
        word = word.replace(spelling, level)
    return _DOUBLED.sub(r"\1", word)


@cache
def _set(entry: str) -> frozenset[str]:
    return frozenset(lexicon.table("nicknames")[entry].split())


@cache
def _nicknames() -> defaultdict[str, frozenset[str]]:
    forms: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for line in lexicon.table("nicknames")["names"].strip().splitlines():
        names = frozenset(line.split())
        for name in names:
            forms[name] |= names
    return forms
