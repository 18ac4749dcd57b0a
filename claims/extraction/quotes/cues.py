"""Reporting words: which class of the reporting lexicon a word belongs to, and in which form it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon

# A verb that stands in several classes counts as the first of these.
VERB_CLASSES = ("say", "tell", "state", "ask", "name", "about", "urge", "think", "show", "learn", "manner")
NOUN_CLASSES = ("speech", "thought")

DIRECT_CLASSES = frozenset({"say", "tell", "state", "ask", "manner"})
"""Classes whose verbs stand beside direct speech ("…," she added)."""


@dataclass(frozen=True, slots=True)
class Cue:
    """``verb`` and ``noun`` are classes or ""; ``form`` is base, s, past, participle or ing (of the verb)."""

    verb: str
    noun: str
    form: str


@cache
def cue_table(language: str = "en") -> dict[str, Cue]:
    """Every inflected reporting word, lower-cased; none in a language without ``reporting.toml``."""
    if not lexicon.has("reporting", language):
        return {}
    lists = lexicon.table("reporting", language)
    table: dict[str, Cue] = {}
    for name in VERB_CLASSES:
        for lemma in lists["verbs"].get(name, "").split():
            irregular = lists["irregular"].get(lemma, "").split()
            for form, word in _forms(lemma, irregular):
                table.setdefault(word, Cue(name, "", form))
    for name in NOUN_CLASSES:
        for word in lists["nouns"].get(name, "").split():
            known = table.get(word)
            if known is None:
                table[word] = Cue("", name, "")
            elif not known.noun:
                table[word] = Cue(known.verb, name, known.form)
    return table


def says(word: str, language: str) -> bool:
    """Whether a word is a verb of saying in a finite form, so that a person stands beside it."""
    cue = cue_table(language).get(word)
    return cue is not None and cue.verb in ("say", "tell", "state") and cue.form in ("past", "s") and not cue.noun


def _forms(lemma: str, irregular: list[str]) -> list[tuple[str, str]]:
    if irregular:
        labels = ["s", *["past"] * (len(irregular) - 2), "ing"]
        return [("base", lemma), *zip(labels, irregular, strict=True)]
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [
            ("base", lemma),
            ("s", lemma[:-1] + "ies"),
            ("past", lemma[:-1] + "ied"),
            ("ing", lemma + "ing"),
        ]
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    ing = lemma + "ing" if lemma.endswith("ee") else stem + "ing"
    return [("base", lemma), ("s", plural), ("past", stem + "ed"), ("ing", ing)]
