"""From the factors of a linear chain to the stretches of content worth proposing.

The forward-backward algorithm (Rabiner 1989) gives the probability that content stands exactly from one chunk to
another. Chosen are the stretches, apart from one another, with the highest sum of expected gain (minimum Bayes risk,
Goel and Byrne 2000): a reader gains from a stretch found exactly, and somewhat from one that overlaps for the greater
part. The likeliest label sequence as a whole gains less: it drops content whose bounds are doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

OUTSIDE, BEGIN, INSIDE, CUE, SPEAKER = range(5)

ANY, NO_WORDS, NO_CONTENT = range(3)
"""Whether content may go on into a chunk: freely, unless it began in the chunk before, or never."""

_LEAST_PROBABILITY = 0.02  # of a stretch to be looked at; bounds the work for each chunk
_EXACT_SHARE = 0.6  # of the gain that only an exact stretch brings
_PRICE = 0.35
"""Expected gain below which a stretch is not worth proposing."""
_PRICE_MARKED, _PRICE_MIXED, _PRICE_UNREPORTED = 0.05, 0.03, 0.32
"""The same for words all or partly between marks, which are the last to be missed.

Where no reporting word is near, doubtful words between marks are rather a title or a term.
"""

Vector = tuple[float, float, float, float, float]
Links = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Factors and probabilities of the labels of each chunk; ``links[k]``, 25 numbers, leads from chunk k on."""

    scores: Sequence[Vector]
    links: Sequence[Links]
    single: list[Vector]  # unnormalised probability of every label
    behind: list[Vector]  # weight of all that may follow, by label


@dataclass(frozen=True, slots=True)
class Run:
    """Chunks ``first`` to ``last``, both in, and the probability that they are one stretch of content."""

    first: int
    last: int
    probability: float


def probabilities(scores: Sequence[Vector], links: Sequence[Links], breaks: Sequence[int]) -> Chain:
    """Forward-backward over a paragraph. ``breaks[k]`` says whether content may go on into chunk k."""
    if not scores:
        return Chain(scores, links, [], [])
    allowed = [
        link if stop == ANY else _without_content(link, stop) for link, stop in zip(links, breaks[1:], strict=True)
    ]
    o, b, _, c, s = scores[0]
    total = o + b + c + s
    o, b, i, c, s = o / total, b / total, 0.0, c / total, s / total
    ahead: list[Vector] = [(o, b, i, c, s)]
    for (eo, eb, ei, ec, es), m in zip(scores[1:], allowed, strict=True):
        o, b, i, c, s = (
            (o * m[0] + b * m[5] + i * m[10] + c * m[15] + s * m[20]) * eo,
            (o * m[1] + b * m[6] + i * m[11] + c * m[16] + s * m[21]) * eb,
            (b * m[7] + i * m[12]) * ei,
            (o * m[3] + b * m[8] + i * m[13] + c * m[18] + s * m[23]) * ec,
            (o * m[4] + b * m[9] + i * m[14] + c * m[19] + s * m[24]) * es,
        )
        total = o + b + i + c + s
        o, b, i, c, s = o / total, b / total, i / total, c / total, s / total
        ahead.append((o, b, i, c, s))
    o = b = i = c = s = 1.0
    behind: list[Vector] = [(o, b, i, c, s)]
    for k in range(len(scores) - 1, 0, -1):
        eo, eb, ei, ec, es = scores[k]
        m = allowed[k - 1]
        o, b, i, c, s = o * eo, b * eb, i * ei, c * ec, s * es
        total = o + b + i + c + s
        o, b, i, c, s = o / total, b / total, i / total, c / total, s / total
        o, b, i, c, s = (
            o * m[0] + b * m[1] + c * m[3] + s * m[4],
            o * m[5] + b * m[6] + i * m[7] + c * m[8] + s * m[9],
            o * m[10] + b * m[11] + i * m[12] + c * m[13] + s * m[14],
            o * m[15] + b * m[16] + c * m[18] + s * m[19],
            o * m[20] + b * m[21] + c * m[23] + s * m[24],
        )
        behind.append((o, b, i, c, s))
    behind.reverse()
    single = [
        (one[0] * other[0], one[1] * other[1], one[2] * other[2], one[3] * other[3], one[4] * other[4])
        for one, other in zip(ahead, behind, strict=True)
    ]
    return Chain(scores, allowed, single, behind)


