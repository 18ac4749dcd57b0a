"""What changes in a stretch of text that becomes a statement: full names, and dates made absolute in brackets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon
from claims.extraction.types import Person, Span, TimeExpression
from claims.extraction.written_dates import addition

_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<!\.[A-Z])(?<!\b[A-Z])[.!?][”\"’)]{0,2}\s+(?=[A-Z“\"])")
LOOK_BACK = 700
"""Characters before a sentence in which a pronoun's person and an opened quotation mark are looked for."""

_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Messrs)\.?\s{1,3}\Z")
_POSSESSIVE = re.compile(r"['’]s\b")
_MARK = re.compile(r"[“”\"„«»]|\n\s*\n|(?<!\w)‘|’(?!\w)|''")
_ANY_MARK = ("“", "”", '"', "„", "«", "»", "‘", "’", "''")
_OPENING_MARKS = "“„«‘"
_CLOSED_BY = {"“": '”"', "„": '“”"', "«": "»", "‘": "’", '"': '"”', "'": "'"}

Edit = tuple[int, int, str]
"""A half-open stretch of the text and what takes its place."""


@dataclass(frozen=True, slots=True)
class _Pronouns:
    subject: frozenset[str]
    possessive: frozenset[str]

    @classmethod
    @cache
    def of(cls, language: str) -> _Pronouns:
        return cls(
            lexicon.words("statements", "pronouns", language), lexicon.words("statements", "possessives", language)
        )


def apply_edits(text: str, span: Span, edits: list[Edit]) -> str:
    """The stretch with non-overlapping replacements, the earlier one winning."""
    pieces: list[str] = []
    position = span.start
    for start, end, words in sorted(edits):
        if start < position or end > span.end:
            continue
        pieces += [text[position:start], words]
        position = end
    return "".join([*pieces, text[position : span.end]])


def name_edits(
    text: str, span: Span, persons: Sequence[Person], speaker: str | None = None, language: str = "en"
) -> list[Edit]:
    """Full names, once a person; a pronoun only where it is among the mentions and does not mean the ``speaker``."""
    pronouns = _Pronouns.of(language)
    quoted = _quoted(text, span)
    edits: list[Edit] = []
    named: set[str] = set()
    for mention, name in _mentions_in(persons, span):
        words = mention.of(text)
        pronoun = words.lower() in pronouns.subject | pronouns.possessive
        if any(start <= mention.start < end for start, end in quoted) or (name in named and not pronoun):
            continue
        if pronoun and name == speaker:
            continue  # "Ann Lee said that she left"
        edit = _full_name(text, span, mention, pronouns, name) if name not in named else None
        named.add(name)
        if edit:
            edits.append(edit)
    opening = _opening_pronoun(text, span, persons, language)
    return [*edits, opening] if opening else edits


def _mentions_in(persons: Sequence[Person], span: Span) -> list[tuple[Span, str]]:
    """Mentions inside a span with the full name, in order; each person's mentions stand in the order of the text."""
    found: list[tuple[Span, str]] = []
    for person in persons:
        first = bisect_left(person.mentions, span.start, key=lambda mention: mention.start)
        last = bisect_left(person.mentions, span.end, key=lambda mention: mention.start)
        found += [(mention, person.name) for mention in person.mentions[first:last] if mention.end <= span.end]
    return sorted(found, key=lambda item: item[0].start)


def _opening_pronoun(text: str, span: Span, persons: Sequence[Person], language: str) -> Edit | None:
    """The name for "He" or "Her" that begins the sentence, where the sentence before names exactly one person whose
    given name fits; otherwise it is not certain."""
    match = _FIRST_WORD.match(text, span.start, span.end)
    gender = match and lexicon.mapping("statements", "opening", language).get(match.group())
    if not match or not gender:
        return None
    start = max(0, span.start - LOOK_BACK)
    before = text[start : span.start].rpartition("\n")[2].rstrip()
    start = span.start - len(text[start : span.start].rpartition("\n")[2])
    ends = list(_SENTENCE_END.finditer(before))
    if ends:
        start += ends[-1].end()
    names = {name for _, name in _mentions_in(persons, Span(start, span.start))}
    if len(names) != 1:
        return None
    name = names.pop()
    given = name.split(" ")[0]
    female = given in lexicon.words("names", "female", language)
    if given not in lexicon.words("names", "given", language) or female != (gender == "f"):
        return None
    owner = match.group().lower() in _Pronouns.of(language).possessive
    return match.start(), match.end(), _possessive(name) if owner else name


def _possessive(name: str) -> str:
    return name + ("’" if name.endswith("s") else "’s")


def _full_name(text: str, span: Span, mention: Span, pronouns: _Pronouns, name: str) -> Edit | None:
    words = mention.of(text)
    lower = words.lower()
    if lower in pronouns.subject:
        return mention.start, mention.end, name
    if lower in pronouns.possessive:
        return mention.start, mention.end, _possessive(name)
    if words == name or len(words) > len(name):
        return None
    before = text[max(span.start, mention.start - 12) : mention.start]
    honorific = _HONORIFIC.search(before)
    start = mention.start - (len(before) - honorific.start()) if honorific else mention.start
    return start, mention.end, name


def date_edits(text: str, span: Span, time_expressions: Sequence[TimeExpression], language: str = "en") -> list[Edit]:
    """What dates leave unsaid, in brackets behind them ("Monday’s [1 December 2025] vote"); none in quoted words."""
    first = bisect_left(time_expressions, span.start, key=lambda expression: expression.span.start)
    last = bisect_right(time_expressions, span.end, key=lambda expression: expression.span.start)
    if first == last:
        return []
    quoted = _quoted(text, span)
    edits: list[Edit] = []
    for expression in time_expressions[first:last]:
        where = expression.span
        if where.end > span.end or any(start <= where.start < end for start, end in quoted):
            continue
        added = addition(expression, where.of(text), language)
        if added:
            possessive = _POSSESSIVE.match(text, where.end)
            end = possessive.end() if possessive else where.end
            edits.append((end, end, f" [{added}]"))
    return edits


def _quoted(text: str, span: Span) -> list[tuple[int, int]]:
    """The stretches between quotation marks that reach into the span, also those opened earlier in the paragraph."""
    begin = max(0, span.start - LOOK_BACK)
    begin = max(begin, text.rfind("\n\n", begin, span.start))
    window = text[begin : span.end]
    if not any(mark in window for mark in _ANY_MARK):
        return []
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, begin, span.end):
        mark = match.group()[0]
        if mark == "\n":  # a quotation that goes on opens each paragraph anew
            if opened:
                found.append((opened[0], match.start()))
            opened = None
        elif opened is None:
            if mark in _OPENING_MARKS or mark in ('"', "'"):
                opened = (match.start(), mark)
            elif mark != "’" and not found:  # the quotation was opened before what is looked at
                found.append((begin, match.end()))
        elif mark in _CLOSED_BY[opened[1]]:
            found.append((opened[0], match.end()))
            opened = None
    if opened and opened[1] != "‘":
        found.append((opened[0], span.end))
    return found
