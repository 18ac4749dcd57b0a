"""What the labeller knows about a chunk: named features made of lexicon categories, marks and positions.

No feature holds a word of open class, so that the fitted weights carry no vocabulary of the texts they were
fitted on. Names are ``template=value``; the model card explains the templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon
from claims.extraction.document import Document
from claims.extraction.quotes.chunks import Chunk

_FAR = "far"


@dataclass(frozen=True, slots=True)
class _CueSite:
    """A reporting word among the chunks: where it is, its category, and what stands on both sides."""

    at: int
    kind: str
    before: str
    after: str


def paragraph_features(document: Document, chunks: list[Chunk]) -> list[list[str]]:
    """Features of every chunk of a paragraph."""
    heads = ["^^", "^"] + [chunk.head for chunk in chunks] + ["$", "$$"]
    tails = [chunk.tail for chunk in chunks]
    stops = ["^", *[chunk.after for chunk in chunks]]  # stops[k] stands before chunk k
    sites = _cue_sites(chunks, heads)
    commas = _running_commas(chunks)
    since_that = _since_complementizer(chunks)
    before = _nearest_before(chunks, sites)
    behind = _nearest_behind(chunks, sites)
    segments, segment_of = _segments(chunks, sites)
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
        if chunk.marked >= 0:
            names += _marked_features(document, chunk, left, right, sites, k, opens, closes, stop)
        else:
            quoted_before = k > 0 and chunks[k - 1].marked >= 0
            quoted_after = k + 1 < len(chunks) and chunks[k + 1].marked >= 0
            if quoted_before or quoted_after:
                names.append(f"beside={quoted_before},{quoted_after},{head}")
        found.append(names)
    return found


def _marked_features(
    document: Document,
    chunk: Chunk,
    left: int | None,
    right: int | None,
    sites: list[_CueSite],
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


def _cue_sites(chunks: list[Chunk], heads: list[str]) -> list[_CueSite]:
    sites: list[_CueSite] = []
    for k, chunk in enumerate(chunks):
        head = chunk.head
        noun = chunk.tail if chunk.tail.startswith("N.") else ""
        if not (head.startswith("V.") or head == "according" or noun):
            continue
        before = heads[k + 1]
        stop = chunks[k - 1].after if k else "^"
        if k and chunks[k - 1].sentence != chunk.sentence:
            before, stop = "^", "^"
        after = chunk.after or heads[k + 3]
        sites.append(_CueSite(k, head if head.startswith("V.") or not noun else noun, f"{stop}{before}", after))
    return sites


@dataclass(frozen=True, slots=True)
class _Segment:
    """Chunks between two marks of punctuation: the first one's category, the reporting word, a finite verb."""

    first: int
    sentence: int
    last_sentence: int
    opening: str
    cue: str
    finite: bool
    text: str


def _segments(chunks: list[Chunk], sites: list[_CueSite]) -> tuple[list[_Segment], list[int]]:
    """The segments of a paragraph, and the segment of every chunk."""
    site_at = {site.at: site for site in sites}
    segments: list[_Segment] = []
    segment_of: list[int] = []
    first = 0
    for k, chunk in enumerate(chunks):
        segment_of.append(len(segments))
        ends = chunk.after or k + 1 == len(chunks) or chunks[k + 1].sentence != chunk.sentence
        if not (ends or chunk.marked >= 0 or chunks[k + 1].marked >= 0):
            continue
        inside = chunks[first : k + 1]
        cue = next((site_at[j] for j in range(first, k + 1) if j in site_at), None)
        finite = any(c.head in ("be", "have", "do", "modal", "ed") or c.head.endswith((".past", ".s")) for c in inside)
        opening = inside[0].head
        kind = cue.kind if cue else ""
        length = min(3, len(inside) // 2)
        text = f"{opening},{kind},{cue.after if cue else ''},{int(finite)},{length},{chunk.after}"
        last = _last_sentence(chunks, k)
        segments.append(_Segment(first, chunks[first].sentence, last, opening, kind, finite, text))
        first = k + 1
    return segments, segment_of


def _running_commas(chunks: list[Chunk]) -> list[int]:
    """Entry k: punctuation marks that follow chunks before chunk k."""
    total = [0]
    for chunk in chunks:
        total.append(total[-1] + (chunk.after != ""))
    return total


def _since_complementizer(chunks: list[Chunk]) -> list[int]:
    """Entry k: index of the last complementizer at or before chunk k, -1 before any."""
    last, found = -1, []
    for k, chunk in enumerate(chunks):
        if chunk.head in ("that", "if", "whether", "how", "why", "what"):
            last = k
        found.append(last)
    return found


def _nearest_before(chunks: list[Chunk], sites: list[_CueSite]) -> list[int | None]:
    """For every chunk the last reporting word before it in its sentence (index into ``sites``)."""
    found: list[int | None] = []
    current: int | None = None
    following = 0
    for k, chunk in enumerate(chunks):
        if current is not None and chunks[sites[current].at].sentence != chunk.sentence:
            current = None
        found.append(current)
        if following < len(sites) and sites[following].at == k:
            current = following
            following += 1
    return found


def _nearest_behind(chunks: list[Chunk], sites: list[_CueSite]) -> list[int | None]:
    """For every chunk the next reporting word after it: in its sentence, or where a quotation's sentence ends."""
    found: list[int | None] = [None] * len(chunks)
    current: int | None = None
    following = len(sites) - 1
    for k in range(len(chunks) - 1, -1, -1):
        if current is not None and chunks[sites[current].at].sentence != _last_sentence(chunks, k):
            current = None
        found[k] = current
        if following >= 0 and sites[following].at == k:
            current = following
            following -= 1
    return found


def _last_sentence(chunks: list[Chunk], k: int) -> int:
    """The sentence a chunk ends in: that of the next chunk where a quotation runs over several sentences."""
    chunk = chunks[k]
    if chunk.marked >= 0 and not chunk.after.startswith((".", "?", "!")) and k + 1 < len(chunks):
        return chunks[k + 1].sentence
    return chunk.sentence
