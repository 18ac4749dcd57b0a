"""Whom a source gives a passage to: the label before it, or the attribution around it."""

from __future__ import annotations

import re
from enum import StrEnum

from claims.extraction import lexicon
from claims.extraction.document import read_document
from claims.extraction.quotes.finder import find_quotations
from claims.verification.quote.forms import section
from claims.verification.quote.stretch import LABEL
from claims.verification.quote.words import plain

_REACH_OF_LABEL = 6000  # characters before a passage
_AROUND = 1500  # characters read for an attribution
_NAME = re.compile(r"[^\W\d_]{2,}")
_LONGEST_LABEL = 6  # words
_SMALL = frozenset(["of", "the", "for", "and", "de", "da", "del", "van", "von", "der", "den", "bin", "la", "le"])


class SpeakerMatch(StrEnum):
    SAME = "same"
    ANOTHER = "another"
    UNKNOWN = "unknown"


def named_speaker(text: str, start: int, end: int) -> str | None:
    """Who speaks ``text[start:end]`` according to the text; None where it does not say."""
    return _labelled(text, start) or _attributed(text, start, end)


def compare_speaker(claimed: str | None, named: str | None) -> SpeakerMatch:
    """Whether two names can be one person's: they share a word that is no title."""
    if not claimed or not named:
        return SpeakerMatch.UNKNOWN
    one, two = _names(claimed), _names(named)
    if not one or not two:
        return SpeakerMatch.UNKNOWN
    return SpeakerMatch.SAME if one & two else SpeakerMatch.ANOTHER


def _labelled(text: str, start: int) -> str | None:
    begin = max(0, start - _REACH_OF_LABEL)
    label = None
    for match in LABEL.finditer(text, begin, start):
        name = _name_of_label(next((group for group in match.groups() if group), ""))
        if name and plain(name) not in lexicon.words("sentences", "headings"):
            label = name
    return label


def _name_of_label(label: str) -> str:
    """The label without a verb behind it ("Mayor Lind says"); "" for one that names nobody ("Item 4")."""
    words = label.split()
    while words and words[-1][:1].islower():
        words.pop()
    named = all(word[:1].isupper() or word in _SMALL for word in words) and not any(map(str.isdigit, label))
    return " ".join(words) if named and len(words) <= _LONGEST_LABEL else ""


def _attributed(text: str, start: int, end: int) -> str | None:
    begin = max(0, start - _AROUND)
    document = read_document(text[begin : end + _AROUND])
    for quotation in find_quotations(document):
        if quotation.kind != "indirect" and quotation.quote.start < end - begin and start - begin < quotation.quote.end:
            return quotation.claimant
    return None


def _names(name: str) -> set[str]:
    return {plain(word) for word in _NAME.findall(name)} - section("titles")
