"""Whose words a colon opens: `Armstrong's first words from the surface: "…"`."""

from __future__ import annotations

from claims.extraction import lexicon
from claims.extraction.document import Document
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.quotes.chunks import closed_classes, is_possessive

_REACH_NOUN = 12  # tokens between "words" and the colon behind them
_REACH_OWNER = 4  # tokens between the possessive and "words"
_NAMING = ("ttl", "spk")  # categories of closed words that name a speaker: "the mayor's", "the court's"


def possessor_ahead(document: Document, begin: int) -> Attribution | None:
    """The speaker of a stretch behind a colon that begins at token ``begin``, where a possessive names one.

    None where a reporting verb stands before the possessive ("Adler denied Stone's statement: …"): its subject speaks.
    """
    first = document.sentence_starts[document.sentence_of(begin)]
    if begin - first < 3 or document.lower[begin - 1] != ":":
        return None
    for noun in range(begin - 2, max(first, begin - 2 - _REACH_NOUN), -1):
        if not _plain(document, noun):
            return None
        if _names_speech(document, noun):
            owner = _owner(document, noun, first)
            if owner is not None:
                return None if _subject_speaks(document, owner[0], first) else Attribution((noun, noun + 1), owner)
    return None


def _plain(document: Document, i: int) -> bool:
    return document.marked_of[i] < 0 and document.lower[i][0].isalnum()


def _names_speech(document: Document, i: int) -> bool:
    cue = document.cues[i]
    return (cue is not None and cue.noun == "speech") or document.lower[i] in lexicon.words(
        "reporting", "possessed", document.language
    )


def _owner(document: Document, noun: int, first: int) -> tuple[int, int] | None:
    """Token range of the possessive before a noun: a pronoun, a name, or a noun for those who speak."""
    closed = closed_classes(document.language)
    lower, words = document.lower, document.tokens.words
    for i in range(noun - 1, max(first - 1, noun - 1 - _REACH_OWNER), -1):
        if not _plain(document, i):
            return None
        if lower[i] in lexicon.words("statements", "possessives", document.language):
            return i, i + 1
        if not is_possessive(document, i):
            continue
        category = closed.get(lower[i].removesuffix("'s").removesuffix("’s"))
        start = i
        if words[i][0].isupper() and (category is None or category in _NAMING):
            while start > first and words[start - 1][0].isupper() and closed.get(lower[start - 1]) in (None, *_NAMING):
                start -= 1
            return start, i + 1
        if category in _NAMING:
            while start > max(first, i - _REACH_OWNER) and closed.get(lower[start]) != "det":
                start -= 1
            return start if closed.get(lower[start]) == "det" else i, i + 1
        return None
    return None


def _subject_speaks(document: Document, owner: int, first: int) -> bool:
    """Whether a reporting verb stands just before the possessive, other than one that hands on another's words."""
    cue = document.cues[owner - 1] if owner > first else None
    repeating = lexicon.words("reporting", "repeating", document.language)
    return bool(cue and cue.verb and cue.form in ("past", "s") and document.lower[owner - 1] not in repeating)
