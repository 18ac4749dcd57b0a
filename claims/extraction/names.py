"""Persons named in a text, each under all the names used (alias clusters).

A name is a run of capitalised words less titles and honorifics. It is taken for a person's where the given name is a
known one, a title or honorific stands before it, a verb of saying beside it, an age, "who" or a position behind it, or
its last word is used alone, and no word of it belongs to organisations or places. Later short forms ("Rubio", "Mr.
Rubio", "Marco") join the fullest name (``aliases``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon
from claims.extraction.aliases import Aliases, Cluster, NameRun
from claims.extraction.quotes.cues import says
from claims.extraction.tokens import Tokens
from claims.extraction.types import Person, Span

_POSSESSIVES = ("’s", "'s", "’", "'")
_LONGEST_NAME = 5  # words
_LONGEST_RUN = 12
_APPOSITION = 6  # words behind a name's comma among which a position is looked for
_INITIALS = re.compile(r"[A-ZÀ-ÖØ-Þ](?:\.[A-ZÀ-ÖØ-Þ])*")  # J, J.K
_JOINED_PARTICLE = re.compile(r"(?:al|el|ul|ad|as|ash|an|at|ar|az|d|l)[-’'][A-ZÀ-ÖØ-Þ]")  # al-Husseini, d’Estaing
_OPENING = ('"', "“", "‘", "'", "``")
_CLOSING = ('"', "”", "’", "'", "''")

_Word = tuple[str, int, int]  # core, start, end


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person with what the text says about them: titles used ("senator") and "m", "f" or "" for the gender."""

    person: Person
    titles: frozenset[str]
    gender: str


def find_persons(tokens: Tokens, language: str = "en") -> list[NamedPerson]:
    """Persons in the order of their first mention; mentions are name spans without title and honorific.

    None in a language without ``names.toml``. Linear in the number of tokens.
    """
    if not lexicon.has("names", language):
        return []
    runs = _runs(tokens, language)
    alone = Counter(run.words[0] for run in runs if len(run.words) == 1)
    full = [run for run in runs if len(run.words) > 1 and _is_person(run, alone, language)]
    short = [run for run in runs if len(run.words) == 1]
    found = [_named(cluster) for cluster in Aliases(language).clusters(full, short)]
    return sorted(found, key=lambda named: named.person.mentions[0].start)


def _named(cluster: Cluster) -> NamedPerson:
    mentions = tuple(sorted(cluster.mentions, key=lambda span: span.start))
    return NamedPerson(Person(" ".join(cluster.words), mentions), frozenset(cluster.titles), cluster.gender)


def _not_person(language: str) -> frozenset[str]:
    return lexicon.words("names", "not_person", language)


def _is_person(run: NameRun, alone: Counter[str], language: str) -> bool:
    given = run.words[0] in lexicon.words("names", "given", language)
    if any(word in _not_person(language) for word in run.words[1 if given else 0 :]):
        return bool(run.honorific) or (given and len(run.words) > 2 and run.words[-1] not in _not_person(language))
    if given or run.honorific or run.title:
        return True
    places = lexicon.words("names", "places", language)
    if run.words[0] in lexicon.words("names", "place_beginnings", language) or all(
        word in places for word in run.words
    ):
        return False
    return run.speaks or run.described or alone[run.words[-1]] > 0


# ------------------------------------------------------------------- runs


def _runs(tokens: Tokens, language: str) -> list[NameRun]:
    common = lexicon.words("names", "common", language)
    found: list[NameRun] = []
    i, count = 0, len(tokens)
    while i < count:
        word = tokens.words[i]
        if not word[0].isupper() or word in common:
            i += 1
            continue
        first = i
        run, i, nickname = _read(tokens, i, language)
        before = tokens.words[first - 1] if first else ""
        if before == "," and first > 1 and len(run) > 1:
            before = tokens.words[first - 2]  # "the bank's chief economist, Ayhan Demir"
        made = _make(run, before, tokens.words[i] if i < count else "", language)
        if made:
            made.nickname = nickname
            made.described = _described(tokens, i, language)
            found.append(made)
    return found


