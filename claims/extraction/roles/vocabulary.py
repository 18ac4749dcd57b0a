"""The words of roles, by language: heads, what may stand before them, and names' parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon

_SMALL = {"articles": "T", "possessives": "P", "of": "O", "and": "A"}  # kinds as in ``scanner``
_IRREGULAR = {"man": "men", "woman": "women", "person": "people", "child": "children"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word sets, lower-case but for names, organisations, places and acronyms.

    All sets of nouns hold plurals; ``plurals`` only these. ``small_words`` are articles and their like with their kind.
    The comments of ``lexicons/<language>/roles.toml`` tell what each set is for.
    """

    language: str
    heads: frozenset[str]
    plurals: frozenset[str]
    abbreviated: frozenset[str]
    acronyms: frozenset[str]
    capital_only: frozenset[str]
    lower_only: frozenset[str]
    things_too: frozenset[str]
    members_too: frozenset[str]
    verbs_too: frozenset[str]
    loose: frozenset[str]
    family: frozenset[str]
    organisation_words: frozenset[str]
    place_words: frozenset[str]
    places: frozenset[str]
    no_organisation: frozenset[str]
    surnames_too: frozenset[str]
    honorifics: frozenset[str]
    qualifiers: dict[str, str]
    modifiers: frozenset[str]
    endings: tuple[str, ...]
    departments: frozenset[str]
    after_head: frozenset[tuple[str, ...]]
    linking: frozenset[str]
    auxiliaries: frozenset[str]
    future: frozenset[str]
    beginning: frozenset[str]
    irreal: frozenset[str]
    naming: frozenset[str]
    as_verbs: frozenset[str]
    heading: frozenset[str]
    grammar: dict[str, frozenset[str]]
    small_words: dict[str, str]
    second_halves: dict[str, frozenset[str]]
    given: frozenset[str]
    not_person: frozenset[str]
    not_name: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]


@cache
def load(language: str = "en") -> Vocabulary:
    """The vocabulary from ``lexicons/<language>/roles.toml`` and the names of ``names.toml``."""
    table = lexicon.table("roles", language)
    heads = table["heads"]
    acronyms = frozenset(heads.get("acronyms", "").split())
    singular = frozenset(word for name, field in heads.items() if name != "acronyms" for word in field.split())
    family = lexicon.words("roles", "family", language)
    given = lexicon.words("names", "given", language)
    not_person = lexicon.words("names", "not_person", language)
    verbs = table["verbs"]
    return Vocabulary(
        language=language,
        heads=_with_plurals(singular) | {word.lower() for word in acronyms},
        plurals=frozenset(map(plural, singular)) - singular | _words(table["grammar"]["short_plurals"]),
        abbreviated=frozenset(heads.get("abbreviated", "").split()),
        acronyms=acronyms,
        capital_only=lexicon.words("roles", "capital_only", language),
        lower_only=_with_plurals(lexicon.words("roles", "lower_only", language)),
        things_too=_with_plurals(lexicon.words("roles", "things_too", language)),
        members_too=_with_plurals(lexicon.words("roles", "members_too", language)),
        verbs_too=_with_plurals(lexicon.words("roles", "verbs_too", language)),
        loose=_with_plurals(lexicon.words("roles", "loose", language)),
        family=_with_plurals(family),
        organisation_words=lexicon.words("roles", "organisation_words", language) | (not_person - given),
        place_words=lexicon.words("roles", "place_words", language),
        places=lexicon.words("names", "places", language),
        no_organisation=lexicon.words("roles", "no_organisation", language),
        surnames_too=lexicon.words("roles", "surnames_too", language),
        honorifics=lexicon.words("roles", "honorifics", language),
        qualifiers=table["qualifiers"],
        modifiers=frozenset(table["modifiers"].get("words", "").split()),
        endings=tuple(table["modifiers"].get("endings", "").split()),
        departments=frozenset(table["complements"].get("departments", "").split()),
        after_head=frozenset(tuple(phrase.split()) for phrase in table["complements"].get("after_head", ())),
        linking=frozenset(verbs.get("linking", "").split()),
        auxiliaries=frozenset(verbs.get("auxiliaries", "").split()),
        future=frozenset(verbs.get("future", "").split()),
        beginning=frozenset(verbs.get("beginning", "").split()),
        irreal=frozenset(verbs.get("irreal", "").split()),
        naming=frozenset(verbs.get("naming", "").split()),
        as_verbs=frozenset(verbs.get("as", "").split()),
        heading=frozenset(verbs.get("heading", "").split()),
        grammar={name: frozenset(words.split()) for name, words in table["grammar"].items()},
        small_words={word: kind for name, kind in _SMALL.items() for word in table["grammar"][name].split()},
        second_halves={name: frozenset(words.split()) for name, words in table["second_halves"].items()},
        given=given,
        not_person=not_person,
        not_name=lexicon.words("names", "common", language),
        particles=lexicon.words("names", "particles", language),
        suffixes=lexicon.words("names", "suffixes", language),
    )


def _words(entry: str) -> frozenset[str]:
    return frozenset(entry.split())


def _with_plurals(words: frozenset[str]) -> frozenset[str]:
    return words | frozenset(map(plural, words))


def plural(word: str) -> str:
    for ending, changed in _IRREGULAR.items():
        if word.endswith(ending):
            return word[: -len(ending)] + changed
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


_PREPOSITION = re.compile(r" (?:of|for|to|at|on|in|with) ")


def singular_role(role: str, language: str = "en") -> str:
    """A role phrase with its head noun in the singular: "former ministers of state" → "former minister of state".

    The head is the last word before a preposition; only what the lexicon knows as a plural is changed.
    """
    behind = _PREPOSITION.search(role)
    end = behind.start() if behind else len(role)
    before, _, head = role[:end].rpartition(" ")
    dot = "." if head.endswith(".") else ""
    changed = _singular(head.removesuffix("."), language)
    return " ".join(part for part in (before, changed + dot) if part) + role[end:]


def _singular(word: str, language: str) -> str:
    vocabulary = load(language)
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
