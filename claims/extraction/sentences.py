"""Paragraphs and sentences with exact offsets.

A full stop ends a sentence where blanks and something that can open a sentence follow, and the word before it is
neither an abbreviation nor an initial. A line break ends a paragraph unless the line is merely wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.extraction import lexicon
from claims.extraction.types import Sentence, Span

_LINE = re.compile(r"[^\n]+")
# The look-behind keeps a long run of full stops from being tried once per stop.
_END = re.compile(r"(?<![.!?…])[.!?…]+(['\"”’»)\]}]*)\s+(?=(\S{1,24}))")
_WORD_BEFORE = re.compile(r"[\w.'’-]{1,16}\Z")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")  # J, J.K
_OPENING = "\"'“‘«„([{`–—-•"
_WRAPPED_LINE = range(45, 101)  # characters of a line broken by a mail program or a fixed-width file


def split_sentences(text: str, language: str = "en") -> list[Sentence]:
    """Sentences of a text in order; blanks around them belong to none. Linear in the length of the text."""
    return list(iterate_sentences(text, language))


def iterate_sentences(text: str, language: str = "en") -> Iterator[Sentence]:
    """The same, one by one."""
    for number, (start, end) in enumerate(iterate_paragraphs(text)):
        begin = start
        for match in _END.finditer(text, start, end):
            if _ends_sentence(text, match, language):
                yield Sentence(Span(begin, _stripped_end(text, begin, match.end())), number)
                begin = match.end()
        if begin < end:
            yield Sentence(Span(begin, end), number)


def paragraphs_of(sentences: list[Sentence]) -> list[tuple[int, int]]:
    """Offsets of the paragraphs that sentences make up."""
    found: list[tuple[int, int]] = []
    last = -1
    for sentence in sentences:
        if sentence.paragraph == last:
            found[-1] = (found[-1][0], sentence.span.end)
        else:
            found.append((sentence.span.start, sentence.span.end))
        last = sentence.paragraph
    return found


def iterate_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the paragraphs, without the blanks around them."""
    current: tuple[int, int] | None = None
    previous: tuple[int, int] | None = None
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start >= end:
            previous = None
            continue
        if current and previous and _continues(text, previous, start):
            current = (current[0], end)
        else:
            if current:
                yield current
            current = (start, end)
        previous = (match.start(), end)
    if current:
        yield current


def _continues(text: str, line: tuple[int, int], start: int) -> bool:
    """Whether the line that begins at ``start`` only wraps the one before."""
    if text.count("\n", line[1], start) > 1:
        return False
    ended = text[line[1] - 1] in ".!?:”\"’'…)"
    length = line[1] - line[0]
    return length in _WRAPPED_LINE and (text[start].islower() or not ended)


def _ends_sentence(text: str, match: re.Match[str], language: str) -> bool:
    follower = match.group(2)
    first = follower.lstrip(_OPENING)[:1] or _behind(text, match.end() + len(follower))
    if first and not (first.isupper() or first.isdigit()):
        return False
    mark = text[match.start()]
    if mark != "." or match.group(1) or text[match.start() : match.start() + 2] == "..":
        return True
    before = _WORD_BEFORE.search(text[max(0, match.start() - 16) : match.start()])
    word = before.group().rpartition("-")[2] if before else ""  # "then-Sen. Ruth Adler"
    if word in lexicon.words("sentences", "abbreviations_before_name", language):
        return False
    if word.isdigit() and follower.strip(_OPENING + ",.") in lexicon.words("sentences", "behind_ordinals", language):
        return False  # "3. Mai"
    if word in lexicon.words("sentences", "abbreviations_before_number", language) and first.isdigit():
        return False
    if (word.isupper() and _INITIALS.fullmatch(word)) or (
        word in lexicon.words("sentences", "abbreviations", language)
    ):
        # "J. Smith" against "Plan B. The ..."
        return follower.strip(_OPENING + ",.") in lexicon.words("sentences", "openers", language)
    return True


def _behind(text: str, offset: int) -> str:
    """The first character of the word behind a dash or mark that stands alone."""
    return text[offset : offset + 4].lstrip().lstrip(_OPENING)[:1]


def _stripped_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