def _without_content(link: Links, stop: int) -> Links:
    fresh = (*link[:7], 0.0, *link[8:])
    return fresh if stop == NO_WORDS else (*fresh[:12], 0.0, *fresh[13:])


def runs(chain: Chain) -> list[Run]:
    """All stretches of content that are not too unlikely, in the order of their first chunk."""
    found: list[Run] = []
    count = len(chain.single)
    for first, single in enumerate(chain.single):
        probability = single[BEGIN] / sum(single)
        last, row = first, 5 * BEGIN
        while probability >= _LEAST_PROBABILITY:
            going_on = 0.0
            if last + 1 < count:
                link, score, behind = chain.links[last], chain.scores[last + 1], chain.behind[last + 1]
                i = link[row + 2] * score[2] * behind[2]
                if i:
                    others = link[row] * score[0] * behind[0] + link[row + 1] * score[1] * behind[1]
                    others += link[row + 3] * score[3] * behind[3] + link[row + 4] * score[4] * behind[4]
                    going_on = i / (i + others)
            ending = probability * (1 - going_on)
            if ending >= _LEAST_PROBABILITY:
                found.append(Run(first, last, ending))
            probability *= going_on
            last, row = last + 1, 5 * INSIDE
    return found


def choose(
    candidates: Sequence[Run], sizes: Sequence[int], marks: Sequence[int], reported: Sequence[bool]
) -> list[Run]:
    """The runs, none overlapping another, whose expected gain less their price is greatest, in order.

    ``sizes`` and ``marks`` count words and stretches between marks before each chunk; ``reported`` tells the chunks in
    whose sentence a reporting word stands.
    """
    gains = _expected_gains(candidates, sizes)
    ending: dict[int, list[tuple[float, Run]]] = {}
    for gain, run in zip(gains, candidates, strict=True):
        price = _price(run, marks, reported)
        if gain > price:
            ending.setdefault(run.last, []).append((gain - price, run))
    count = len(sizes) - 1
    best = [0.0] * (count + 1)  # best[k]: of the chunks before k
    taken: list[Run | None] = [None] * (count + 1)
    for k in range(count):
        best[k + 1] = best[k]
        for gain, run in ending.get(k, ()):
            if best[run.first] + gain > best[k + 1]:
                best[k + 1], taken[k + 1] = best[run.first] + gain, run
    return list(_walk_back(taken))[::-1]


def _price(run: Run, marks: Sequence[int], reported: Sequence[bool]) -> float:
    marked = marks[run.last + 1] - marks[run.first]
    # Behind a quotation of several sentences the reporting word stands in the last of them, as the next chunk does.
    if not marked:
        return _PRICE
    if not any(reported[run.first : run.last + 2]):
        return _PRICE_UNREPORTED
    return _PRICE_MARKED if marked == run.last + 1 - run.first else _PRICE_MIXED


def _walk_back(taken: Sequence[Run | None]) -> Iterable[Run]:
    k = len(taken) - 1
    while k > 0:
        run = taken[k]
        if run is None:
            k -= 1
        else:
            yield run
            k = run.first


def _expected_gains(candidates: Sequence[Run], sizes: Sequence[int]) -> list[float]:
    """Its own probability, and that of all that share at least half of the words they cover together."""
    gains = [run.probability for run in candidates]
    for x, one in enumerate(candidates):
        size = sizes[one.last + 1] - sizes[one.first]
        for y in range(x + 1, len(candidates)):
            other = candidates[y]
            if other.first > one.last:
                break
            shared = sizes[min(one.last, other.last) + 1] - sizes[other.first]
            if 3 * shared >= size + sizes[other.last + 1] - sizes[other.first]:
                gains[x] += (1 - _EXACT_SHARE) * other.probability
                gains[y] += (1 - _EXACT_SHARE) * one.probability
    return gains
