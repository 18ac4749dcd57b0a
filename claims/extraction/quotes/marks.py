"""Pairing of quotation marks: which stretches of the text stand between marks.

Knows “ ” „ ‟ « » ‹ ›, the straight ``"``, the typewriter pairs ``''`` and ``` `` ```, and single marks. A mark's
shape or its neighbours say whether it opens or closes; a closing mark belongs to the last one opened, so that an
earlier one without partner swallows nothing. A quotation that runs over paragraphs opens each of them anew and closes
only once; any other double mark without its partner is reported and makes no stretch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.extraction import lexicon

_MARK = re.compile(r"[“”„‟«»‹›\"]|''|``|(?<![^\W_])[‘'’](?=[^\W\d_“\"«])|[‘’'](?=[“\"«])|[’'](?![^\W_])")
_WORD = re.compile(r"[^\W\d_]{1,8}")
_CLOSERS = {
    "“": ("”", '"', "“", "''"),
    "„": ("“", "”", "‟"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹",),
    "”": ("”",),
    '"': ('"', "“", "”"),
    "''": ("''", '"'),
    "``": ("''",),
    "‘": ("’", "'"),
    "'": ("'", "’"),
}
_SINGLE = ("‘", "’", "'")
_SHAPELESS = ('"', "''", "”", "»")
"""Marks that open and close alike."""
_BEFORE_OPENING = "([{—–-/…:,“„«‹\"‘'`"
_AFTER_CLOSING = '.,;:!?)]—–-\n”"»'
_NOTHING_TO_SAY = ",.;:!?)”»"
_MAX_STRETCH = 20_000  # characters; a longer one is a missing mark, not a quotation
_DEEPEST = 4  # open marks at a time; nobody nests deeper


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


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int
    end: int

    @property
    def single(self) -> bool:
        return self.mark in _SINGLE


def pair_marks(text: str, paragraphs: list[tuple[int, int]], language: str = "en") -> tuple[list[Marked], int]:
    """All outermost marked stretches in order, and the number of double marks left without a partner."""
    found: list[Marked] = []
    unpaired = 0
    for number, (start, end) in enumerate(paragraphs):
        following = text[paragraphs[number + 1][0]] if number + 1 < len(paragraphs) else ""
        pairing = _Pairing(text, start, end, language)
        pairing.read()
        pairing.finish(following)
        found.extend(pairing.found)
        unpaired += pairing.unpaired
    return found, unpaired


@dataclass(slots=True)
class _Pairing:
    """The marks of one paragraph, read from left to right."""

    text: str
    start: int
    end: int
    language: str
    found: list[Marked] = field(default_factory=list)
    unpaired: int = 0
    opened: list[_Open] = field(default_factory=list)

    def read(self) -> None:
        matches = list(_MARK.finditer(self.text, self.start, self.end))
        shapes = [match.group() for match in matches]
        # Of an odd number of marks one lacks its partner, and only their places tell which.
        odd = {mark for mark in _SHAPELESS if shapes.count(mark) % 2}
        for mark, match in zip(shapes, matches, strict=True):
            at, after = match.span()
            if mark in _SINGLE:
                self._read_single(mark, at, after)
            else:
                self._read_double(mark, at, after, mark in odd)

    def finish(self, following: str) -> None:
        """At the end of the paragraph; ``following`` is the first character of the next one."""
        carried = [one for one in self.opened if following and one.mark[0] == following]
        if carried:
            self._keep(Marked(carried[-1].start, self.end, carried[-1].end, self.end, True, carried[-1].single))
            self.opened.remove(carried[-1])
        self._drop(self.opened)

    def _read_double(self, mark: str, at: int, after: int, odd: bool) -> None:
        begins = self._begins(at, after)
        for depth in range(len(self.opened) - 1, -1, -1):
            one = self.opened[depth]
            if mark not in _CLOSERS[one.mark]:
                continue
            if begins and (odd or mark not in _SHAPELESS or mark != one.mark):
                if mark == one.mark and mark in _SHAPELESS:
                    self._drop(self.opened[depth:])  # a new quotation begins: the one before was never closed
                    del self.opened[depth:]
                break
            self._close(depth, at, after)
            return
        if begins or (mark not in _SHAPELESS and mark in _CLOSERS and self._may_open(after)):
            self._open(_Open(mark, at, after))
        else:
            self.unpaired += 1

    def _read_single(self, mark: str, at: int, after: int) -> None:
        """An apostrophe neither opens nor closes."""
        one = self.opened[-1] if self.opened else None
        if one is not None and mark in _CLOSERS[one.mark] and self._closes_single(one, mark, at, after):
            self._close(len(self.opened) - 1, at, after)
        elif mark != "’" and self._begins(at, after) and not self._elided(after):
            if one is not None and one.mark == mark:
                self.opened.pop()  # the one before was an apostrophe
            self._open(_Open(mark, at, after))

    def _closes_single(self, one: _Open, mark: str, at: int, after: int) -> bool:
        """A plural possessive ("the voters' choice") looks like a closing mark: there a stop must stand beside it."""
        text = self.text
        if at - one.end < 2 or text[at - 1].isspace() or (after < self.end and text[after].isalnum()):
            return False
        return text[at - 1] != "s" or after >= self.end or text[after] in _AFTER_CLOSING

    def _elided(self, after: int) -> bool:
        """Whether an apostrophe stands for letters left out at the beginning of a word: ’em, ’til."""
        word = _WORD.match(self.text, after, self.end)
        return word is not None and word.group().lower() in lexicon.words("grammar", "elisions", self.language)

    def _may_open(self, after: int) -> bool:
        return after < self.end and not self.text[after].isspace()

    def _begins(self, at: int, after: int) -> bool:
        """Whether a quotation may begin here: behind a blank or an opening mark, before something to say."""
        before = self.text[at - 1] if at > self.start else " "
        if not (self._may_open(after) and (before.isspace() or before in _BEFORE_OPENING)):
            return False
        return self.text[after] not in _NOTHING_TO_SAY or self.text.startswith(("...", ". ."), after)

    def _open(self, one: _Open) -> None:
        self.opened.append(one)
        if len(self.opened) > _DEEPEST:
            self._drop(self.opened[:1])
            del self.opened[0]

    def _close(self, depth: int, at: int, after: int) -> None:
        one = self.opened[depth]
        self._drop(self.opened[depth + 1 :])
        del self.opened[depth:]
        if at - one.end > _MAX_STRETCH or not self.text[one.end : at].strip():
            self._drop([one])
        else:
            self._keep(Marked(one.start, after, one.end, at, single=one.single))

    def _keep(self, stretch: Marked) -> None:
        while self.found and self.found[-1].start > stretch.start:
            self.found.pop()
        self.found.append(stretch)

    def _drop(self, opened: list[_Open]) -> None:
        self.unpaired += sum(not one.single for one in opened)
