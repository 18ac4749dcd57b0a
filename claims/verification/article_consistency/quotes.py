"""One quotation in two wordings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.quotes.finder import find_quotations
from claims.verification.article_consistency.reading import Article, Conflict

_FEWEST = 5  # words of a quotation that is compared
_MOST = 80
_ALIKE = 0.75  # of the longer one's words, in order
_ALIKE_UNKNOWN = 0.85  # where the speaker is not known, or a quotation has more than this many words:
_SHORT = 12
_MOST_DROPPED = 1.5  # times the words of the shorter one
_FEWEST_OF_MORE = 7  # words of a part of a longer quotation
_MOST_CANDIDATES = 12
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKED_CHANGE = re.compile(r"…|\.\.\.|\[")


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int
    end: int
    words: tuple[str, ...]
    claimant: str | None


def quote_conflicts(article: Article) -> Iterator[Conflict]:
    """Pairs of marked stretches with nearly the same words, by one speaker as far as the article says."""
    quotes = _read(article)
    by_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        shared: defaultdict[int, int] = defaultdict(int)
        for i in range(len(quote.words) - 2):
            for earlier in by_words[quote.words[i : i + 3]][-_MOST_CANDIDATES:]:
                shared[earlier] += 1
        for earlier in sorted(shared, key=lambda other: -shared[other])[:_MOST_CANDIDATES]:
            if _two_wordings(quotes[earlier], quote):
                one, other = quotes[earlier], quote
                first, second = article.text[one.start : one.end], article.text[other.start : other.end]
                why = f"{_short(first)} and {_short(second)} seem to be one quotation in two wordings."
                yield Conflict("quote_conflict", why, ((one.start, one.end), (other.start, other.end)))
                return
        for i in range(len(quote.words) - 2):
            by_words[quote.words[i : i + 3]].append(number)


def _read(article: Article) -> list[_Quote]:
    marked = article.document.marked
    if sum(1 for stretch in marked if stretch.inner_end - stretch.inner_start > 15) < 2:
        return []
    names = {named.person.name for named in article.document.persons}
    spoken = sorted(
        (q.quote.start, q.quote.end, q.claimant if q.claimant in names else None)
        for q in find_quotations(article.document)
    )
    starts = [start for start, *_ in spoken]
    found = []
    for stretch in marked:
        text = article.text[stretch.inner_start : stretch.inner_end]
        if _MARKED_CHANGE.search(text):
            continue
        words = tuple(word.lower().replace("’", "'") for word in _WORD.findall(text))
        if _FEWEST <= len(words) <= _MOST:
            index = bisect_right(starts, stretch.start) - 1
            claimant = spoken[index][2] if index >= 0 and spoken[index][1] > stretch.start else None
            found.append(_Quote(stretch.start, stretch.end, words, claimant))
    return found


def _two_wordings(one: _Quote, other: _Quote) -> bool:
    if one.claimant and other.claimant and one.claimant != other.claimant:
        return False
    short, long = sorted((one.words, other.words), key=len)
    if f" {' '.join(short)} " in f" {' '.join(long)} ":
        return False
    common = _common(short, long)
    known = one.claimant is not None and one.claimant == other.claimant
    if len(long) - len(short) <= max(1, len(short) // 5):  # the whole of both
        fewest = _FEWEST_OF_MORE if one.claimant or other.claimant else _FEWEST_OF_MORE + 1
        alike = _ALIKE if known and len(long) <= _SHORT else _ALIKE_UNKNOWN
        return len(common) >= alike * len(long) and len(common) >= _FEWEST - 1 and (known or len(short) >= fewest)
    if len(short) < _FEWEST_OF_MORE or not common:
        return False
    if short[0] != long[common[0]] or short[-1] != long[common[-1]]:
        return False  # "I saw him fight for his family": the same beginning once more
    dropped = known and len(common) == len(short)
    window = common[-1] - common[0] + 1
    if dropped:  # words left out without a mark
        return window <= _MOST_DROPPED * len(short)
    return len(common) >= _ALIKE_UNKNOWN * len(short) and abs(window - len(short)) <= 2


def _common(short: tuple[str, ...], long: tuple[str, ...]) -> list[int]:
    """Positions in ``long`` of a longest common subsequence."""
    lengths = [[0] * (len(long) + 1) for _ in range(len(short) + 1)]
    for i in range(len(short) - 1, -1, -1):
        for j in range(len(long) - 1, -1, -1):
            lengths[i][j] = (
                lengths[i + 1][j + 1] + 1 if short[i] == long[j] else max(lengths[i + 1][j], lengths[i][j + 1])
            )
    i = j = 0
    found = []
    while i < len(short) and j < len(long):
        if short[i] == long[j]:
            found.append(j)
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:119] + "…"
