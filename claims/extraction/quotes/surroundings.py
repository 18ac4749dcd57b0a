"""What stands around a chunk: reporting words, segments between punctuation, quotations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claims.extraction.quotes.chunks import Chunk
from claims.extraction.quotes.cues import VERB_CLASSES


@dataclass(frozen=True, slots=True)
class CueSite:
    """A reporting word among the chunks: where it is, its category, and what stands on both sides."""

    at: int
    kind: str
    before: str
    after: str


def marked_neighbours(chunks: list[Chunk]) -> tuple[list[int], list[int]]:
    """For every chunk the next and the last other chunk of its sentence that stands between marks, -1 for none."""
    following, last = [-1] * len(chunks), [-1] * len(chunks)
    for k in range(1, len(chunks)):
        if chunks[k - 1].marked >= 0:
            last[k] = k - 1
        elif chunks[k].sentence == chunks[k - 1].sentence:
            last[k] = last[k - 1]
    for k in range(len(chunks) - 2, -1, -1):
        if chunks[k + 1].sentence == chunks[k].sentence:
            following[k] = k + 1 if chunks[k + 1].marked >= 0 else following[k + 1]
    return following, last


def cue_sites(chunks: list[Chunk], heads: list[str]) -> list[CueSite]:
    sites: list[CueSite] = []
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
        sites.append(CueSite(k, head if head.startswith("V.") or not noun else noun, f"{stop}{before}", after))
    return sites


@dataclass(frozen=True, slots=True)
class Segment:
    """Chunks between two marks of punctuation: the first one's category and the reporting word.

    ``form`` tells a finite verb besides, ``text`` also what follows the reporting word, the length and the mark behind.
    """

    first: int
    sentence: int
    last_sentence: int
    opening: str
    cue: str
    form: str
    text: str


def find_segments(chunks: list[Chunk], sites: list[CueSite]) -> tuple[list[Segment], list[int]]:
    """The segments of a paragraph, and the segment of every chunk."""
    site_at = {site.at: site for site in sites}
    finite_heads = _finite_heads()
    segments: list[Segment] = []
    segment_of: list[int] = []
    first = 0
    for k, chunk in enumerate(chunks):
        segment_of.append(len(segments))
        ends = chunk.after or k + 1 == len(chunks) or chunks[k + 1].sentence != chunk.sentence
        if not (ends or chunk.marked >= 0 or chunks[k + 1].marked >= 0):
            continue
        cue = next((site_at[j] for j in range(first, k + 1) if j in site_at), None)
        finite = any(chunks[j].head in finite_heads for j in range(first, k + 1))
        opening = chunks[first].head
        kind, behind = (cue.kind, cue.after) if cue else ("", "")
        form = f"{opening},{kind},{int(finite)}"
        text = f"{form},{behind},{min(3, (k + 1 - first) // 2)},{chunk.after}"
        last = _last_sentence(chunks, k)
        segments.append(Segment(first, chunks[first].sentence, last, opening, kind, form, text))
        first = k + 1
    return segments, segment_of


@cache
def _finite_heads() -> frozenset[str]:
    """Categories of words that are, or stand for, a finite verb."""
    reporting = (f"V.{name}.{form}" for name in VERB_CLASSES for form in ("past", "s"))
    return frozenset(("be", "have", "do", "modal", "ed", *reporting))


def running_commas(chunks: list[Chunk]) -> list[int]:
    """Entry k: punctuation marks that follow chunks before chunk k."""
    total = [0]
    for chunk in chunks:
        total.append(total[-1] + (chunk.after != ""))
    return total


def since_complementizer(chunks: list[Chunk]) -> list[int]:
    """Entry k: index of the last complementizer at or before chunk k, -1 before any."""
    last, found = -1, []
    for k, chunk in enumerate(chunks):
        if chunk.head in ("that", "if", "whether", "how", "why", "what"):
            last = k
        found.append(last)
    return found


def nearest_before(chunks: list[Chunk], sites: list[CueSite]) -> list[int | None]:
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


def nearest_behind(chunks: list[Chunk], sites: list[CueSite]) -> list[int | None]:
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


def sentence_kinds(chunks: list[Chunk], sites: list[CueSite]) -> dict[int, str]:
    """By sentence: how many marked stretches and how many reporting verbs begin in it, each up to two."""
    marked: dict[int, int] = {}
    saying: dict[int, int] = {}
    for chunk in chunks:
        marked[chunk.sentence] = marked.get(chunk.sentence, 0) + (chunk.marked >= 0)
    for site in sites:
        number = chunks[site.at].sentence
        saying[number] = saying.get(number, 0) + (not site.kind.startswith("N."))
    return {number: f"{min(2, count)}{min(2, saying.get(number, 0))}" for number, count in marked.items()}
