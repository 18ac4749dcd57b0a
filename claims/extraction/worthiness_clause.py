"""The kind of a sentence's first subject and of its verb, alone and together."""

from __future__ import annotations

from functools import cache

from claims.extraction import lexicon
from claims.extraction.worthiness_words import Words

_REACH = 6  # tokens between the subject and its verb
_MOST_SKIPPED = 8


def clause_features(words: Words) -> dict[str, float]:
    """Exactly one ``subject_…``, one ``verb_…`` and one of both together, "he_past"; none without words."""
    if not words.lower:
        return {}
    start = _subject_at(words)
    subject, contraction = _subject(words, start)
    verb, index = _verb(words, start, subject, contraction)
    if verb == "is" and words.lower[index : index + 2] == ["going", "to"]:
        verb = "future"
    return {f"subject_{subject}": 1.0, f"verb_{verb}": 1.0, f"{subject}_{verb}": 1.0}


def clause_reasons(language: str = "en") -> dict[str, str]:
    """What an editor reads for subject and verb together."""
    table = lexicon.table("worthiness_clause", language)
    return {
        f"{subject}_{verb}": reason.format(who)
        for subject, who in table["subject-reasons"].items()
        for verb, reason in table["verb-reasons"].items()
    }


@cache
def clause_names(language: str = "en") -> frozenset[str]:
    """The names of subject and verb together, of which a sentence with words has exactly one."""
    table = lexicon.table("worthiness_clause", language)
    return frozenset(f"{s}_{v}" for s in (*table["subjects"], "name", "noun") for v in (*table["verbs"], "other"))


def kinds(section: str, language: str) -> dict[str, str]:
    """By word: its kind in one section of the clause lexicon."""
    return _kinds(language)[section]


def _subject_at(words: Words) -> int:
    """Where the subject is looked for: behind conjunctions and small talk ("and", "well", "in fact")."""
    skipped = lexicon.words("worthiness_clause", "skipped", words.language)
    lower = words.lower
    start = 0
    while start < min(len(lower) - 1, _MOST_SKIPPED) and (lower[start] in skipped or not lower[start][0].isalnum()):
        if lower[start] == "i" and lower[start + 1] != "mean":
            break
        start += 1
    return start


def _subject(words: Words, start: int) -> tuple[str, str]:
    """The kind of the subject, and a verb contracted with it ("'ll")."""
    first, _, contraction = words.lower[start].partition("'")
    known = kinds("subjects", words.language).get(words.lower[start]) or kinds("subjects", words.language).get(first)
    if known:
        return known, contraction
    following = words.tokens[start + 1 : start + 2]
    named = words.tokens[start][0].isupper() and (start > 0 or (following and following[0][0].isupper()))
    return ("name" if named else "noun"), ""


def _verb(words: Words, start: int, subject: str, contraction: str) -> tuple[str, int]:
    """The kind of the verb, and the index behind it."""
    verbs = kinds("verbs", words.language)
    adverbs = lexicon.words("worthiness_clause", "adverbs", words.language)
    index = start + 1
    if contraction in verbs:
        return verbs[contraction], index
    for index in range(start + 1, min(len(words.lower), start + 1 + _REACH)):
        word = words.lower[index]
        if word in verbs:
            return verbs[word], index + 1
        if len(word) > 4 and word.endswith("ed"):
            return "past", index + 1
        if subject not in ("name", "noun") and word not in adverbs:
            return "other", index + 1
    return "other", index + 1


@cache
def _kinds(language: str) -> dict[str, dict[str, str]]:
    table = lexicon.table("worthiness_clause", language)
    return {
        section: {word: kind for kind, entry in table[section].items() for word in entry.split()}
        for section in ("first", "subjects", "verbs")
    }
