"""Cutting a document into passages, and finding the one that answers a query. Pure."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sources.library.words import content_words, stem, words_of
from sources.providers.base import LookupQuery

LONGEST_PASSAGE = 700
# Fewer words than this stand in many documents by chance; they are looked for as words, not as a quotation.
SHORTEST_PHRASE = 3
# What a word counts that stands in the document's heading, but not in the passage.
HEADING_WEIGHT = 0.5
# The share of the query's words that a passage must hold to be worth a look.
LEAST_SHARE = 0.3
NAME_BONUS = 0.1
_PARAGRAPH_END = re.compile(r"\n+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: the ``phrase``'s words in order, content ``words`` and the ``names`` beside them."""

    phrase: Sequence[str]
    words: Sequence[str]
    names: Sequence[str]

    @classmethod
    def by(cls, query: LookupQuery) -> Wanted:
        """A quotation is found by its own words; any other claim by those of the statement.

        The day asked about says when, not what: documents that only share the date are no answer.
        """
        phrase = words_of(query.phrase).forms
        names = content_words(f"{query.person} {query.organisation}")
        asked = content_words(query.phrase) if len(phrase) >= SHORTEST_PHRASE else content_words(query.text)
        asked = asked or content_words(f"{query.phrase} {query.role}")
        day = {f"{query.on.day}", f"{query.on.year}", month_name[query.on.month].lower()} if query.on else set()
        words = [word for word in asked if word not in names and word not in day]
        return cls(phrase if len(phrase) >= SHORTEST_PHRASE else (), words or names, names if words else ())


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage of a text: ``text[start:end]``, why it was chosen, and how well it fits (to rank by)."""

    start: int
    end: int
    matched: str
    score: float


@dataclass(frozen=True, slots=True)
class Document:
    """A text to look into, and what stands above it: title and publisher count for names."""

    heading: str
    text: str


def best_hits(documents: Sequence[Document], wanted: Wanted) -> list[Hit | None]:
    """The best passage of each document, or None where none is worth a look.

    The exact words outrank everything; otherwise a passage scores by the share of the wanted words it holds,
    each weighted by how rare it is among all passages at hand (inverse document frequency), and by the names
    in it or in the heading. Words that stand in the heading alone count half.
    """
    read = [_Reading(document, wanted) for document in documents]
    exact = [reading.exact_hit() for reading in read]
    others = [reading for reading, hit in zip(read, exact, strict=True) if hit is None]
    frequency: Counter[str] = Counter()
    for reading in others:
        frequency.update(word for found in reading.found for word in found)
    total = sum(len(reading.bounds) for reading in others)
    weights = {
        form: math.log(1 + (total + 1) / (frequency[form] + 0.5)) for form in (stem(word) for word in wanted.words)
    }
    return [hit or reading.best_hit(weights) for reading, hit in zip(read, exact, strict=True)]


class _Reading:
    """One document's passages, with the wanted words that stand in each."""

    def __init__(self, document: Document, wanted: Wanted) -> None:
        self._document, self._wanted = document, wanted
        self._words = words_of(document.text)
        self.bounds = list(passages(document.text))

    @cached_property
    def found(self) -> list[set[str]]:
        """Which of the wanted words stand in each passage."""
        forms = {stem(word) for word in self._wanted.words}
        return [forms.intersection(map(stem, inside)) for inside in self._inside()]

    def _inside(self) -> Iterator[Sequence[str]]:
        ends = self._words.ends
        for start, end in self.bounds:
            yield self._words.forms[bisect_right(ends, start) : bisect_right(ends, end)]

    def exact_hit(self) -> Hit | None:
        """The passage around the first place where the phrase's words stand in this order."""
        wanted = self._wanted.phrase
        if not wanted:
            return None
        joined = f" {' '.join(self._words.forms)} "
        at = joined.find(f" {' '.join(wanted)} ")
        if at < 0:
            return None
        first = joined.count(" ", 0, at + 1) - 1
        begin, finish = self._words.starts[first], self._words.ends[first + len(wanted) - 1]
        starts = [start for start, _ in self.bounds]
        start, _ = self.bounds[bisect_right(starts, begin) - 1]
        _, end = self.bounds[bisect_left([end for _, end in self.bounds], finish)]
        return Hit(start, end, "exact words", 2.0)

    def best_hit(self, weights: dict[str, float]) -> Hit | None:
        if not weights:
            return None
        mass = sum(weights.values())
        wanted_names = set(self._wanted.names)
        heading = set(words_of(self._document.heading).forms)
        above = weights.keys() & set(map(stem, heading))
        best: Hit | None = None
        for (start, end), found, inside in zip(self.bounds, self.found, self._inside(), strict=True):
            if len(found) < min(2, len(weights)):
                continue
            only_above = above - found
            if len(found) + HEADING_WEIGHT * len(only_above) < LEAST_SHARE * len(weights):
                continue
            names = wanted_names & heading.union(inside)
            if len(weights) == 1 and wanted_names and not names:
                continue  # one word of a person's claim, in a text that knows nothing of the person
            counted = sum(weights[form] for form in found)
            counted += HEADING_WEIGHT * sum(weights[form] for form in only_above)
            score = counted / mass + (NAME_BONUS * len(names) / len(wanted_names) if names else 0.0)
            if best is None or score > best.score:
                named = bool(names) and 2 * len(names) >= len(wanted_names)
                best = Hit(start, end, _reason(len(found) + len(only_above), len(weights), named), score)
        return best


def passages(text: str) -> Iterator[tuple[int, int]]:
    """Cut ``text`` into paragraphs, and long ones into whole sentences; each at most ``LONGEST_PASSAGE`` long.

    Yields (start, end) without the white space around. A sentence that is longer is cut at a space, or through
    a word where there is none.
    """
    begin = 0
    for match in _PARAGRAPH_END.finditer(text):
        yield from _pieces(text, begin, match.start())
        begin = match.end()
    yield from _pieces(text, begin, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        cut = end
        if end - start > LONGEST_PASSAGE:
            limit = start + LONGEST_PASSAGE
            stops = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
            space = text.rfind(" ", start + 1, limit)
            cut = stops[-1] if stops else space if space > start else limit
        piece = text[start:cut]
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(stripped)
        start = cut


def _reason(found: int, of: int, named: bool) -> str:
    counted = "all words" if found == of and of > 1 else f"{found} of {of} words" if of > 1 else "the word"
    return f"names and {counted}" if named else counted
