"""The words of a sentence and the hand-written classes they belong to (``lexicons/en/worthiness*.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*|[$€£%?!:;,\"“”\[\]—–]")
_MOST_TOKENS = 160
_MOST_CHARACTERS = 4_000
_SHORT_STEM = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]\Z")


@dataclass(frozen=True, slots=True)
class Words:
    """The beginning of a sentence as tokens: words, figures and marks; ``lower`` with straight apostrophes."""

    tokens: list[str]
    lower: list[str]
    language: str

    def at(self, index: int) -> str:
        return self.lower[index] if 0 <= index < len(self.lower) else ""


def read_words(sentence_text: str, language: str = "en") -> Words:
    tokens = _TOKEN.findall(sentence_text[:_MOST_CHARACTERS])[:_MOST_TOKENS]
    return Words(tokens, [token.lower().replace("’", "'") for token in tokens], language)


def class_counts(words: Words) -> dict[str, int]:
    """How often each class of words occurs, and under ``frame_name`` each closed-class word or frame."""
    single, phrases = _entries(words.language)
    lower = words.lower
    counts: dict[str, int] = {}
    for index, word in enumerate(lower):
        found = single.get(word, ())
        for phrase, names, alone in phrases.get(word, ()):
            if lower[index : index + len(phrase)] == phrase:
                found = names if alone else [*found, *names]
        for name in found:
            counts[name] = counts.get(name, 0) + 1
    return counts


def frame_name(entry: str) -> str:
    """The feature of one closed-class word or frame."""
    return f"says {entry.replace('_', ' ')}"


def is_frame(name: str) -> bool:
    return name.startswith("says ")


def class_reasons(language: str = "en") -> dict[str, str]:
    """What an editor reads for each class, group and frame; "" for those that are never given as a reason."""
    reasons = {name: str(entry["reason"]) for name, entry in lexicon.table("worthiness", language)["classes"].items()}
    for name, entry in lexicon.table("worthiness_frames", language)["groups"].items():
        reasons[name] = str(entry["reason"])
        reasons |= {frame_name(item): str(entry["reason"]) for item in entry["words"].split()}
    return reasons


@cache
def _entries(language: str) -> tuple[dict[str, list[str]], dict[str, list[tuple[list[str], list[str], bool]]]]:
    """What single words count for, and by first word the phrases and what they count for, idioms alone."""
    names: dict[str, list[str]] = {}
    for name, entry in lexicon.table("worthiness", language)["classes"].items():
        forms = [form for verb in entry.get("verbs", "").split() for form in _inflected(verb)]
        for item in {*entry.get("words", "").split(), *forms}:
            names.setdefault(item, []).append(name)
    for name, entry in lexicon.table("worthiness_frames", language)["groups"].items():
        for item in entry["words"].split():
            names.setdefault(item, []).append(name)
    for item in _frames(language):
        names[item].append(frame_name(item))
    idioms = lexicon.words("worthiness", "idioms", language)
    phrases: dict[str, list[tuple[list[str], list[str], bool]]] = {}
    for item in sorted({*idioms, *names}):
        if "_" in item:
            phrase = item.split("_")
            phrases.setdefault(phrase[0], []).append((phrase, names.get(item, []), item in idioms))
    return {item: owners for item, owners in names.items() if "_" not in item}, phrases


def _frames(language: str) -> set[str]:
    groups = lexicon.table("worthiness_frames", language)["groups"].values()
    return {item for entry in groups for item in entry["words"].split()}


def _inflected(verb: str) -> list[str]:
    """A regular verb and its forms in -s, -ed, -ing."""
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    if _SHORT_STEM.match(verb):
        return [verb, f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"
    return [verb, third, f"{verb}ed", f"{verb}ing"]
