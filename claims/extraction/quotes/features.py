"""What the labeller knows about a chunk: named features made of lexicon categories, marks and positions.

No feature holds a word of open class, so that the fitted weights carry no vocabulary of the texts they were
fitted on. Features come in groups that look at the same few values; a group is its template (``templates``) and those
values, so that its sum of weights has to be worked out only once. The model card explains the templates.
"""

from __future__ import annotations

from claims.extraction.document import Document
from claims.extraction.quotes import templates
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
from claims.extraction.quotes.templates import Group, Names

_NONE = CueSite(-1, "", "", "")


def names_of(group: Group) -> Names:
    """The names of a group's features."""
    names: Names = group[0](*group[1:])
    return names


def paragraph_features(document: Document, chunks: list[Chunk]) -> list[list[Group]]:
    """Groups of features of every chunk of a paragraph."""
    heads = ["^^", "^"] + [chunk.head for chunk in chunks] + ["$", "$$"]
    sites = cue_sites(chunks, heads)
    commas = running_commas(chunks)
    since_that = since_complementizer(chunks)
    before = nearest_before(chunks, sites)
    behind = nearest_behind(chunks, sites)
    next_marked, last_marked = marked_neighbours(chunks)
    segments, segment_of = find_segments(chunks, sites)
    segment_groups = [_between_segments(segments, at) for at in range(len(segments))]
    kinds = sentence_kinds(chunks, sites)
    headline = document.sentences[chunks[0].sentence].paragraph == 0
    found: list[list[Group]] = []
    stop = "^"
    for k, chunk in enumerate(chunks):
        head, previous, following = heads[k + 2], heads[k + 1], heads[k + 3]
        after = chunk.after
        opens = k == 0 or chunks[k - 1].sentence != chunk.sentence
        closes = k + 1 == len(chunks) or chunks[k + 1].sentence != chunk.sentence
        left_at, right_at = before[k], behind[k]
        left = _NONE if left_at is None else sites[left_at]
        right = _NONE if right_at is None else sites[right_at]
        here = segments[segment_of[k]]
        kind, earlier_kind = kinds[chunk.sentence], kinds.get(chunk.sentence - 1, "^")
        groups: list[Group] = [
            (templates.own, head, chunk.tail, stop, after),
            (templates.before, previous, head, stop),
            (templates.following, head, after, following),
            (templates.further, heads[k], previous),
            (templates.ahead, following, heads[k + 4]),
            (templates.place, head, opens, closes, headline),
            (templates.sentence, head, kind, earlier_kind, opens),
            segment_groups[segment_of[k]],
            (templates.segment, here.opening, here.cue, here.finite, head),
            (templates.both, left.kind, right.kind),
        ]
        if left_at is None:
            groups.append((templates.no_left,))
        else:
            crossed = min(2, commas[k] - commas[left.at + 1]) if k > left.at else 0
            seen = since_that[k] > left.at
            distance = _distance(k - left.at)
            groups += (
                (templates.left, left.kind, distance, crossed, seen),
                (templates.left_site, left.kind, left.before, left.after, distance),
                (templates.left_word, left.kind, distance, head),
                (templates.left_stop, stop, head, crossed, seen),
            )
        if right_at is None:
            groups.append((templates.no_right,))
        else:
            crossed = min(2, commas[right.at] - commas[k])
            distance = _distance(right.at - k)
            groups += (
                (templates.right, right.kind, distance),
                (templates.right_site, right.kind, right.before, right.after, crossed),
                (templates.right_word, right.kind, distance, head),
                (templates.right_stop, after, distance, crossed, right.after),
            )
        if here.first == k:
            groups.append((templates.segment_opens, here.text, stop))
        ahead, back = next_marked[k], last_marked[k]
        if ahead >= 0:
            crossed = min(2, commas[ahead] - commas[k])
            shape, before_it = chunks[ahead].head, chunks[ahead - 1].after if ahead else "^"
            between = right.kind if 0 <= right.at < ahead else "-"
            distance = _distance(ahead - k)
            groups.append((templates.next_mark, distance, crossed, shape, before_it, left.kind, between))
            groups.append((templates.next_mark_word, distance, head))
        if back >= 0:
            crossed = min(2, commas[k] - commas[back])
            shape, after_it = chunks[back].head, chunks[back].after
            between = left.kind if left.at > back else "-"
            distance = _distance(k - back)
            groups.append((templates.last_mark, distance, crossed, shape, after_it, left.kind, right.kind, between))
            groups.append((templates.last_mark_word, distance, crossed, shape, after_it, head, between))
        if chunk.marked >= 0:
            inside = templates.Inside(*_inside(document, chunk))
            stretch = document.marked[chunk.marked]
            left_distance = _distance(k - left.at) if left_at is not None else ""
            right_distance = _distance(right.at - k) if right_at is not None else ""
            groups.append((templates.marked, inside, stop, opens, closes, stretch.continued))
            groups.append((templates.marked_cues, inside, left.kind, left_distance, right.kind, right_distance, head))
            groups.append((templates.marked_place, head, stop, after))
            groups.append((templates.marked_sentence, head, kind, earlier_kind, opens, closes))
        else:
            quoted_before = k > 0 and chunks[k - 1].marked >= 0
            quoted_after = k + 1 < len(chunks) and chunks[k + 1].marked >= 0
            if quoted_before or quoted_after:
                groups.append((templates.beside, quoted_before, quoted_after, head))
        found.append(groups)
        stop = after
    return found


def _between_segments(segments: list[Segment], at: int) -> Group:
    here = segments[at]
    earlier = segments[at - 1] if at and segments[at - 1].sentence == here.sentence else None
    later = segments[at + 1] if at + 1 < len(segments) and segments[at + 1].sentence == here.last_sentence else None
    return (
        templates.segments,
        here.text,
        here.opening,
        here.cue,
        *((earlier.text, earlier.cue) if earlier else ("^", "^")),
        *((later.text, later.opening, later.cue) if later else ("$", "$", "")),
    )


def _inside(document: Document, chunk: Chunk) -> tuple[str, str, str, str, bool]:
    """Single or double marks, length, case, last character and clause words of a stretch between marks."""
    stretch = document.marked[chunk.marked]
    inner = document.text[stretch.inner_start : stretch.inner_end]
    count = chunk.end - chunk.begin
    length = "1" if count <= 3 else "2" if count == 4 else "3-4" if count <= 6 else "5-8" if count <= 10 else "9+"
    last = inner.rstrip()[-1:]
    first = inner.lstrip()[:1]
    clause_words = templates.clause_words(document.language)
    return (
        "'" if stretch.single else '"',
        length,
        "U" if first.isupper() else "l" if first.islower() else "o",
        last if last in ",.?!…" else "w",
        any(word in clause_words for word in document.lower[chunk.begin : min(chunk.end, chunk.begin + 40)]),
    )


def _distance(chunks: int) -> str:
    if chunks <= 3:
        return str(chunks)
    return "4-6" if chunks <= 6 else "7-12" if chunks <= 12 else "far"
