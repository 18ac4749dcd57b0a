"""Which reporting word and which speaker a stretch of speech belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.document import Document
from claims.extraction.quotes.cues import DIRECT_CLASSES
from claims.extraction.quotes.speakers import subject_after, subject_before

_REACH_AFTER = 24  # tokens between a quotation and a reporting word behind it
_REACH_BEFORE = 100  # tokens between a reporting word and a quotation behind it
_MOST_CUES = 6  # reporting words tried for one quotation
_REACH_NEXT = 8  # tokens from the opening of a sentence of attribution to its reporting word


@dataclass(frozen=True, slots=True)
class Attribution:
    """Token ranges of the reporting word and of the speaker's mention; either may be None."""

    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None


def attribute(document: Document, begin: int, end: int) -> Attribution:
    """Find cue and speaker of the tokens ``[begin, end)`` in their sentence; both None where it names neither."""
    first = document.sentence_starts[document.sentence_of(begin)]
    return attributed_behind(document, end) or _ahead(document, first, begin) or Attribution(None, None)


def attributed_behind(document: Document, end: int) -> Attribution | None:
    """`"…," Rubio asserted` and `"…," warned John Hardie` behind a stretch that ends before token ``end``."""
    last = document.sentence_end(document.sentence_of(max(0, end - 1)))
    lower = document.lower
    begin = end
    if begin < last and lower[begin] in (",", "—", "–", "--"):
        begin += 1
    if end == 0 or not (begin > end or _closes_with_stop(document, end)):
        return None
    if begin == last:
        return _next_sentence(document, begin)
    if begin + 2 < last and lower[begin] == "according" and lower[begin + 1] == "to":
        speaker = subject_after(document, begin + 1, last)
        return Attribution((begin, begin + 2), speaker)
    for i in range(begin, min(last, begin + _REACH_AFTER)):
        if document.marked_of[i] >= 0 or lower[i] in (";", ":"):
            return None
        cue = document.cues[i]
        if cue is None or cue.verb not in DIRECT_CLASSES or cue.form not in ("past", "s"):
            continue
        speaker = subject_before(document, i, begin)
        if speaker is None and i - begin <= 1:
            speaker = subject_after(document, i, last)
        if speaker is not None:
            return Attribution((i, i + 1), speaker)
    return None


def _next_sentence(document: Document, begin: int) -> Attribution | None:
    """`"Can we win?" Manafort asked.`: a capital behind a question mark looks like the next sentence."""
    sentence = document.sentence_of(begin)
    sentences = document.sentences
    if begin >= len(document.tokens) or sentences[sentence].paragraph != sentences[sentence - 1].paragraph:
        return None
    for i in range(begin + 1, min(document.sentence_end(sentence), begin + _REACH_NEXT)):
        if document.marked_of[i] >= 0 or document.lower[i] in (",", ";", ":"):
            return None
        cue = document.cues[i]
        if cue is not None and cue.verb in DIRECT_CLASSES and cue.form in ("past", "s"):
            speaker = subject_before(document, i, begin)
            return Attribution((i, i + 1), speaker) if speaker and speaker[0] == begin else None
    return None


def _closes_with_stop(document: Document, end: int) -> bool:
    """Whether the stretch before token ``end`` ends with a comma, question or exclamation mark, or a dash."""
    for i in range(end - 1, max(-1, end - 4), -1):
        if document.lower[i][0] in ",?!…—–-":
            return True
        if document.lower[i][0].isalnum():
            return False
    return False


def _ahead(document: Document, first: int, begin: int) -> Attribution | None:
    """`Trump stated, "…"`, and quoted words inside a reported clause."""
    shared = True
    for i in _cues_before(document, begin, first):
        cue = document.cues[i]
        if cue is None or not (cue.verb or cue.noun == "speech"):
            continue
        if cue.verb == "learn" or (cue.form == "base" and cue.verb not in DIRECT_CLASSES):
            continue
        speaker = subject_before(document, i, first) if cue.verb else None
        if speaker is None and shared:
            speaker = _clause_subject(document, i, first)
            shared = False  # what no earlier verb had is not found from further on
        if speaker is not None:
            return Attribution((i, i + 1), speaker)
    return None


def _clause_subject(document: Document, cue: int, first: int) -> tuple[int, int] | None:
    """The subject shared with an earlier verb of the sentence ("X noted that …, stating", "X said … but cautioned")."""
    for i in _cues_before(document, cue, first + 1):
        earlier = document.cues[i]
        if earlier is not None and earlier.verb and earlier.form in ("past", "s"):
            speaker = subject_before(document, i, first)
            if speaker is not None:
                return speaker
    return None


def _cues_before(document: Document, end: int, first: int) -> Iterator[int]:
    """Reporting words outside quotation marks before token ``end``, nearest first, as far as they may bear on it."""
    found = 0
    for i in range(end - 1, max(first, end - _REACH_BEFORE) - 1, -1):
        if document.cues[i] is not None and document.marked_of[i] < 0:
            yield i
            found += 1
            if found == _MOST_CUES:
                return
