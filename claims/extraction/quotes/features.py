"""What the labeller knows about a chunk: named features made of lexicon categories, marks and positions.

No feature holds a word of open class, so that the fitted weights carry no vocabulary of the texts they were
fitted on. Names are ``template=value``; the model card explains the templates.
"""

from __future__ import annotations

from functools import cache

from claims.extraction import lexicon
from claims.extraction.document import Document
from claims.extraction.quotes.chunks import Chunk
from claims.extraction.quotes.surroundings import (
    CueSite,
    cue_sites,
    find_segments,
    marked_neighbours,
    nearest_before,
    nearest_behind,
    running_commas,
    since_complementizer,
)

_FAR = "far"


def paragraph_features(document: Document, chunks: list[Chunk]) -> list[list[str]]:
    """Features of every chunk of a paragraph."""
    heads = ["^^", "^"] + [chunk.head for chunk in chunks] + ["$", "$$"]
    tails = [chunk.tail for chunk in chunks]
    stops = ["^", *[chunk.after for chunk in chunks]]  # stops[k] stands before chunk k
    sites = cue_sites(chunks, heads)
    commas = running_commas(chunks)
    since_that = since_complementizer(chunks)
    before = nearest_before(chunks, sites)
    behind = nearest_behind(chunks, sites)
    next_marked, last_marked = marked_neighbours(chunks)
    segments, segment_of = find_segments(chunks, sites)
    first_paragraph = document.sentences[chunks[0].sentence].paragraph == 0
    found: list[list[str]] = []
    for k, chunk in enumerate(chunks):
        head, previous, following = heads[k + 2], heads[k + 1], heads[k + 3]
        stop, after = stops[k], chunk.after
        opens = k == 0 or chunks[k - 1].sentence != chunk.sentence
        closes = k + 1 == len(chunks) or chunks[k + 1].sentence != chunk.sentence
        left, right = before[k], behind[k]
        names = [
            "bias",
            f"h={head}",
            f"t={tails[k]}",
            f"h-1={previous}",
            f"h+1={following}",
            f"h-1,h={previous},{head}",
            f"h,h+1={head},{following}",
            f"h-2,h-1={heads[k]},{previous}",
            f"h+1,h+2={following},{heads[k + 4]}",
            f"h-1,h,h+1={previous},{head},{following}",
            f"p={stop}",
            f"q={after}",
            f"p,h={stop},{head}",
            f"p,h-1,h={stop},{previous},{head}",
            f"q,h+1={after},{following}",
            f"h,q,h+1={head},{after},{following}",
        ]
        if opens:
            names.append(f"opens,h={head}")
        if closes:
            names.append("closes")
        if first_paragraph:
            names.append("headline")
        if left is not None:
            site = sites[left]
            distance = _distance(k - site.at)
            seen = since_that[k] > site.at
            crossed = min(2, commas[k] - commas[site.at + 1]) if k > site.at else 0
            names += (
                f"L={site.kind}",
                f"L,d={site.kind},{distance}",
                f"L,after={site.kind},{site.after},{distance}",
                f"L,before={site.kind},{site.before}",
                f"L,commas={site.kind},{crossed},{seen}",
                f"L,h={site.kind},{head},{distance}",
                f"L,p,h={stop},{head},{crossed},{seen}",
            )
        else:
            names.append("L=none")
        if right is not None:
            site = sites[right]
            distance = _distance(site.at - k)
            crossed = min(2, commas[site.at] - commas[k])
            names += (
                f"R={site.kind}",
                f"R,d={site.kind},{distance}",
                f"R,after={site.kind},{site.after},{crossed}",
                f"R,before={site.kind},{site.before},{crossed}",
                f"R,d,h={site.kind},{distance},{head}",
                f"R,q={after},{distance},{crossed},{site.after}",
            )
        else:
            names.append("R=none")
        left_kind = sites[left].kind if left is not None else ""
        right_kind = sites[right].kind if right is not None else ""
        at = segment_of[k]
        here = segments[at]
        earlier = segments[at - 1] if at and segments[at - 1].sentence == here.sentence else None
        later = segments[at + 1] if at + 1 < len(segments) and segments[at + 1].sentence == here.last_sentence else None
        names += (
            f"g={here.opening},{here.cue}",
            f"g,h={here.opening},{here.cue},{here.finite},{head}",
            f"g-1={earlier.text if earlier else '^'}",
            f"g+1={later.text if later else '$'}",
            f"g+1,q={later.opening if later else '$'},{later.cue if later else ''},{here.cue},{here.opening}",
            f"g-1,g={earlier.cue if earlier else '^'},{here.text}",
        )
        if here.first == k:
            names += (
                f"g0={here.text},{stop}",
                f"g0,L={here.text},{stop},{sites[left].kind if left is not None else ''}",
            )
        names.append(f"L,R={left_kind},{right_kind}")
        names += _quotation_nearby(chunks, k, next_marked[k], last_marked[k], commas, left_kind, right_kind)
        if chunk.marked >= 0:
            names += _marked_features(document, chunk, left, right, sites, k, opens, closes, stop)
        else:
            quoted_before = k > 0 and chunks[k - 1].marked >= 0
            quoted_after = k + 1 < len(chunks) and chunks[k + 1].marked >= 0
            if quoted_before or quoted_after:
                names.append(f"beside={quoted_before},{quoted_after},{head}")
        found.append(names)
    return found


