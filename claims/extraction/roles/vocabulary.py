"""The words of roles, by language: heads, what may stand before them, and names' parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon

_IRREGULAR = {"man": "men", "woman": "women", "person": "people", "child": "children"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lower-case word sets; ``heads`` and ``family`` hold plurals, ``plurals`` only these."""

    heads: frozenset[str]
    plurals: frozenset[str]
    abbreviated: frozenset[str]
    capital_only: frozenset[str]
    organisation_words: frozenset[str]
    place_words: frozenset[str]
    no_organisation: frozenset[str]
    surnames_too: frozenset[str]
    family: frozenset[str]
    loose: frozenset[str]
    honorifics: frozenset[str]
    qualifiers: dict[str, str]
    modifiers: frozenset[str]
    endings: tuple[str, ...]
    departments: frozenset[str]
    linking: frozenset[str]
    as_verbs: frozenset[str]
    given: frozenset[str]
    not_person: frozenset[str]
    not_name: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]


@cache
def load(language: str = "en") -> Vocabulary:
    """The vocabulary from ``lexicons/<language>/roles.toml`` and the names of ``names.toml``."""
    table = lexicon.table("roles", language)
    singular = lexicon.words("roles", "heads", language)
    plurals = frozenset(plural(word) for word in singular)
    family = lexicon.words("roles", "family", language)
    return Vocabulary(
        heads=singular | plurals,
        plurals=plurals - singular,
        abbreviated=lexicon.words("roles", "abbreviated", language),
        capital_only=lexicon.words("roles", "capital_only", language),
        organisation_words=lexicon.words("roles", "organisation_words", language)
        | (lexicon.words("names", "not_person", language) - lexicon.words("names", "given", language)),
        place_words=lexicon.words("roles", "place_words", language),
        no_organisation=lexicon.words("roles", "no_organisation", language),
        surnames_too=lexicon.words("roles", "surnames_too", language),
        family=family | frozenset(plural(word) for word in family),
        loose=frozenset(w for word in table["loose"].split() for w in (word, plural(word))),
        honorifics=lexicon.words("roles", "honorifics", language),
        qualifiers=table["qualifiers"],
        modifiers=frozenset(table["modifiers"]["words"].split()),
        endings=tuple(table["modifiers"]["endings"].split()),
        departments=frozenset(table["complements"]["departments"].split()),
        linking=frozenset(table["verbs"]["linking"].split()),
        as_verbs=frozenset(table["verbs"]["as"].split()),
        given=lexicon.words("names", "given", language),
        not_person=lexicon.words("names", "not_person", language),
        not_name=lexicon.words("names", "common", language),
        particles=lexicon.words("names", "particles", language),
        suffixes=lexicon.words("names", "suffixes", language),
    )


def plural(word: str) -> str:
    for ending, changed in _IRREGULAR.items():
        if word.endswith(ending):
            return word[: -len(ending)] + changed
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


_PREPOSITION = re.compile(r" (?:of|for|to|at|on|in|with) ")


def singular_role(role: str) -> str:
    """A role phrase with its head noun in the singular: "former ministers of state" → "former minister of state".

    The head is the last word before a preposition; only what the lexicon knows as a plural is changed.
    """
    behind = _PREPOSITION.search(role)
    end = behind.start() if behind else len(role)
    before, _, head = role[:end].rpartition(" ")
    dot = "." if head.endswith(".") else ""
    changed = _singular(head.removesuffix("."))
    return " ".join(part for part in (before, changed + dot) if part) + role[end:]


def _singular(word: str) -> str:
    vocabulary = load()
    lower = word.lower()
    irregular = [(many, one) for one, many in _IRREGULAR.items()]
    for ending, changed in [*irregular, ("ies", "y"), ("es", ""), ("s", "")]:
        stem = word[: -len(ending)] + changed
        if lower.endswith(ending) and plural(stem.lower()) == lower and _a_head(stem.lower(), vocabulary):
            return stem
    return word


def _a_head(lower: str, vocabulary: Vocabulary) -> bool:
    known = vocabulary.heads | vocabulary.family
    return lower in known or lower.rpartition("-")[2] in known or lower.endswith("ist")
