"""Text that nobody would write: for property tests of everything that reads articles."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = st.sampled_from(
    [
        "President", "Sen.", "of the", "John Smith", "who is", ",", ".", "’s", "“", "”", "(", ")", "-", "\n\n", "\x00",
        "\ud800", "😀", "$", "%", "1,000", "1/2", "1990", "May 5", "last", "two", "years", "ago", "the end of", "10:30",
        "p.m.", "nearly", "million", "No. 1", "BC", "’96", "1990s", "he", "a", "as", "chairman", "Jr.", "\u2028", "é",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(_PIECES, max_size=40).map(" ".join),
    st.lists(_PIECES, max_size=40).map("".join),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=200),
)
