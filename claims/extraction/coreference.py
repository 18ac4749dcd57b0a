"""Full names for mentions: last names, titles ("the senator") and pronouns."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from claims.extraction import lexicon
from claims.extraction.document import Document
from claims.extraction.names import NamedPerson
from claims.extraction.types import Person, Span

_MEMORY = 60  # mentions looked back over


class Resolver:
    """Resolves mentions in the order of the text; remembers who spoke last."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._language = document.language
        self._genders = _genders(document.language)
        self._completing = lexicon.words("grammar", "completing", document.language)
        self._after_name = _after_name(document.language)
        self._persons: list[NamedPerson] = document.persons
        persons = document.persons
        mentions = sorted(
            (span.start, span.end, number) for number, named in enumerate(persons) for span in named.person.mentions
        )
        self._starts = [start for start, _, _ in mentions]
        self._ends = [end for _, end, _ in mentions]
        self._numbers = [number for _, _, number in mentions]
        tokens = document.tokens
        self._quoted = [document.marked_of[tokens.at_or_after(start)] >= 0 for start in self._starts]
        self._last_speaker: tuple[int, int] | None = None  # (person, offset)
        self._resolved: dict[int, str] = {}  # by the mention's start

    def resolve(self, mention: Span, sentence_start: int, previous_sentence_start: int) -> str | None:
        """The fullest name, the mention's own words where it names no person, None for "I" and "we"."""
        known = self._resolved.get(mention.start)
        if known is not None:
            return known
        name = self._resolve(mention, sentence_start, previous_sentence_start)
        if name is not None:
            self._resolved[mention.start] = name
        return name

    def _resolve(self, mention: Span, sentence_start: int, previous_sentence_start: int) -> str | None:
        number = self._person_in(mention)
        words = mention.of(self._text)
        if number is None:
            number = self._in_apposition(mention)
        if number is None:
            lower = words.lower()
            if lower in self._genders:
                number = self._antecedent(self._genders[lower], mention.start, sentence_start, previous_sentence_start)
                if number is None:
                    return None
            elif lower in lexicon.words("grammar", "nobody", self._language):
                return None
            else:
                number = self._by_title(lower, mention.start)
        if number is None:
            return " ".join(words.split()).strip(" ,;:").removesuffix("’s").removesuffix("'s")
        self._last_speaker = (number, mention.start)
        return self._persons[number].person.name

    def _person_in(self, mention: Span) -> int | None:
        """The person a mention is about: not one who only owns it ("Trump's lawyer") or completes it ("aide to X")."""
        index = bisect_right(self._starts, mention.start - 1)
        while index < len(self._starts) and self._starts[index] < mention.end:
            start, end = self._starts[index], self._ends[index]
            before = self._text[max(mention.start, start - 8) : start].split()
            rest = self._text[end : mention.end]
            owns = rest.startswith(("'s ", "’s ", "' ", "’ "))
            modifies = rest[:1] == " " and rest[1:2].islower() and not rest[1:].startswith(self._after_name)
            completes = bool(before) and before[-1].lower() in self._completing
            if not (owns or completes or modifies):
                return self._numbers[index]
            index += 1
        return None

    def _in_apposition(self, mention: Span) -> int | None:
        """The person set beside a title by commas: "the bank's economist, Ayhan Demir, wrote"."""
        words = mention.of(self._text).split()
        if words[-1].capitalize() not in lexicon.words("names", "titles", self._language) or not words[-1].islower():
            return None
        index = bisect_right(self._starts, mention.end - 1)
        if index < len(self._starts) and self._text[mention.end : self._starts[index]] == ", ":
            return self._numbers[index]
        if 0 < index <= len(self._starts) and self._text[self._ends[index - 1] : mention.start] == ", ":
            return self._numbers[index - 1]
        return None

    def _fits(self, number: int, gender: str) -> bool:
        return self._persons[number].gender in ("", gender)

    def _antecedent(self, gender: str, at: int, sentence_start: int, previous_start: int) -> int | None:
        """Who "he" or "she" is: the last speaker or subject of the sentences before, else the last one named.

        Whom a quotation names is not meant by a pronoun outside of it: `"Adler is wrong," she said`.
        """
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
            if self._fits(self._numbers[index], gender) and not self._quoted[index]:
                return self._numbers[index]
        return None

    def _before(self, at: int) -> range:
        """Indexes of the mentions before an offset, nearest first, as far back as a reader remembers."""
        last = bisect_right(self._starts, at) - 1
        return range(last, max(-1, last - _MEMORY), -1)

    def _first_between(self, start: int, end: int, gender: str) -> int | None:
        index = bisect_right(self._starts, start - 1)
        while index < len(self._starts) and self._starts[index] < end:
            if self._fits(self._numbers[index], gender) and not self._quoted[index]:
                return self._numbers[index]
            index += 1
        return None

    def _by_title(self, words: str, at: int) -> int | None:
        """ "the senator" → the person last named before who was called Senator."""
        article = words.partition(" ")[0]
        if article not in lexicon.words("grammar", "articles", self._language) or not 0 < words.count(" ") < 3:
            return None
        title = words.rsplit(" ", 1)[-1]
        if title.capitalize() not in lexicon.words("names", "titles", self._language):
            return None
        for index in self._before(at):
            if title in self._persons[self._numbers[index]].titles:
                return self._numbers[index]
        return None


def persons_with_pronouns(document: Document) -> list[Person]:
    """Persons whose mentions include the pronouns, outside quotation marks, that can mean nobody else.

    That is where a single person of the pronoun's gender is named in the sentence so far and the one before it.
    """
    mentions = sorted(
        (span.start, number) for number, named in enumerate(document.persons) for span in named.person.mentions
    )
    starts = [start for start, _ in mentions]
    genders = _genders(document.language)
    certain = lexicon.words("grammar", "certain_pronouns", document.language)
    added: dict[int, list[Span]] = {}
    for i, word in enumerate(document.lower):
        if word not in certain or document.marked_of[i] >= 0:
            continue
        sentence = document.sentence_of(i)
        here = document.sentences[sentence]
        before = document.sentences[max(0, sentence - 1)]
        begin = before.span.start if before.paragraph == here.paragraph else here.span.start
        first = bisect_right(starts, begin - 1)
        last = bisect_right(starts, document.tokens.starts[i])
        fitting = {
            number
            for _, number in mentions[first : min(last, first + _MEMORY)]
            if document.persons[number].gender in ("", genders[word])
        }
        if len(fitting) == 1:
            span = Span(document.tokens.starts[i], document.tokens.ends[i])
            added.setdefault(fitting.pop(), []).append(span)
    return [
        Person(named.person.name, tuple(sorted((*named.person.mentions, *added[n]), key=lambda span: span.start)))
        if n in added
        else named.person
        for n, named in enumerate(document.persons)
    ]


@cache
def _genders(language: str) -> dict[str, str]:
    """Pronouns of one person with the gender they tell."""
    men = lexicon.words("grammar", "pronouns_of_men", language)
    women = lexicon.words("grammar", "pronouns_of_women", language)
    return dict.fromkeys(men, "m") | dict.fromkeys(women, "f")


@cache
def _after_name(language: str) -> tuple[str, ...]:
    """Words with their blank that go on about a person named; another small word makes the name an attribute."""
    return tuple(f"{word} " for word in lexicon.words("grammar", "behind_names", language))
