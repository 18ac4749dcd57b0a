"""Reading a sentence's tokens: their kinds, and the names of persons."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extraction.roles.scanner import Tokens
from claims.extraction.roles.vocabulary import Vocabulary
from claims.extraction.types import Span

_LONGEST_NAME = 5  # words


@dataclass(slots=True)
class NameReader:
    """A sentence's tokens with the vocabulary, and the last names of persons named in full in the text."""

    tokens: Tokens
    vocabulary: Vocabulary
    surnames: frozenset[str]

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens.starts[first], self.tokens.ends[last - 1])

    def kind(self, index: int) -> str:
        return self.tokens.kinds[index] if 0 <= index < len(self.tokens.kinds) else ""

    def word(self, index: int) -> str:
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def glued(self, index: int) -> bool:
        """Whether a token touches the one before it."""
        return index > 0 and self.tokens.starts[index] == self.tokens.ends[index - 1]

    # ---------------------------------------------------------------- names

    def name(self, index: int, *, single: bool) -> int | None:
        """The end of a person's name that begins at ``index``, or None; ``single`` allows one word."""
        first = index
        while self.kind(index) == "N":
            index += 1
        begin = index
        capitals = 0
        while index - begin < _LONGEST_NAME + 2:
            kind = self.kind(index)
            if capitals and self._surname_too(index):
                capitals += 1
                index += 1
                break
            if kind == "C" or (kind in "HMQ" and kind and capitals and self._surname(index)):
                if self.word(index) in self.vocabulary.organisation_words and not (
                    capitals == 0 and self.word(index) in self.vocabulary.given
                ):
                    break
                capitals += 1
            elif (
                kind == "I"
                or (kind == "J" and capitals)
                or (kind == "V" and self.kind(index + 1) in ("C", "V"))
                or (kind == "," and self.kind(index + 1) == "J" and capitals)
            ):
                pass
            else:
                break
            index += 1
        while index > begin and self.kind(index - 1) == "V":
            index -= 1
        if not capitals or (capitals == 1 and not single and begin == first and index - begin < 2):
            return None
        if index - begin > _LONGEST_NAME or (self.word(begin).isupper() and len(self.word(begin)) > 4):
            return None
        return index

    def _surname_too(self, index: int) -> bool:
        """ "Bloomberg" or "May" behind a given name and before no further capital."""
        if self.word(index) not in self.vocabulary.surnames_too or self.word(index + 1)[:1].isupper():
            return False
        return self.kind(index - 1) == "I" or self.word(index - 1) in self.vocabulary.given

    def _surname(self, index: int) -> bool:
        """A capitalised head noun as a last name ("Gordon Cook", "Tom Baker")."""
        word = self.word(index)
        return word[0].isupper() and (word in self.surnames or self.kind(index + 1) not in ("C", "I"))

    def _begins_name(self, begin: int, conjunction: int, index: int) -> bool:
        """Whether a name follows an organisation's "and": a known given name, or any after a complete organisation."""
        stop = self.name(index, single=False)
        if stop is None or self.kind(index) == "H":
            return False
        if self.word(index) in self.vocabulary.given:
            return True
        complete = self.word(conjunction - 1) in self.vocabulary.organisation_words and conjunction - begin > 1
        return complete and self.word(stop) not in self.vocabulary.organisation_words

    def after_honorific(self, index: int) -> int:
        while self.kind(index) == "N":
            index += 1
        return index
