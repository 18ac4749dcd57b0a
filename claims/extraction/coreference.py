"""Full names for mentions: last names, titles ("the senator") and pronouns."""

from __future__ import annotations

from bisect import bisect_right

from claims.extraction import lexicon
from claims.extraction.names import NamedPerson
from claims.extraction.types import Span

_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_MEMORY = 60  # mentions looked back over
_FIRST_PERSON = frozenset(("i", "we", "me", "us"))


class Resolver:
    """Resolves mentions in the order of the text; remembers who spoke last."""

    def __init__(self, text: str, persons: list[NamedPerson]) -> None:
        self._text = text
        self._persons = persons
        mentions = sorted(
            (span.start, span.end, number)
            for number, named in enumerate(persons)
            for span in named.person.mentions
        )
        self._starts = [start for start, _, _ in mentions]
        self._ends = [end for _, end, _ in mentions]
        self._numbers = [number for _, _, number in mentions]
        self._last_speaker: tuple[int, int] | None = None  # (person, offset)

    def resolve(self, mention: Span, sentence_start: int, previous_sentence_start: int) -> str | None:
        """The fullest name, the mention's own words where it names no person, None for "I" and "we"."""
        number = self._person_in(mention)
        if number is None:
            words = mention.of(self._text).lower()
            if words in _GENDERS:
                number = self._antecedent(
                    _GENDERS[words], mention.start, sentence_start, previous_sentence_start
                )
                if number is None:
                    return None
            elif words in _FIRST_PERSON or words in ("they", "it", "who", "you"):
                return None
            else:
                number = self._by_title(words, mention.start)
        if number is None:
            return mention.of(self._text)
        self._last_speaker = (number, mention.start)
        return self._persons[number].person.name

    def _person_in(self, mention: Span) -> int | None:
        """The last person named in the mention, unless the name only modifies it ("Trump's lawyer")."""
        index = bisect_right(self._starts, mention.end - 1) - 1
        while index >= 0 and self._starts[index] >= mention.start:
            end = self._ends[index]
            rest = self._text[end : mention.end].strip(" ,.")
            if not rest or not (rest.startswith(("'", "’")) or rest[0].isalnum()):
                return self._numbers[index]
            index -= 1
        return None

    def _fits(self, number: int, gender: str) -> bool:
        return self._persons[number].gender in ("", gender)

    def _antecedent(self, gender: str, at: int, sentence_start: int, previous_start: int) -> int | None:
        """Who "he" or "she" is: the last speaker or subject of the sentences before, else the last one named."""
        if self._last_speaker is not None:
            number, offset = self._last_speaker
            if self._fits(number, gender) and previous_start <= offset < sentence_start:
                return number
        first_in_sentence = self._first_between(sentence_start, at, gender)
        if first_in_sentence is not None:
            return first_in_sentence
        first_before = self._first_between(previous_start, sentence_start, gender)
        if first_before is not None:
            return first_before
        if self._last_speaker is not None and self._fits(self._last_speaker[0], gender):
            return self._last_speaker[0]
        for index in self._before(at):
            if self._fits(self._numbers[index], gender):
                return self._numbers[index]
        return None

    def _before(self, at: int) -> range:
        """Indexes of the mentions before an offset, nearest first, as far back as a reader remembers."""
        last = bisect_right(self._starts, at) - 1
        return range(last, max(-1, last - _MEMORY), -1)

    def _first_between(self, start: int, end: int, gender: str) -> int | None:
        index = bisect_right(self._starts, start - 1)
        while index < len(self._starts) and self._starts[index] < end:
            if self._fits(self._numbers[index], gender):
                return self._numbers[index]
            index += 1
        return None

    def _by_title(self, words: str, at: int) -> int | None:
        """ "the senator" → the person last named before who was called Senator."""
        if not words.startswith("the ") or words.count(" ") > 2:
            return None
        title = words.rsplit(" ", 1)[-1]
        if title.capitalize() not in lexicon.words("names", "titles"):
            return None
        for index in self._before(at):
            if title in self._persons[self._numbers[index]].titles:
                return self._numbers[index]
        return None
