"""Reading a sentence's tokens: their kinds, and the names of persons."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.extraction.roles.scanner import Tokens
from claims.extraction.roles.vocabulary import Vocabulary
from claims.extraction.types import Span

_LONGEST_NAME = 5  # words
_MARKS = frozenset("\"“”'‘’")
_HEADLINE_SHARE = 0.9  # of the longer words that begin with a capital


@dataclass(slots=True)
class NameReader:
    """A sentence's tokens with the vocabulary, and the last names of persons known from the whole text.

    Every method takes the index where it starts to read and looks at a bounded number of tokens.
    """

    tokens: Tokens
    vocabulary: Vocabulary
    surnames: frozenset[str]
    headline: bool = field(init=False)
    _kinds: str = field(init=False)
    _words: list[str] = field(init=False)
    _count: int = field(init=False)

    def __post_init__(self) -> None:
        self._kinds, self._words, self._count = self.tokens.kinds, self.tokens.words, len(self.tokens.words)
        longer = [word for word in self._words if len(word) > 3 and word[0].isalpha()]
        capitals = sum(word[0].isupper() for word in longer)
        self.headline = len(longer) > 4 and capitals > _HEADLINE_SHARE * len(longer)

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens.starts[first], self.tokens.ends[last - 1])

    def kind(self, index: int) -> str:
        return self._kinds[index] if 0 <= index < self._count else ""

    def word(self, index: int) -> str:
        return self._words[index] if 0 <= index < self._count else ""

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
        while index - begin < _LONGEST_NAME + 4:
            kind = self.kind(index)
            if capitals and self._surname_too(index):
                capitals += 1
                index += 1
                continue
            if kind == "C" or (kind in "HMQ" and kind and capitals and self._surname(index)):
                if self._of_organisations(index) and not (capitals == 0 and self.word(index) in self.vocabulary.given):
                    break
                capitals += 1
            elif capitals and self._nickname(index):
                index = self._nickname(index)
                continue
            elif not (
                kind == "I"
                or (kind == "J" and capitals)
                or (kind == "V" and self.kind(index + 1) in ("C", "V"))
                or (kind == "," and self.kind(index + 1) == "J" and capitals)
            ):
                break
            index += 1
        while index > begin and self.kind(index - 1) == "V":
            index -= 1
        if not capitals or (capitals == 1 and not single and begin == first and index - begin < 2):
            return None
        if index - begin > _LONGEST_NAME + 3 or not self._may_be_person(begin, index, capitals):
            return None
        return index

    def _may_be_person(self, begin: int, end: int, capitals: int) -> bool:
        word = self.word(begin)
        if word.isupper() and (len(word) > 4 or (capitals == 1 and "." in word)):
            return False
        if all(self.word(i) in self.vocabulary.places or self.kind(i) == "I" for i in range(begin, end)):
            return False
        if self._of_organisations(end) and self.word(end) not in self.vocabulary.surnames_too:
            return False  # "Simon Wiesenthal Center"
        return not self.headline or capitals == 1 or word in self.vocabulary.given or self.kind(begin) == "I"

    def _of_organisations(self, index: int) -> bool:
        return self.word(index) in self.vocabulary.organisation_words

    def _nickname(self, index: int) -> int:
        """The index behind a nickname in quotation marks, 0 where none stands here: Sandra "Candy" Christophe."""
        if self.word(index) not in _MARKS:
            return 0
        end = index + 1
        while end - index < 4 and self.kind(end) in ("C", "T", "H", "F"):
            end += 1
        closed = end > index + 1 and self.word(end) in _MARKS and self.kind(end + 1) == "C"
        return end + 1 if closed and self.tokens.starts[end] == self.tokens.ends[end - 1] else 0

    def sure(self, begin: int, end: int) -> bool:
        """Whether a name is known to be a person's: a known given name, a last name used in the text, an initial."""
        begin = self.after_honorific(begin)
        return (
            self.word(begin) in self.vocabulary.given
            or self.word(end - 1) in self.surnames
            or "I" in self.tokens.kinds[begin:end]
            or self.kind(begin - 1) == "N"
        )

    def _surname_too(self, index: int) -> bool:
        """ "Bloomberg" or "May" behind a given name and before no further capital."""
        if self.word(index) not in self.vocabulary.surnames_too:
            return False
        if self.kind(index + 1) == "C" and self.word(index + 1) in self.vocabulary.organisation_words:
            return False
        return self.kind(index - 1) == "I" or self.word(index - 1) in self.vocabulary.given

    def _surname(self, index: int) -> bool:
        """A capitalised head noun as a last name ("Gordon Cook", "Tom Baker")."""
        word = self.word(index)
        return word[0].isupper() and (word in self.surnames or self.kind(index + 1) not in ("C", "I"))

    def begins_name(self, begin: int, conjunction: int, index: int) -> bool:
        """Whether a name follows an organisation's "and": a known given name, or any after a complete organisation."""
        stop = self.name(index, single=False)
        if stop is None or self.kind(index) == "H":
            return False
        if self.word(index) in self.vocabulary.given or self.kind(index) == "I":
            return True
        complete = self._of_organisations(conjunction - 1) and conjunction - begin > 1
        return complete and not self._of_organisations(stop)

    def after_honorific(self, index: int) -> int:
        while self.kind(index) == "N":
            index += 1
        return index
