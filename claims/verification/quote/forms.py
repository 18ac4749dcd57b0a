"""Which words are the same verb in another tense or person, or the same pronoun for another person."""

from __future__ import annotations

from functools import cache, lru_cache

from claims.verification import lexicon

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lexicon.table("quotations")["irregular"]:
        forms = line.split()
        for form in forms:
            found.setdefault(form, set()).update(forms)
    return {form: frozenset(forms) for form, forms in found.items()}


@cache
def _persons() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lexicon.table("quotations")["persons"]:
        for word in line.split():
            found.setdefault(word, set()).update(line.split())
    return {word: frozenset(words) for word, words in found.items()}


def is_person(word: str) -> bool:
    """Whether a word is a pronoun that changes with the person."""
    return word in _persons()


@cache
def section(name: str) -> frozenset[str]:
    """The words of an entry of the lexicon."""
    return frozenset(lexicon.table("quotations")[name].split())


def is_subject(word: str) -> bool:
    """Whether a verb in the third person may follow a pronoun."""
    return word in lexicon.table("quotations")["persons"][0].split()


def is_helper(word: str) -> bool:
    return word in section("helpers")


def negates(word: str) -> bool:
    return word in section("negations")


def spelled_out(short: str) -> frozenset[str]:
    """What an apostrophe's short form stands for: "'ll" is "will" or "shall"."""
    return frozenset(lexicon.table("quotations")["contractions"].get(short, "").split())


def is_participle(word: str) -> bool:
    """Whether a word can follow "have": "seen", "voted"."""
    return word.endswith("ed") or (word in _irregular() and not word.endswith(("ing", "s")))


def kin(word: str) -> frozenset[str]:
    """The words that ``shifted`` can pair a word with though they begin otherwise."""
    return _irregular().get(word, frozenset()) | _persons().get(word, frozenset())


def shifted(one: str, other: str) -> bool:
    """Whether two different words differ by tense or person alone.

    A final -s makes a plural more often than a third person: ``agreement`` is asked of the words around.
    """
    if other in _persons().get(one, ()):
        return True
    if one.endswith("ing") != other.endswith("ing"):
        return False  # "winning" for "win" is another word in the sentence, not another tense
    if other in _irregular().get(one, ()):
        return True
    return bool(one.isalpha() and other.isalpha() and _regular(one) & _regular(other)) and not agreement(one, other)


def agreement(one: str, other: str) -> bool:
    """Whether two words differ by a final -s alone ("want" and "wants", but also "tax" and "taxes")."""
    shorter, longer = sorted((one, other), key=len)
    if longer in (shorter + "s", shorter + "es"):
        return True
    return shorter.endswith("y") and longer == shorter[:-1] + "ies"


@lru_cache(maxsize=4096)
def _regular(word: str) -> frozenset[str]:
    """The base forms that a regular verb form may come from."""
    if len(word) < 3:
        return frozenset()
    found = {word}
    for ending in ("ed", "es", "s", "ing", "d"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        found.add(stem)
        if ending in ("ed", "ing"):
            found.add(stem + "e")
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                found.add(stem[:-1])
        if ending in ("ed", "es") and stem.endswith("i"):
            found.add(stem[:-1] + "y")
    return frozenset(found)
