"""Which mentions of a role are the same person–role pair: "President Trump" and "U.S. President Donald Trump"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.extraction import lexicon
from claims.extraction.roles.vocabulary import singular_role

_WORD = re.compile(r"[^\W_](?:[^\W_]|[.’'&-](?=[^\W_]))*")


@dataclass(frozen=True, slots=True)
class _Title:
    head: str
    words: frozenset[str]


class Pairs:
    """Remembers the pairs of one article."""

    def __init__(self, language: str = "en") -> None:
        self._abbreviations: dict[str, str] = lexicon.mapping("statements", "titles", language)
        self._language = language
        self._other_office = lexicon.words("statements", "other-office", language)
        self._behind_head = lexicon.words("statements", "behind-head", language)
        self._seen: dict[tuple[str, str], list[_Title]] = {}

    def is_new(self, person: str, role: str | None, organisation: str | None, qualifier: str | None) -> bool:
        """Whether nothing asked before was the same pair, under whatever longer or shorter title; it is remembered.

        Titles are the same where they have the same noun, one has all the words of the other, and none of the rest
        makes another office of it. "Former" makes another pair, as it must be checked apart.
        """
        title = self._title(role, organisation) if role else self._title(organisation or "", None)
        known = self._seen.setdefault((person, qualifier or ""), [])
        if any(self._same(title, other) for other in known):
            return False
        known.append(title)
        return True

    def _title(self, role: str, organisation: str | None) -> _Title:
        words = [word.lower() for word in _WORD.findall(singular_role(role, self._language))]
        words = [self._abbreviations.get(word, word) for word in words]
        end = next((i for i, word in enumerate(words) if i and word in self._behind_head), len(words))
        head = words[end - 1] if words else ""
        owned = {word.lower() for word in _WORD.findall(organisation or "")} - {head}
        return _Title(head, frozenset(words) - owned - self._behind_head)

    def _same(self, one: _Title, other: _Title) -> bool:
        if one.head != other.head or not (one.words <= other.words or other.words <= one.words):
            return False
        return not (one.words ^ other.words) & self._other_office
