"""Sketches of texts, by which a copy is told from its original without keeping either at hand. Pure.

The bottom-k sketch of a text's word shingles (A. Broder, "On the resemblance and containment of documents", 1997):
the smallest hashes of all runs of five words estimate which share of them two texts have in common.
"""

from __future__ import annotations

import zlib

from sources.library.words import words_of

SHINGLE = 5
SIZE = 64
MAX_CHARACTERS = 200_000
# Below this many runs a text is a sentence or two: that another says the same makes it no copy.
FEWEST_SHINGLES = 20
# Wire copies are shortened, and get a new first paragraph; two reports on one event share far less.
COPY = 0.5


def sketch(text: str) -> str:
    """The sketch of ``text`` as hexadecimal digits; "" for a text too short to be told from others."""
    forms = words_of(text[:MAX_CHARACTERS]).forms
    hashes = {
        zlib.crc32(" ".join(forms[i : i + SHINGLE]).encode("utf-8", "replace")) for i in range(len(forms) - SHINGLE + 1)
    }
    if len(hashes) < FEWEST_SHINGLES:
        return ""
    return "".join(f"{value:08x}" for value in sorted(hashes)[:SIZE])


def resemblance(one: str, other: str) -> float:
    """The estimated share (0 to 1) of runs of words that two sketched texts have in common."""
    if not one or not other:
        return 0.0
    first, second = _hashes(one), _hashes(other)
    union = sorted(first | second)[:SIZE]
    return sum(value in first and value in second for value in union) / len(union)


def _hashes(sketched: str) -> frozenset[str]:
    return frozenset(sketched[i : i + 8] for i in range(0, len(sketched), 8))