def _read(tokens: Tokens, i: int, language: str) -> tuple[list[_Word], int, str]:
    """The run that begins at token ``i``, the token behind it, and a nickname inside it."""
    particles, common = lexicon.words("names", "particles", language), lexicon.words("names", "common", language)
    run: list[_Word] = []
    nickname = ""
    count = len(tokens)
    while i < count and len(run) < _LONGEST_RUN:
        word = tokens.words[i]
        upper = word[0].isupper() and word not in common
        if upper or (run and _JOINED_PARTICLE.match(word)):
            core, possessive = _core(word)
            run.append((core, tokens.starts[i], tokens.starts[i] + len(core)))
            i += 1
            if possessive:
                break
            if (
                i < count
                and tokens.words[i] == "."
                and _abbreviates(core, language)
                and tokens.starts[i] == tokens.ends[i - 1]
            ):
                if _INITIALS.fullmatch(core):
                    run[-1] = (core + ".", tokens.starts[i - 1], tokens.ends[i])
                i += 1
        elif run and word in particles and _goes_on(tokens, i + 1, language):
            run.append((word, tokens.starts[i], tokens.ends[i]))
            i += 1
        elif run and not nickname and _nickname(tokens, i):
            nickname = tokens.words[i + 1]
            i += 3
        else:
            break
    return run, i, nickname


def _goes_on(tokens: Tokens, i: int, language: str) -> bool:
    """Whether a capitalised word follows, behind at most one more particle: "van [den Berg]"."""
    if i < len(tokens) and tokens.words[i] in lexicon.words("names", "particles", language):
        i += 1
    return i < len(tokens) and tokens.words[i][0].isupper()


def _nickname(tokens: Tokens, i: int) -> bool:
    """Whether Sandra ["Candy"] Christophe stands here."""
    words = tokens.words[i : i + 4]
    return (
        len(words) == 4
        and words[0] in _OPENING
        and words[1][0].isupper()
        and words[2] in _CLOSING
        and words[3][0].isupper()
        and tokens.starts[i + 1] == tokens.ends[i]
    )


def _described(tokens: Tokens, i: int, language: str) -> bool:
    """Whether an age, "who" or a position follows a name: ", 52,", ", a lawyer"."""
    words = tokens.words[i : i + _APPOSITION]
    if len(words) < 2 or words[0] != ",":
        return False
    if words[1] in lexicon.words("grammar", "relatives_of_persons", language) or (
        words[1].isdigit() and len(words[1]) < 3
    ):
        return True
    for word in words[1:]:
        if word in _positions(language):
            return True
        if not word[0].isalpha():
            return False
    return False


@cache
def _positions(language: str) -> frozenset[str]:
    """Nouns for what persons, and nothing else, are."""
    if not lexicon.has("roles", language):
        return frozenset()
    table = lexicon.table("roles", language)
    both = frozenset(table["things_too"].split()) | frozenset(table["members_too"].split())
    return frozenset(word for field in table["heads"].values() for word in field.split() if word.islower()) - both


def _abbreviates(word: str, language: str) -> bool:
    return (
        (_INITIALS.fullmatch(word) is not None and word not in lexicon.words("sentences", "abbreviations", language))
        or word in lexicon.words("sentences", "abbreviations_before_name", language)
        or (word in lexicon.words("names", "suffixes", language))
    )


def _core(word: str) -> tuple[str, bool]:
    for ending in _POSSESSIVES:
        if word.endswith(ending) and len(word) > len(ending):
            return word[: -len(ending)], True
    return word, False


def _make(run: list[_Word], before: str, after: str, language: str) -> NameRun | None:
    """Set titles, honorifics and what stands before them aside; None where no name is left."""
    honorifics, titles = lexicon.words("names", "honorifics", language), lexicon.words("names", "titles", language)
    given = lexicon.words("names", "given", language)
    honorific = ""
    title = before if before.capitalize() in titles and before.islower() else ""
    start = 0
    for index, (word, _, _) in enumerate(run):
        if word in honorifics:
            honorific, start = word, index + 1
        elif word in titles:
            title, start = word.lower(), index + 1
    rest = run[start:]
    while len(rest) > 1 and rest[0][0] in _not_person(language) and rest[0][0] not in given:
        rest = rest[1:]
    while rest and rest[0][0] in lexicon.words("names", "particles", language):
        rest = rest[1:]
    if rest and rest[-1][0].endswith("."):  # "Plan B." at the end of a sentence
        last, begin, end = rest[-1]
        rest[-1] = (last[:-1], begin, end - 1)
    if not rest or len(rest) > _LONGEST_NAME or (len(rest[0][0]) < 2 and len(rest) == 1):
        return None
    if all(word.isupper() and len(word) > 3 for word, _, _ in rest):
        return None  # a heading in capitals
    speaks = any(says(word, language) for word in (before, after))
    return NameRun(
        [word for word, _, _ in rest],
        Span(rest[0][1], rest[-1][2]),
        honorific,
        title.lower(),
        speaks=speaks,
        language=language,
    )
