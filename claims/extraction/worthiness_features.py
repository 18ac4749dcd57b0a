"""The named features of a sentence that tell check-worthiness: word classes, form, subject and verb, and pairs."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.worthiness_clause import clause_features, clause_names, clause_reasons
from claims.extraction.worthiness_form import FORM_REASONS, form_features
from claims.extraction.worthiness_words import class_counts, class_reasons, is_frame, read_words

TOPICS = (
    "money", "tax", "economy", "jobs", "health", "migration", "crime", "war", "energy", "education", "programme",
    "election",
)  # fmt: skip
"""Classes of words that public matters are told by."""

PAIRED = frozenset((
    "subject_i", "subject_we", "subject_you", "subject_he", "subject_they", "subject_it", "subject_there",
    "subject_name", "subject_noun", "subject_who", "subject_when", "verb_past", "verb_future", "verb_modal",
    "verb_have", "verb_is", "verb_thought", "verb_negated", "verb_other", "year", "figure_large", "figure_small",
    "figure_time", "figure_money", "figure_percent", "name", "names", "many_names", "acronym", "question", "quoted",
    "short", "long", "speaker", "us", "listener", "others", "past_auxiliaries", "future", "should", "could", "denying",
    "opinion", "values", "courtesy", "chairing", "vague", "comparison", "superlatives", "universal", "cause", "source",
    "said", "says", "record", "rise", "fall", "number", "scale", "share", "money", "tax", "economy", "jobs", "health",
    "migration", "crime", "war", "energy", "education", "programme", "election", "countries", "party", "actor",
    "people", "when", "history", "position", "need", "plan", "harm", "lawmaking", "office", "evaluation", "emotion",
    "private_life", "hedges", "attack", "held", "ed_verb",
))  # fmt: skip
"""Features that also count together with one another, such as a figure of a tax."""


def features(sentence_text: str, language: str = "en") -> dict[str, float]:
    """The named features of a sentence that are not zero, pairs apart."""
    words = read_words(sentence_text, language)
    found = form_features(words) | clause_features(words)
    counts = class_counts(words)
    for name, count in counts.items():
        found[name] = 1.0
        if count > 1 and not is_frame(name):
            found[f"{name} again"] = min(count - 1, 3) / 2
    topics = sum(name in counts for name in TOPICS)
    found["topics"] = min(topics, 4.0)
    return {name: value for name, value in found.items() if value}


def pairs(found: dict[str, float]) -> Iterator[tuple[str, str]]:
    """The pairs of features that stand together in a sentence, each in the order of the alphabet."""
    present = sorted(name for name in found if name in PAIRED)
    for index, first in enumerate(present):
        for second in present[index + 1 :]:
            yield first, second


def reasons_by_feature(language: str = "en") -> dict[str, str]:
    """What an editor reads for each feature; a feature without an entry is never given as a reason."""
    classes = class_reasons(language)
    again = {f"{name} again": reason for name, reason in classes.items()}
    topics = {"topics": "is about public matters"}
    reasons = FORM_REASONS | clause_reasons(language) | classes | again | topics
    return {name: reason for name, reason in reasons.items() if reason}


def exclusive_group(name: str) -> str:
    """The group of features of which a sentence has exactly one, or ""."""
    for prefix in ("subject_", "verb_", "begins_", "length_"):
        if name.startswith(prefix) and " " not in name:
            return prefix
    return "clause" if name in clause_names() else ""
