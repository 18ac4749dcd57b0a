"""Where a claim's words stand: making anchors, and finding them again in a changed text. Pure.

W3C Web Annotation TextPosition and TextQuote selectors, https://www.w3.org/TR/annotation-model/#selectors.
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32  # code points of prefix and suffix that are kept


@dataclass(frozen=True, slots=True)
class Anchor:
    """``[start, end)`` in code points, with the words before and after."""

    start: int
    end: int
    prefix: str
    suffix: str


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``; raises ``ValueError`` for an empty or impossible span."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no words stand at {start}–{end} of a text with {len(text)} characters")
    return Anchor(start, end, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find_again(text: str, exact: str, old: Anchor) -> Anchor | None:
    """Where ``exact`` stands in the changed ``text``, or None when those words are gone.

    Of several places the one wins whose surroundings agree best with the old prefix and suffix; among equals
    the one nearest to the old position. At most 1,000 places are compared.
    """
    best: tuple[int, int, int] | None = None
    at = text.find(exact)
    compared = 0
    while at >= 0 and compared < 1000:
        agreement = _common_suffix(text[max(0, at - CONTEXT) : at], old.prefix) + _common_prefix(
            text[at + len(exact) : at + len(exact) + CONTEXT], old.suffix
        )
        rank = (agreement, -abs(at - old.start), at)
        best = rank if best is None or rank > best else best
        at = text.find(exact, at + 1)
        compared += 1
    return None if best is None else anchor_at(text, best[2], best[2] + len(exact))


def _common_prefix(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length


def _common_suffix(a: str, b: str) -> int:
    return _common_prefix(a[::-1], b[::-1])
