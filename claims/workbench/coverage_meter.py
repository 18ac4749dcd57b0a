"""The coverage meter of the overview: how many of the checkable sentences are checked, open, dismissed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from claims.coverage import Cover, Placed, cover, is_checkable
from claims.models import Claim, VersionSentences

LABELS = {
    Cover.CHECKED: "checked",
    Cover.OPEN: "open",
    Cover.DISMISSED: "dismissed",
    Cover.NONE: "with nothing to check",
}


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the meter; ``left`` and ``width`` are hundredths of the whole bar."""

    cover: Cover
    label: str
    count: int
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Meter:
    """``shares`` of the checkable sentences; ``rest`` are the sentences in which nothing checkable was found."""

    shares: Sequence[Share]
    checkable: int
    rest: Share


@dataclass(frozen=True, slots=True)
class SentenceCover:
    """The sentences of a version, and what became of each; both empty while the version is not read."""

    spans: Sequence[tuple[int, int]]
    covers: Sequence[Cover]

    def spans_of(self, wanted: str) -> list[tuple[int, int]]:
        return [span for span, one in zip(self.spans, self.covers, strict=True) if one == wanted]

    def meter(self) -> Meter | None:
        """None where no sentence was read: before extraction, or in a language nobody taught the engine."""
        if not self.spans:
            return None
        counts = Counter(self.covers)
        kinds = (Cover.CHECKED, Cover.OPEN, Cover.DISMISSED)
        checkable = sum(counts[kind] for kind in kinds)
        widths = [round(100 * counts[kind] / max(checkable, 1), 2) for kind in kinds]
        lefts = [0.0, *accumulate(widths)]
        return Meter(
            [Share(k, LABELS[k], counts[k], round(x, 2), w) for k, x, w in zip(kinds, lefts, widths, strict=False)],
            checkable,
            Share(Cover.NONE, LABELS[Cover.NONE], counts[Cover.NONE], 0.0, 0.0),
        )


def read_cover(version_id: int, claims: Sequence[Claim]) -> SentenceCover:
    """What became of the version's sentences; one query. ``claims`` carry ``start`` and ``end``, None when unplaced."""
    spans = VersionSentences.objects.filter(version=version_id).values_list("spans", flat=True).first() or []
    sentences = [(start, end) for start, end in spans]
    placed = [
        Placed(
            claim.start,  # type: ignore[attr-defined]
            claim.end,  # type: ignore[attr-defined]
            claim.state,
            is_checkable(claim.nature, claim.check_worthiness),
            bool(claim.attention),
        )
        for claim in claims
        if claim.start is not None  # type: ignore[attr-defined]
    ]
    return SentenceCover(sentences, cover(sentences, placed))


def touching(claims: Iterable[Claim], spans: Sequence[tuple[int, int]]) -> set[int]:
    """Ids of the claims that share words with one of ``spans``, which are in order and do not overlap."""
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return {
        claim.pk
        for claim in claims
        if claim.start is not None  # type: ignore[attr-defined]
        and bisect_right(ends, claim.start) < bisect_left(starts, claim.end)  # type: ignore[attr-defined]
    }