def _quotation_nearby(
    chunks: list[Chunk], k: int, ahead: int, behind: int, commas: list[int], left_kind: str, right_kind: str
) -> list[str]:
    """Where the next and the last marked stretch of the sentence stand; words beside one often belong to it."""
    names: list[str] = []
    head = chunks[k].head
    if ahead >= 0:
        distance, crossed = _distance(ahead - k), min(2, commas[ahead] - commas[k])
        names += (f"N={distance},{crossed}", f"N,L={distance},{crossed},{left_kind}", f"N,h={distance},{head}")
    if behind >= 0:
        distance, crossed = _distance(k - behind), min(2, commas[k] - commas[behind])
        names += (f"V={distance},{crossed},{right_kind}", f"V,h={distance},{crossed},{head}")
        names.append(f"V,L={distance},{crossed},{left_kind},{chunks[behind].after}")
    return names


def _marked_features(
    document: Document,
    chunk: Chunk,
    left: int | None,
    right: int | None,
    sites: list[CueSite],
    k: int,
    opens: bool,
    closes: bool,
    stop: str,
) -> list[str]:
    stretch = document.marked[chunk.marked]
    inner = document.text[stretch.inner_start : stretch.inner_end]
    count = chunk.end - chunk.begin
    length = "1" if count <= 3 else "2" if count == 4 else "3-4" if count <= 6 else "5-8" if count <= 10 else "9+"
    last = inner.rstrip()[-1:]
    ending = last if last in ",.?!…" else "w"
    first = inner.lstrip()[:1]
    case = "U" if first.isupper() else "l" if first.islower() else "o"
    single = "'" if stretch.single else '"'
    clause_words = _clause_words()
    verb = any(word in clause_words for word in document.lower[chunk.begin : min(chunk.end, chunk.begin + 40)])
    shape = f"{single}{length}{case}{ending}{int(verb)}"
    near_left = f"{sites[left].kind},{_distance(k - sites[left].at)}" if left is not None else ""
    near_right = f"{sites[right].kind},{_distance(sites[right].at - k)}" if right is not None else ""
    return [
        f"m={shape}",
        f"m,length={single}{length}{case}",
        f"m,ending={single}{ending}{int(opens)}{int(closes)}",
        f"m,alone={int(opens)}{int(closes)}{length}{int(verb)}",
        f"m,p={stop},{length},{case}",
        f"m,L={near_left},{length}",
        f"m,R={near_right},{length},{ending}",
        f"m,open={int(stretch.continued)}",
    ]


@cache
def _clause_words() -> frozenset[str]:
    """Words that make a stretch read as a clause: auxiliaries, subject pronouns and their contractions."""
    sections = ("be", "have", "do", "modals", "subject_pronouns", "contractions")
    return frozenset().union(*(lexicon.words("grammar", section) for section in sections))


def _distance(chunks: int) -> str:
    if chunks <= 3:
        return str(chunks)
    return "4-6" if chunks <= 6 else "7-12" if chunks <= 12 else _FAR
