"""One quotation in two wordings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.quotes.finder import find_quotations
from claims.verification import lexicon
from claims.verification.article_consistency.reading import Article, Conflict

_FEWEST = 4  # words of a quotation that is compared
_FEWEST_LETTERS = 8
_MOST = 80
_ALIKE = 0.75  # of the longer one's words, in order
_ALIKE_UNKNOWN = 0.85  # where the speaker is not known, or a quotation has more than this many words:
_SHORT = 12
_MOST_DROPPED = 1.5  # times the words of the shorter one
_FEWEST_OF_MORE = 7  # words of a part of a longer quotation
_MOST_CANDIDATES = 12
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FEWEST_UNKNOWN = 5  # words, where the speakers are not known to be one
_FEWEST_OF_FRAGMENT = 5
_TWO_EDITS = 8  # words from which two of them may differ
_SHORTEST_KEY = 2  # words that short quotations share to be compared, longer ones three
_CONTRACTIONS = (("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("n't", " not"), ("'ll", " will"),
                 ("'re", " are"), ("'ve", " have"), ("'m", " am"))  # fmt: skip
_MOST_COMPARED = 400  # pairs in one article
_NEXT_BREATH = 12  # characters between two stretches of one speech
_MARKED_CHANGE = re.compile(r"…|\.\.\.|\[")


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int
    end: int
    words: tuple[str, ...]
    speaker: tuple[str, bool] | None  # the last word of who said it, and whether that is a name
    fragment: bool  # begins in the middle of a sentence
    heads: bool  # stands in the first line


def quote_conflicts(article: Article) -> Iterator[Conflict]:
    """Pairs of marked stretches with nearly the same words, by one speaker as far as the article says."""
    quotes = _read(article)
    compared = 0
    by_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        shared: defaultdict[int, int] = defaultdict(int)
        for key in _keys(quote.words):
            for earlier in by_words[key][-_MOST_CANDIDATES:]:
                shared[earlier] += 1
        for earlier in sorted(shared, key=lambda other: -shared[other])[:_MOST_CANDIDATES]:
            side_by_side = (
                article.sentence_at(quotes[earlier].start) == article.sentence_at(quote.start)
                or quote.start - quotes[earlier].end < _NEXT_BREATH
            )
            alike = len(set(quotes[earlier].words) & set(quote.words))
            if side_by_side or 2 * alike < min(len(quotes[earlier].words), len(quote.words)):
                continue
            compared += 1
            if compared > _MOST_COMPARED:
                return
            if _two_wordings(quotes[earlier], quote):
                one, other = quotes[earlier], quote
                first, second = article.text[one.start : one.end], article.text[other.start : other.end]
                why = f"{_short(first)} and {_short(second)} seem to be one quotation in two wordings."
                yield Conflict("quote_conflict", why, ((one.start, one.end), (other.start, other.end)))
                return
        for key in _keys(quote.words):
            by_words[key].append(number)


def _keys(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    sizes = (3,) if len(words) > _TWO_EDITS else (3, _SHORTEST_KEY)
    return {words[i : i + size] for size in sizes for i in range(len(words) - size + 1)}


def _read(article: Article) -> list[_Quote]:
    marked = article.document.marked
    if sum(1 for stretch in marked if stretch.inner_end - stretch.inner_start >= _FEWEST_LETTERS) < 2:
        return []
    spoken = sorted((q.quote.start, q.quote.end, q.claimant or "") for q in find_quotations(article.document))
    starts = [start for start, *_ in spoken]
    first_line = article.text.find("\n")
    found = []
    for stretch in marked:
        text = article.text[stretch.inner_start : stretch.inner_end]
        if _MARKED_CHANGE.search(text):
            continue
        words = _spoken(text)
        if _FEWEST <= len(words) <= _MOST:
            index = bisect_right(starts, stretch.start) - 1
            claimant = spoken[index][2] if index >= 0 and spoken[index][1] > stretch.start else ""
            fragment = text[:1].islower()
            found.append(
                _Quote(stretch.start, stretch.end, words, _speaker(claimant), fragment, stretch.start < first_line)
            )
    return found


def _spoken(text: str) -> tuple[str, ...]:
    """The words, contractions written out."""
    plain = text.lower().replace("’", "'")
    for short, full in _CONTRACTIONS:
        plain = plain.replace(short, full)
    return tuple(_WORD.findall(plain))


def _speaker(claimant: str) -> tuple[str, bool] | None:
    words = _WORD.findall(claimant)
    if not words or words[-1].lower() in lexicon.words("consistency", "quotes", "nobody"):
        return None
    if words[0].lower() in ("another", "other"):
        return "another", False
    return words[-1].lower(), words[-1][:1].isupper()


def _one_speaker(one: _Quote, other: _Quote) -> bool | None:
    """None where the article does not tell: "Stone" may be "the chairman", but not "her colleague"."""
    if one.speaker is None or other.speaker is None:
        return None
    if one.speaker == other.speaker:
        return True
    others = lexicon.words("consistency", "quotes", "another_person")
    if one.speaker[1] == other.speaker[1] or {one.speaker[0], other.speaker[0]} & others:
        return False
    return None


def _two_wordings(one: _Quote, other: _Quote) -> bool:
    same = _one_speaker(one, other)
    if same is False:
        return False
    brief, full = sorted((one, other), key=lambda quote: len(quote.words))
    short, long = brief.words, full.words
    if f" {' '.join(short)} " in f" {' '.join(long)} ":
        return False
    if _slipped(brief, full, bool(same)):
        return True
    common = _common(short, long)
    known = bool(same)
    if len(long) - len(short) <= max(1, len(short) // 5):  # the whole of both
        fewest = _FEWEST_OF_MORE if one.speaker or other.speaker else _FEWEST_OF_MORE + 1
        alike = _ALIKE if known and len(long) <= _SHORT else _ALIKE_UNKNOWN
        return len(common) >= alike * len(long) and len(common) >= _FEWEST and (known or len(short) >= fewest)
    if len(short) < _FEWEST_OF_MORE or not common:
        return False
    if short[0] != long[common[0]] or short[-1] != long[common[-1]]:
        return False  # "I saw him fight for his family": the same beginning once more
    dropped = known and len(common) == len(short)
    window = common[-1] - common[0] + 1
    if dropped:  # words left out without a mark
        return window <= _MOST_DROPPED * len(short)
    return len(common) >= _ALIKE_UNKNOWN * len(short) and abs(window - len(short)) <= 2


def _slipped(brief: _Quote, full: _Quote, same: bool) -> bool:
    """Whether a word (of many, two) is another, left out or added, in the whole or in what is quoted once more."""
    count = len(brief.words)
    if count < (_FEWEST if same or brief.heads or full.heads else _FEWEST_UNKNOWN):
        return False
    whole = len(full.words) - count <= 1
    if not whole and not (brief.fragment and count >= _FEWEST_OF_FRAGMENT):
        return False
    if not whole and not _edits(brief.words[1:], full.words, whole=False):
        return False  # only its first word is another: the sentence around it may be its own
    return _edits(brief.words, full.words, whole=whole) <= (1 if count < _TWO_EDITS else 2)


def _edits(short: tuple[str, ...], long: tuple[str, ...], *, whole: bool) -> int:
    """Words to change in ``short`` so that it is ``long``, or (not whole) stands in it."""
    row = list(range(len(long) + 1)) if whole else [0] * (len(long) + 1)
    for i, word in enumerate(short, 1):
        before, row = row, [i]
        for j, other in enumerate(long, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (word != other)))
    return row[-1] if whole else min(row)


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
