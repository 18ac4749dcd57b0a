"""Names and roles take time in proportion to the text, whatever it holds."""

from __future__ import annotations

import pytest

from claims.extraction.names import find_persons
from claims.extraction.roles import find_roles
from claims.extraction.sentences import split_sentences
from claims.extraction.tokens import tokenize
from claims.extraction.types import Sentence, Span
from tests.growth import assert_twice_the_text_takes_twice_the_work

_SIZE = 400_000  # characters
_HOSTILE = {
    "capitals": "A",
    "initials": "A. A. A. ",
    "a title again and again": ", the president, the president",
    "open brackets": "(A [B ",
    "names of names": "Ann Berg of Ohio of ",
    "nicknames that never end": 'Ann "Candy ',
    "clauses that never end": "Berg, who is who is ",
    "owners of owners": "Ann's ",
    "roles of many": "Senator Ann Berg of Ohio, ",
    "as and as": "as chairman of Ohio, ",
    "particles": "van der ",
    "no text": "\x00\ud800 ",
}
_HOSTILE_TEXTS = {name: piece * (_SIZE // len(piece)) for name, piece in _HOSTILE.items()} | {
    "thousands of one last name": " ".join(f"Mr. B{i:x} Berg met Berg." for i in range(_SIZE // 25)),
}


def _read(text: str) -> None:
    find_roles(text, split_sentences(text))
    find_roles(text, [Sentence(Span(0, len(text)), 0)])
    find_persons(tokenize(text))


@pytest.mark.parametrize("name", _HOSTILE_TEXTS)
def test_twice_the_text_takes_twice_the_work(name):
    _read("The mayor, Ann Berg, left.")  # word lists are read once
    assert_twice_the_text_takes_twice_the_work(_read, _HOSTILE_TEXTS[name], slack=0.5)
