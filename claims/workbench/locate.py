"""Finding the words a person selected or pasted in the article's text."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.errors import InvalidInput

LONGEST = 5000
MOST_PLACES = 1000
_WORD = re.compile(r"\S+")


def locate(text: str, exact: str, start: int | None) -> tuple[int, int]:
    """The span of ``exact`` in ``text``, white space aside; ``start`` (code points) says which of several.

    Raises ``InvalidInput`` when the words do not stand there, or stand there more than once and nothing says
    which place is meant. Linear in the text.
    """
    words = " ".join(exact.split())
    if not words:
        raise InvalidInput("words_empty", "Select the words of the claim in the article, or paste them.")
    if len(words) > LONGEST:
        raise InvalidInput("words_too_long", f"A claim has at most {LONGEST} characters; select the words that matter.")
    places = _places(text, words)
    if not places:
        raise InvalidInput("words_not_found", "These words do not stand in the article; copy them as they are.")
    if start is not None:
        lead = len(exact) - len(exact.lstrip())
        return min(places, key=lambda place: abs(place[0] - (start + lead)))
    if len(places) > 1:
        raise InvalidInput(
            "words_ambiguous",
            f"These words stand {len(places)} times in the article; select them there, or paste more of the sentence.",
        )
    return places[0]


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Where ``words`` (single spaces between them) stand, in a text whose white space counts as one space."""
    spans = [match.span() for match in _WORD.finditer(text)]
    starts, at = [], 0  # where each word of the text begins once single spaces stand between them
    for begin, end in spans:
        starts.append(at)
        at += end - begin + 1
    spaced = " ".join(text[begin:end] for begin, end in spans)

    def back(index: int) -> int:
        word = bisect_right(starts, index) - 1
        return spans[word][0] + index - starts[word]

    places: list[tuple[int, int]] = []
    found = spaced.find(words)
    while found >= 0 and len(places) < MOST_PLACES:
        places.append((back(found), back(found + len(words) - 1) + 1))
        found = spaced.find(words, found + 1)
    return places
