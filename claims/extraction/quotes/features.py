"""What the labeller knows about a chunk: named features made of lexicon categories, marks and positions.

No feature holds a word of open class, so that the fitted weights carry no vocabulary of the texts they were
fitted on. Names are ``template=value,value``; the weights are stored by them, so that a changed name needs fitting
anew. The model card explains the templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claims.extraction import lexicon
from claims.extraction.document import Document
from claims.extraction.quotes.chunks import Chunk
from claims.extraction.quotes.surroundings import (
    CueSite,
    Segment,
    cue_sites,
    find_segments,
    marked_neighbours,
    nearest_before,
    nearest_behind,
    running_commas,
    sentence_kinds,
    since_complementizer,
)

_NOWHERE = CueSite(-1, "", "", "")
_CROSSED = ("0", "1", "2", "2")  # marks of punctuation between two chunks
_DISTANCES = ("0", "1", "2", "3", *["4-6"] * 3, *["7-12"] * 6)  # chunks


def paragraph_features(document: Document, chunks: list[Chunk]) -> Iterator[list[str]]:
    """Names of the features of every chunk of a paragraph."""
    heads = ["^^", "^"] + [chunk.head for chunk in chunks] + ["$", "$$"]
    sites = cue_sites(chunks, heads)
    commas = running_commas(chunks)
    since_that = since_complementizer(chunks)
    before = nearest_before(chunks, sites)
    behind = nearest_behind(chunks, sites)
    next_marked, last_marked = marked_neighbours(chunks)
    segments, segment_of = find_segments(chunks, sites)
    segment_names = [_segment_names(segments, at) for at in range(len(segments))]
    kinds = sentence_kinds(chunks, sites)
    headline = document.sentences[chunks[0].sentence].paragraph == 0
    stop, sentence = "^", -1
    for k, chunk in enumerate(chunks):
        second, previous, head, following, further = heads[k : k + 5]
        after, here = chunk.after, segments[segment_of[k]]
        opens = chunk.sentence != sentence
        closes = k + 1 == len(chunks) or chunks[k + 1].sentence != chunk.sentence
        left_at, right_at = before[k], behind[k]
        left = _NOWHERE if left_at is None else sites[left_at]
        right = _NOWHERE if right_at is None else sites[right_at]
        sentence = chunk.sentence
        kind, earlier_kind = kinds[sentence], kinds.get(sentence - 1, "^")
        names = [
            "bias",
            f"h={head}",
            f"t={chunk.tail}",
            f"p={stop}",
            f"q={after}",
            f"p,h={stop},{head}",
            f"h-1={previous}",
            f"h-1,h={previous},{head}",
            f"p,h-1,h={stop},{previous},{head}",
            f"h+1={following}",
            f"h,h+1={head},{following}",
            f"q,h+1={after},{following}",
            f"h,q,h+1={head},{after},{following}",
            f"h-2,h-1={second},{previous}",
            f"h+1,h+2={following},{further}",
            f"h-1,h,h+1={previous},{head},{following}",
            f"sent={kind},{head}",
            f"sent,p={kind},{earlier_kind},{'1' if opens else '0'}",
            f"g,h={here.form},{head}",
            f"L,R={left.kind},{right.kind}",
        ]
        names += segment_names[segment_of[k]]
        if opens:
            names.append(f"opens,h={head}")
        if closes:
            names.append("closes")
        if headline:
            names.append("headline")
        if left_at is None:
            names.append("L=none")
        else:
            crossed = _CROSSED[min(2, commas[k] - commas[left.at + 1])]
            seen = "that" if since_that[k] > left.at else ""
            distance = _distance(k - left.at)
            names += (
                f"L={left.kind}",
                f"L,d={left.kind},{distance}",
                f"L,commas={left.kind},{crossed},{seen}",
                f"L,after={left.kind},{left.after},{distance}",
                f"L,before={left.kind},{left.before}",
                f"L,h={left.kind},{head},{distance}",
                f"L,p,h={stop},{head},{crossed},{seen}",
            )
        if right_at is None:
            names.append("R=none")
        else:
            crossed = _CROSSED[min(2, commas[right.at] - commas[k])]
            distance = _distance(right.at - k)
            names += (
                f"R={right.kind}",
                f"R,d={right.kind},{distance}",
                f"R,after={right.kind},{right.after},{crossed}",
                f"R,before={right.kind},{right.before},{crossed}",
                f"R,d,h={right.kind},{distance},{head}",
                f"R,q={after},{distance},{crossed},{right.after}",
            )
        if here.first == k:
            names += (f"g0={here.text},{stop}", f"g0,L={here.text},{stop},{left.kind}")
        ahead, back = next_marked[k], last_marked[k]
        if ahead >= 0:
            crossed = _CROSSED[min(2, commas[ahead] - commas[k])]
            shape = f"{chunks[ahead].head},{chunks[ahead - 1].after if ahead else '^'}"
            between = right.kind if 0 <= right.at < ahead else "-"
            distance = _distance(ahead - k)
            names += (
                f"N={distance},{crossed}",
                f"N,L={distance},{crossed},{left.kind}",
                f"N,m={distance},{crossed},{shape}",
                f"N,m,L={crossed},{shape},{left.kind}",
                f"N,R={between},{chunks[ahead].head}",
                f"N,R,d={between},{distance},{left.kind}",
                f"N,h={distance},{head}",
                f"N,m,h={distance},{shape},{head}",
            )
        if back >= 0:
            crossed = _CROSSED[min(2, commas[k] - commas[back])]
            shape = f"{chunks[back].head},{chunks[back].after}"
            between = left.kind if left.at > back else "-"
            distance = _distance(k - back)
            names += (
                f"V={distance},{crossed},{right.kind}",
                f"V,L={distance},{crossed},{left.kind},{chunks[back].after}",
                f"V,m={distance},{crossed},{shape}",
                f"V,m,R={crossed},{shape},{right.kind}",
                f"V,L,m={between},{chunks[back].head}",
                f"V,h={distance},{crossed},{head}",
                f"V,m,h={distance},{shape},{head}",
                f"V,L,d={between},{distance},{head}",
            )
        if chunk.marked >= 0:
            near_left = f"{left.kind},{_distance(k - left.at) if left_at is not None else ''}"
            near_right = f"{right.kind},{_distance(right.at - k) if right_at is not None else ''}"
            ends = f"{int(opens)}{int(closes)}"
            names += (
                *_inside_names(document, chunk, stop, ends, near_left, near_right),
                f"m,LR={left.kind},{right.kind},{head}",
                f"m,p,q={stop},{after},{head}",
                f"m,h={previous},{following},{head}",
                f"m,sent={kind},{earlier_kind},{head},{ends}",
            )
        else:
            quoted_before = k > 0 and chunks[k - 1].marked >= 0
            quoted_after = k + 1 < len(chunks) and chunks[k + 1].marked >= 0
            if quoted_before or quoted_after:
                names.append(f"beside={quoted_before},{quoted_after},{head}")
        yield names
        stop = after


def _segment_names(segments: list[Segment], at: int) -> tuple[str, ...]:
    here = segments[at]
    earlier = segments[at - 1] if at and segments[at - 1].sentence == here.sentence else None
    later = segments[at + 1] if at + 1 < len(segments) and segments[at + 1].sentence == here.last_sentence else None
    return (
        f"g={here.opening},{here.cue}",
        f"g-1={earlier.text if earlier else '^'}",
        f"g+1={later.text if later else '$'}",
        f"g+1,q={later.opening if later else '$'},{later.cue if later else ''},{here.cue},{here.opening}",
        f"g-1,g={earlier.cue if earlier else '^'},{here.text}",
    )


def _inside_names(
    document: Document, chunk: Chunk, stop: str, ends: str, near_left: str, near_right: str
) -> tuple[str, ...]:
    """How a stretch between marks looks: marks, length, case of its first letter, last character, clause words."""
    stretch = document.marked[chunk.marked]
    inner = document.text[stretch.inner_start : stretch.inner_end]
    count = chunk.end - chunk.begin
    length = "1" if count <= 3 else "2" if count == 4 else "3-4" if count <= 6 else "5-8" if count <= 10 else "9+"
    last = inner.rstrip()[-1:]
    first = inner.lstrip()[:1]
    case = "U" if first.isupper() else "l" if first.islower() else "o"
    ending = last if last in ",.?!…" else "w"
    marks = "'" if stretch.single else '"'
    clause_words = _clause_words(document.language)
    clause = int(any(word in clause_words for word in document.lower[chunk.begin : min(chunk.end, chunk.begin + 40)]))
    return (
        f"m={marks}{length}{case}{ending}{clause}",
        f"m,length={marks}{length}{case}",
        f"m,ending={marks}{ending}{ends}",
        f"m,alone={ends}{length}{clause}",
        f"m,p={stop},{length},{case}",
        f"m,open={int(stretch.continued)}",
        f"m,L={near_left},{length}",
        f"m,R={near_right},{length},{ending}",
    )


@cache
def _clause_words(language: str) -> frozenset[str]:
    """Words that make a stretch read as a clause: auxiliaries, subject pronouns and their contractions."""
    sections = ("be", "have", "do", "modals", "subject_pronouns", "contractions")
    return frozenset().union(*(lexicon.words("grammar", part, language) for part in sections))


def _distance(chunks: int) -> str:
    return _DISTANCES[chunks] if chunks < len(_DISTANCES) else "far"
