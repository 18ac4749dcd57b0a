"""A quotation taken apart: words, ellipses that stand for dropped words, and insertions in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from claims.verification.quote.words import Word, plain, read_words

LONGEST_QUOTE = 2000
"""Words; of a longer quotation only so many are compared."""

_LONGEST_WRITTEN = 50_000  # characters read of a quotation
_DOTS = r"(?:…|\.(?:\s?\.){1,5})"
_MARK = re.compile(
    rf"(?P<ellipsis>[\[(]\s*{_DOTS}\s*[\])]|{_DOTS})"
    r"|(?P<part>(?<![^\W\d_])(?:[^\W\d_]{0,30}\[[^\W\d_]{1,12}\][^\W\d_]{1,30}|[^\W\d_]{1,30}\[[^\W\d_]{1,12}\]))"
    r"|\[(?P<insertion>[^\[\]]{1,300})\]|\((?P<aside>[^()\[\]]{1,80})\)"
)


class ElementKind(StrEnum):
    WORD = "word"
    PART = "part"  # a word whose letters in brackets are not the source's: "[W]e", "vot[ed]"
    ELLIPSIS = "ellipsis"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Element:
    """``key`` is a word's; ``kept`` the letters of a PART outside the brackets; ``words`` the keys in brackets.

    ``text[start:end]`` of the quotation is what is written.
    """

    kind: ElementKind
    start: int
    end: int
    key: str = ""
    kept: str = ""
    words: tuple[str, ...] = ()

    @property
    def is_word(self) -> bool:
        return self.kind in (ElementKind.WORD, ElementKind.PART)


def read_elements(quote: str, *, asides: bool = False) -> list[Element]:
    """The elements of a quotation in order, at most ``LONGEST_QUOTE``. Linear in its length.

    Round brackets are the speaker's own, unless ``asides`` takes them for insertions.
    """
    quote = quote[:_LONGEST_WRITTEN]
    found: list[Element] = []
    at = 0
    for match in _MARK.finditer(quote):
        if match["aside"] and not asides:
            continue
        found += _words(read_words(quote, at, match.start()))
        start, end = match.span()
        if match["ellipsis"]:
            found.append(Element(ElementKind.ELLIPSIS, start, end))
        elif match["part"]:
            written = match["part"]
            kept = plain(re.sub(r"\[.*\]", "", written))
            found.append(Element(ElementKind.PART, start, end, plain(written.replace("[", "").replace("]", "")), kept))
        else:
            inner = match["insertion"] or match["aside"]
            words = tuple(word.key for word in read_words(inner))
            found.append(Element(ElementKind.INSERTION, start, end, words=words))
        at = end
        if len(found) >= LONGEST_QUOTE:
            return found[:LONGEST_QUOTE]
    found += _words(read_words(quote, at))
    return found[:LONGEST_QUOTE]


def _words(words: list[Word]) -> list[Element]:
    return [Element(ElementKind.WORD, word.start, word.end, word.key) for word in words]
