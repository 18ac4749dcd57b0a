"""What the whole text tells about the names in it: which last names are persons'."""

from __future__ import annotations

from collections.abc import Iterable

from claims.extraction.quotes.cues import says
from claims.extraction.roles.scanner import Tokens
from claims.extraction.roles.vocabulary import Vocabulary

_LONGEST_RUN = 8  # tokens


def surnames(sentences: Iterable[Tokens], vocabulary: Vocabulary) -> frozenset[str]:
    """Last words of what is surely a person's name: behind a known given name, an initial, an honorific or a title with
    a capital, or beside a verb of saying."""
    found: set[str] = set()
    for tokens in sentences:
        end = 0
        for index, kind in enumerate(tokens.kinds):
            if kind in "CI" and index >= end:
                end = _run_end(tokens, index, vocabulary)
                last = _last_name(tokens, index, end, vocabulary)
                if last is not None:
                    found.add(last)
    return frozenset(found)


def _run_end(tokens: Tokens, index: int, vocabulary: Vocabulary) -> int:
    """The end of a run of capitalised words with the initials and particles between them."""
    kinds, words = tokens.kinds, tokens.words
    end = index + 1
    while end < len(kinds) and end - index < _LONGEST_RUN:
        kind = kinds[end]
        title_too = kind in "HMQ" and words[end][0].isupper() and words[end - 1] in vocabulary.given
        if not (kind in "CI" or title_too or (kind == "V" and kinds[end + 1 : end + 2] in ("C", "V"))):
            break
        end += 1
    return end


def _last_name(tokens: Tokens, first: int, end: int, vocabulary: Vocabulary) -> str | None:
    words, kinds = tokens.words, tokens.kinds
    before = kinds[first - 1] if first else ""
    titled = before == "N" or (before == "H" and words[first - 1][0].isupper())
    begin = next((i for i in range(first, end) if words[i] in vocabulary.given or kinds[i] == "I"), None)
    if begin is None:
        spoken = any(says(words[i], vocabulary.language) for i in (first - 1, end) if 0 <= i < len(words))
        if not titled and not (spoken and end - first > 1):
            return None
        begin = first
    last = words[end - 1]
    if kinds[end - 1] == "I" or (end - begin < 2 and not titled):
        return None
    if any(word in vocabulary.organisation_words for word in words[begin + 1 : end]):
        return None
    return None if last in vocabulary.organisation_words or last in vocabulary.places else last
