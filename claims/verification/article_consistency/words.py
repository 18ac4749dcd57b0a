"""Near words: spellings of one word, by letters left out."""

from __future__ import annotations

_LONGEST = 24  # letters of a name that is compared
_FAR_FROM = 8  # letters from which two of them may differ


def near(one: str, other: str) -> bool:
    """Whether a slip of the hand (in long words two) leads from one to the other: left out, added, changed, swapped."""
    if one == other or max(len(one), len(other)) > _LONGEST or one[0] != other[0]:
        return False
    allowed = 2 if min(len(one), len(other)) >= _FAR_FROM else 1
    return abs(len(one) - len(other)) <= allowed and _distance(one, other) <= allowed


def keys(word: str) -> set[str]:
    """Near words share a key: the word and what is left of it without one letter or two."""
    word = word[:_LONGEST]
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    if len(word) < _FAR_FROM:
        return {word} | once
    return {word} | once | {short[:i] + short[i + 1 :] for short in once for i in range(len(short))}


def _distance(one: str, other: str) -> int:
    """Damerau–Levenshtein (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
