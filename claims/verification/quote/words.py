"""Words as a comparison sees them: without case, accents, typography and punctuation.

"Agree-⏎ment" is "agreement", "long-term" is "long term", "U.S." is "US", "%" is "percent", "twenty-five" is "25".
What an apostrophe shortens is a word of its own ("do" + "n't"), so that "don't" and "did not" can be told apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from claims.extraction import lexicon

# Letters, with marks that combine with them and characters that print nothing.
_LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])+"
_APOSTROPHES = "'’ʼ＇‘`´"
_WORD = re.compile(
    rf"(?<![^\W_])(?:[^\W\d_]\.){{2,8}}(?:[^\W\d_](?![^\W_]))?"
    rf"|(?<=\])[{_APOSTROPHES}](?:s|re|ve|ll|d|m)(?![^\W_])"  # "[Anna]'s usually right"
    rf"|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*|\d+(?:[.,:]\d+)*|[%&$€£]"
)
_PRINTS_NOTHING = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
_JOINT = re.compile(r"[-‐‑](?P<broken>[ \t]*\r?\n\s*)?\Z|(?P<initial>\. ?)\Z")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_SHORTENED = re.compile(r"(.+)'(s|re|ve|ll|d|m)\Z")
_NEGATED = {"ca": "can", "wo": "will", "sha": "shall"}
_SYMBOLS = {"%": "percent", "&": "and"}


@dataclass(frozen=True, slots=True)
class Word:
    """``key`` is what is compared; ``text[start:end]`` is what is written.

    ``joint`` to the next word: "-" for a hyphen, "⏎" for one at the end of a line, "." between initials.
    """

    key: str
    start: int
    end: int
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Spellings:
    """How a quotation writes its compounds: the source's are joined or parted alike ("e-mail" and "email")."""

    joined: frozenset[str] = frozenset()
    parted: dict[str, tuple[str, ...]] = field(default_factory=dict)


def spellings_of(words: Sequence[Word]) -> Spellings:
    """The spellings that ``words`` use."""
    parted: dict[str, tuple[str, ...]] = {
        one.key + two.key: (one.key, two.key) for one, two in pairwise(words) if one.joint
    }
    return Spellings(frozenset(word.key for word in words), parted)


def read_words(text: str, start: int = 0, end: int | None = None, spellings: Spellings | None = None) -> list[Word]:
    """The words of ``text[start:end]``; offsets count from the start of ``text``. Linear in the length."""
    end = len(text) if end is None else end
    return _merged(list(_parts(text, start, end)), spellings or Spellings())


def plain(written: str) -> str:
    """A word in lower case without accents, ligatures and characters that print nothing."""
    if written.isascii():
        return written.lower()
    folded = unicodedata.normalize("NFKD", written).casefold()
    return _PRINTS_NOTHING.sub("", folded).translate(_AS_APOSTROPHE)


_AS_APOSTROPHE = {ord(character): "'" for character in _APOSTROPHES}


def _parts(text: str, start: int, end: int) -> Iterator[Word]:
    matches = list(_WORD.finditer(text, start, end))
    for number, match in enumerate(matches):
        begin, stop = match.span()
        joint = _joint(text, match, matches[number + 1]) if number + 1 < len(matches) else ""
        key = plain(match.group())
        if key[:1].isdigit():
            yield Word(_THOUSANDS.sub("", key), begin, stop, joint)
        elif key in _SYMBOLS:
            yield Word(_SYMBOLS[key], begin, stop)
        elif key.endswith("n't") and len(key) > 3:
            base = key[:-3]
            yield Word(_NEGATED.get(base, base), begin, stop - 3)
            yield Word("n't", stop - 3, stop, joint)
        elif key == "cannot":
            yield Word("can", begin, begin + 3)
            yield Word("not", begin + 3, stop, joint)
        elif key[0] == "'":
            yield Word(key, begin, stop, joint)
        elif (short := _SHORTENED.match(key)) is not None:
            cut = stop - len(short[2]) - 1
            yield Word(short[1].replace("'", ""), begin, cut)
            yield Word("'" + short[2], cut, stop, joint)
        elif key := key.replace("'", "").replace(".", ""):
            yield Word(key, begin, stop, joint)


def _joint(text: str, one: re.Match[str], two: re.Match[str]) -> str:
    if not 0 < two.start() - one.end() <= 12:
        return ""
    match = _JOINT.match(text[one.end() : two.start()])
    if match is None:
        return ""
    if match["initial"]:
        return "." if len(one.group()) == len(two.group()) == 1 or one.group()[1:2] == "." else ""
    return "⏎" if match["broken"] else "-"


def _is_one(word: Word, following: Word, spellings: Spellings) -> bool:
    """Whether two words are one: written so in the quotation, or broken at the end of a line and not so there."""
    if word.key + following.key in spellings.joined:
        return True
    return word.joint == "⏎" and not (word.key in spellings.joined and following.key in spellings.joined)


def _merged(parts: list[Word], spellings: Spellings) -> list[Word]:
    """Join what is one word in two pieces, part what the quotation parts, and write numbers in figures."""
    numbers, tens = _numbers()
    found: list[Word] = []
    at = 0
    while at < len(parts):
        word = parts[at]
        following = parts[at + 1] if at + 1 < len(parts) else None
        if following and word.joint and _is_one(word, following, spellings):
            found.append(Word(word.key + following.key, word.start, following.end, following.joint))
            at += 2
            continue
        if following and word.key == "per" and following.key == "cent":
            found.append(Word("percent", word.start, following.end, following.joint))
            at += 2
            continue
        if following and word.key in tens and 0 < numbers.get(following.key, 0) < 10:
            value = tens[word.key] + numbers[following.key]
            found.append(Word(str(value), word.start, following.end, following.joint))
            at += 2
            continue
        if word.key in spellings.parted:
            one, two = spellings.parted[word.key]
            cut = min(word.start + len(one), word.end)
            found += [Word(one, word.start, cut, joint="-"), Word(two, cut, word.end, word.joint)]
        elif word.key in numbers:
            found.append(Word(str(numbers[word.key]), word.start, word.end, word.joint))
        else:
            found.append(word)
        at += 1
    return found


@cache
def _numbers() -> tuple[dict[str, int], dict[str, int]]:
    cardinals: dict[str, int] = lexicon.table("dates")["cardinals"]
    return cardinals, {word: value for word, value in cardinals.items() if value >= 20}
