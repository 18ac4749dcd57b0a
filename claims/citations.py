"""Citations in a rationale: ``[^2]`` is the claim's second piece of evidence, and becomes a link to its source. Pure.

The number is the evidence's own, counted over all that was ever attached to the claim: it stays right when another
piece is withdrawn. What readers see is the place of the source in the page's list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from markdown_it.token import Token

_CITATION = re.compile(r"\[\^(\d{1,4})\]")


def numbers_of(every: Iterable[int]) -> dict[int, int]:
    """The number of each piece of evidence by its id; ``every`` holds all ids of the claim in their order."""
    return {pk: number for number, pk in enumerate(every, start=1)}


def cited_numbers(text: str) -> set[int]:
    """The numbers that ``text`` cites."""
    return {int(number) for number in _CITATION.findall(text)}


def linked(places: Mapping[int, int]) -> Callable[[list[Token]], None]:
    """What turns citations in parsed Markdown into links; ``places`` holds the place in the list for each number.

    A number without a place is said to cite nothing: a reader, and before them the editor, shall see that.
    """

    def link(tokens: list[Token]) -> None:
        for token in tokens:
            if token.type == "inline" and token.children:
                token.children = [new for child in token.children for new in _cut(child, places)]

    return link


def _cut(token: Token, places: Mapping[int, int]) -> Sequence[Token]:
    if token.type != "text" or not _CITATION.search(token.content):
        return [token]
    pieces: list[Token] = []
    for index, piece in enumerate(_CITATION.split(token.content)):
        if index % 2:
            pieces += _citation(places.get(int(piece)), piece)
        elif piece:
            pieces.append(_text(piece))
    return pieces


def _citation(place: int | None, number: str) -> Sequence[Token]:
    if place is None:
        return [_text(f"[no evidence {number}]")]
    opening = Token("link_open", "a", 1, attrs={"href": f"#source-{place}"})
    return [opening, _text(f"[{place}]"), Token("link_close", "a", -1)]


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
