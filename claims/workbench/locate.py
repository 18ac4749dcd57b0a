"""Finding the words a person selected or pasted in the article's text."""

from __future__ import annotations

import re

from factcheck.errors import InvalidInput

LONGEST = 5000


def locate(text: str, exact: str, start: int | None) -> tuple[int, int]:
    """The span of ``exact`` in ``text``, white space aside; ``start`` (code points) says which of several.

    Raises ``InvalidInput`` when the words do not stand there, or stand there more than once and nothing says
    which place is meant.
    """
    words = exact.split()
    if not words:
        raise InvalidInput("words_empty", "Select the words of the claim in the article, or paste them.")
    if len(exact) > LONGEST:
        raise InvalidInput("words_too_long", f"A claim has at most {LONGEST} characters; select the words that matter.")
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    places = [match.span() for _, match in zip(range(1000), pattern.finditer(text), strict=False)]
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
