"""Pairing of quotation marks: which stretches of the text stand between marks.

Knows “ ” „ ‟ « » ‹ ›, the straight ``"``, the typewriter pairs ``''`` and ``` `` ```, and single marks. A mark's
shape or its neighbours say whether it opens or closes. A quotation that runs over paragraphs opens each of them anew
and closes only once; any other mark without its partner is reported and makes no stretch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[“”„‟«»‹›\"]|''|``|(?<![^\W_])[‘'’](?=[^\W\d_])|[’'](?![^\W_])")
_CLOSERS = {
    "“": '”"“',
    "„": "“”‟",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "”": "”",
    '"': '"”“',
    "''": "''",
    "``": "''",
}
_BEFORE_OPENING = " \t\n\r\u00a0\u2009\u202f([{—–-/…:,"
_MAX_STRETCH = 20_000  # characters; a longer one is a missing mark, not a quotation


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks; ``start``/``end`` include the marks, ``inner_*`` leave them out.

    ``continued``: the stretch ends with its paragraph because the next paragraph carries the quotation on.
    ``single``: between single marks.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    continued: bool = False
    single: bool = False


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    end: int


def pair_marks(text: str, paragraphs: list[tuple[int, int]]) -> tuple[list[Marked], int]:
    """All outermost marked stretches in order, and the number of marks left without a partner."""
    found: list[Marked] = []
    unpaired = 0
    for number, (start, end) in enumerate(paragraphs):
        following = text[paragraphs[number + 1][0]] if number + 1 < len(paragraphs) else ""
        stretches, left = _pair_paragraph(text, start, end, following)
        found.extend(stretches)
        unpaired += left
    return found, unpaired


def _pair_paragraph(text: str, start: int, end: int, following: str) -> tuple[list[Marked], int]:
    found: list[Marked] = []
    unpaired = 0
    outer: _Open | None = None  # the open double mark
    inner: _Open | None = None  # an open single mark outside double marks
    depth = 0  # nested marks of the same curly kind
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if mark in "‘’'":
            if outer is None:
                inner, stretch = _single(text, mark, at, after, start, inner)
                if stretch:
                    found.append(stretch)
            continue
        if outer is None:
            if _opens(text, mark, at, after, start, end):
                outer, inner, depth = _Open(mark, at, after), None, 0
            else:
                unpaired += 1
        elif mark == outer.mark and mark in "“«„‹" and _opens(text, mark, at, after, start, end):
            depth += 1
        elif mark in _CLOSERS[outer.mark] or (outer.mark == "“" and mark == "''"):
            if depth:
                depth -= 1
            elif at - outer.end > _MAX_STRETCH or not text[outer.end : at].strip():
                unpaired += 1
                outer = None
            else:
                found.append(Marked(outer.start, after, outer.end, at))
                outer = None
    if outer is not None:
        if (following and following == outer.mark[0]) or (depth and following in "“«„"):
            found.append(Marked(outer.start, end, outer.end, end, continued=True))
        else:
            unpaired += 1
    return found, unpaired


def _opens(text: str, mark: str, at: int, after: int, start: int, end: int) -> bool:
    """Whether a mark can open: by its shape, or standing before a word and after a blank."""
    if after >= end or text[after].isspace():
        return False
    if mark in "“„«‹``":
        return True
    return at == start or text[at - 1] in _BEFORE_OPENING or text[at - 1].isspace()


def _single(
    text: str, mark: str, at: int, after: int, start: int, inner: _Open | None
) -> tuple[_Open | None, Marked | None]:
    """Follow single marks outside double ones; an apostrophe neither opens nor closes."""
    letter_after = after < len(text) and text[after].isalnum()
    letter_before = at > start and text[at - 1].isalnum()
    if inner is None:
        opens = letter_after and not letter_before and mark != "’"
        return (_Open(mark, at, after), None) if opens else (None, None)
    if letter_after or at - inner.end < 2:
        return inner, None
    # A closing single mark follows a word or a stop; a plural possessive ("the voters' choice") looks the same,
    # so that the last candidate wins only when a stop stands before or after it.
    stop = text[at - 1] in ".,!?;…" or (after < len(text) and text[after] in ".,;:!?)—\n") or after == len(text)
    if stop or (mark == "’" and inner.mark == "‘" and text[at - 1] != "s") or text[at - 1] != "s":
        return None, Marked(inner.start, after, inner.end, at, single=True)
    return inner, None
