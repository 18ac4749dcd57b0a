"""Words and marks of a text with their exact offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

# One left-to-right pass, no nested repetition over the same characters: linear for any input.
_TOKEN = re.compile(
    r"[^\W_]+(?:[.'’&/-](?!['’])[^\W_]+)*"  # words, also U.S, don't, AT&T, son-in-law, 1.5
    r"|''|``|--+|\.\.+|\S"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: token ``i`` is ``text[starts[i]:ends[i]]``, also given as ``words[i]``."""

    starts: list[int]
    ends: list[int]
    words: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def at_or_after(self, offset: int) -> int:
        """Index of the first token that starts at or after a text offset."""
        return bisect_left(self.starts, offset)


def tokenize(text: str) -> Tokens:
    """Split a text into words, numbers and single marks; every non-blank character is in one token."""
    starts: list[int] = []
    ends: list[int] = []
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        found.append(match.group())
    return Tokens(starts, ends, found)
