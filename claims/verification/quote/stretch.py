"""A stretch of a source, read word by word: its sentences, and what in it nobody spoke."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.quotes.cues import cue_table
from claims.extraction.sentences import split_sentences
from claims.verification.quote.forms import section
from claims.verification.quote.words import Spellings, Word, read_words

LABEL = re.compile(
    r"^[ \t]*(?:>>+[ \t]*)?(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]+)?[*_]{0,2}"
    r"(?P<line>[A-Z][^\n:.!?“”\"]{0,60}?(?:\.[ A-Z][^\n:.!?“”\"]{0,40}?)?)[ \t]*:[*_]{0,2}\s"
    r"|(?<=[.!?”\"])[ \t]+(?P<inline>(?:[A-Z][\w.’'-]{0,20}[ ]){0,3}[A-Z][\w.’'-]{0,20})(?:[ ]\([^()\n]{1,60}\))?:\s"
    r"|^[ \t]*(?P<stop>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep)\.|Madam|The)[ ][A-Z][A-Z'’ -]{1,40}(?:[ ]of[ ]\w{1,20})?)\.[ ]"
    r"|^[ \t]*(?P<letter>[QA])\.?[ ]",
    re.MULTILINE,
)
"""Who speaks, before the words: "SMITH:", "Mr. SMITH of Ohio.", "Q." """

_INTERLUDE = re.compile(
    r"(?P<stop>[,?!…—–-])[\"”]\s+(?P<inner>[^\"“”\n]{2,100}?)(?P<end>[,.:;]?)\s*[\"“](?=(?P<next>\S))"
)
_NOTE = re.compile(
    r"[\[(]\s*(?P<note>[^\W\d_]+)[^\[\]()\n]{0,40}[\])]|[\[(]\d{1,2}:\d\d(?::\d\d)?[\])]"
    r"|^\d+\n\d\d:\d\d:\d\d[,.]\d{3} --> [^\n]{0,60}\n",
    re.MULTILINE,
)
_OPENED = re.compile(r"(?:(?<=[\s(\[—–:])|^)[\"“«‘'](?=[A-Z])", re.MULTILINE)
_CLOSED = re.compile(r"[.,!?…—–-][\"”»’'](?![^\W_])")
_MAY_STOP = re.compile(r"\b(?:[ap]\.m|etc)\.(?=\s+[A-Z][a-z])")  # "at 9 a.m. Members …": a sentence may end here
_TERMINATORS = ".!?…:;\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Stretch:
    """``words`` of the source in order; a sentence begins at the words in ``starts`` and is over behind ``ends``.

    ``spoken`` are the indexes of the words without stage directions, time stamps, and clauses like "he said" between
    the halves of a quotation.
    """

    words: list[Word]
    starts: frozenset[int]
    ends: frozenset[int]
    spoken: list[int]

    @property
    def readings(self) -> list[Sequence[int]]:
        """Indexes of the spoken words, and of all where these are more."""
        everything = range(len(self.words))
        return [self.spoken] if len(self.spoken) == len(everything) else [self.spoken, everything]


def read_stretch(text: str, start: int, end: int, spellings: Spellings) -> Stretch:
    """Read ``text[start:end]``; a sentence that is cut off by the edge of the stretch has no start or no end."""
    while start > 0 and not text[start - 1].isspace() and start > end - 20_000:
        start -= 1
    words = read_words(text, start, end, spellings)
    piece = text[start:end]
    begins = [word.start - start for word in words]
    stops = [word.end - start for word in words]
    interludes = list(_interludes(piece))
    starts, ends = _boundaries(piece, begins, stops, interludes)
    if start > 0:
        starts.discard(0)
    if end < len(text):
        ends.discard(len(words) - 1)
    unspoken: set[int] = set()
    for first, last in [*((match.start("inner"), match.end("inner")) for match in interludes), *_notes(piece)]:
        unspoken.update(range(bisect_left(begins, first), bisect_right(stops, last)))
    spoken = [index for index in range(len(words)) if index not in unspoken]
    return Stretch(words, frozenset(starts), frozenset(ends), spoken)


def _boundaries(
    piece: str, begins: list[int], stops: list[int], interludes: list[re.Match[str]]
) -> tuple[set[int], set[int]]:
    starts: set[int] = set()
    ends: set[int] = set()

    def starts_at(offset: int) -> None:
        starts.add(bisect_left(begins, offset))

    def ends_at(offset: int) -> None:
        ends.add(bisect_right(stops, offset) - 1)

    previous = 0
    for sentence in split_sentences(piece):
        first, last = sentence.span.start, sentence.span.end
        if previous == 0 or _parted(piece, previous, first):
            starts_at(first)
            ends_at(previous)
        previous = last
    ends_at(previous)
    for label in LABEL.finditer(piece):
        ends_at(label.start())
        starts_at(label.end())
    for note in _notes(piece):
        if piece[: note[0]].rstrip()[-1:] in _TERMINATORS:
            ends_at(note[0])
            starts_at(note[1])
    for stop in _MAY_STOP.finditer(piece):
        ends_at(stop.end())
        starts_at(stop.end())
    carried = {match.start() for match in interludes if _carries_on(match)}
    for mark in _OPENED.finditer(piece):
        starts_at(mark.end())
    for mark in _CLOSED.finditer(piece):
        if mark.start() not in carried:
            ends_at(mark.start())
    return starts, ends


def _parted(piece: str, end: int, start: int) -> bool:
    """Whether two stretches that the splitter set apart are two sentences and no line that was broken in two."""
    return piece.count("\n", end, start) > 1 or piece[end - 1] in _TERMINATORS or not piece[start].islower()


def _interludes(piece: str) -> Iterator[re.Match[str]]:
    cues = cue_table()
    for match in _INTERLUDE.finditer(piece):
        if any(word.strip(",.").lower() in cues for word in match["inner"].split()):
            yield match


def _carries_on(match: re.Match[str]) -> bool:
    return match["stop"] in ",—–-" and match["next"].islower()


def _notes(piece: str) -> Iterator[tuple[int, int]]:
    for match in _NOTE.finditer(piece):
        if match["note"] is None or match["note"].lower() in section("notes"):
            yield match.start(), match.end()
