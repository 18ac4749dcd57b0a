"""How much a sentence deserves checking, from named features alone.

A logistic model over counts of word classes (``lexicons/en/worthiness.toml``), figures, names and form. Its weights
are fitted on labelled debates and speeches (MODEL_CARD.md); no vocabulary was learned. Every score comes with the
features that moved it most.
"""

from __future__ import annotations

import math
import re
from functools import cache

from claims.extraction import lexicon
from claims.extraction.types import Worthiness

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*|[$€£%?!:;,\"“”\[\]—–]")
_MOST_TOKENS = 160
_MOST_REASONS = 4
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d\Z")

# Features told by form, with the reason that an editor reads.
FORM_REASONS = {
    "length": "is a full sentence",
    "length_short": "is very short",
    "length_long": "is long",
    "figure": "gives a figure",
    "figures": "gives several figures",
    "year": "names a year",
    "percent_sign": "gives a percentage",
    "currency": "gives an amount of money",
    "name": "names persons, places or organisations",
    "names": "names several persons, places or organisations",
    "capitals": "uses an abbreviation",
    "question": "is a question",
    "exclamation": "is an exclamation",
    "quoted": "quotes",
    "commas": "has several parts",
    "ed_verb": "tells what happened",
    "starts_and": "continues a thought",
    "starts_i": "begins with the speaker",
    "starts_you": "addresses the listener",
    "long_words": "uses specific words",
    "word_length": "uses long words",
    "bracket": "is a stage direction",
    "figure_and_topic": "gives a figure on a public matter",
    "name_and_record": "tells what a named person did",
    "third_and_past": "tells what others did",
    "first_and_future": "promises",
    "first_and_opinion": "states the speaker's opinion",
    "comparison_and_topic": "compares on a public matter",
    "topics": "is about public matters",
    "topic_words": "is about public matters",
    "content": "is rich in content",
}
_TOPICS = (
    "money", "tax", "economy", "jobs", "health", "migration", "crime", "war", "energy", "education", "programme",
    "election",
)  # fmt: skip


def score_sentence(sentence_text: str) -> Worthiness:
    """The check-worthiness of one sentence, 0 to 1, and the named reasons that moved the score, strongest first.

    Reasons that lower the score begin with "but". Linear in the length of the sentence; of very long ones only
    the beginning is read.
    """
    model = _model()
    contributions = [
        (model.weights.get(name, 0.0) * value, name) for name, value in features(sentence_text).items() if value
    ]
    total = model.intercept + sum(contribution for contribution, _ in contributions)
    contributions.sort(key=lambda item: -abs(item[0]))
    reasons: list[str] = []
    for contribution, name in contributions:
        reason = model.reasons.get(name, name)
        written = reason if contribution > 0 else f"but {reason}"
        if abs(contribution) < 0.1 or len(reasons) == _MOST_REASONS:
            break
        if written not in reasons and reason not in reasons:
            reasons.append(written)
    return Worthiness(_logistic(total), tuple(reasons))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, value))))


class _Model:
    """Weights by feature name, and the reason each feature stands for."""

    def __init__(self) -> None:
        table = lexicon.table("worthiness_weights")
        self.intercept = float(table["intercept"])
        self.weights = {name: float(weight) for name, weight in table["weights"].items()}
        classes = lexicon.table("worthiness")["classes"]
        self.reasons = {name: str(entry["reason"]) for name, entry in classes.items()} | FORM_REASONS


@cache
def _model() -> _Model:
    return _Model()


@cache
def _classes() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], frozenset[str]]:
    """Classes of words, of word pairs ("health_care"), and the first words of pairs."""
    single: dict[str, list[str]] = {}
    pairs: dict[str, list[str]] = {}
    for name, entry in lexicon.table("worthiness")["classes"].items():
        for word in entry["words"].split():
            target = pairs if "_" in word else single
            names = target.setdefault(word.replace("_", " "), [])
            if name not in names:
                names.append(name)
    return (
        {word: tuple(names) for word, names in single.items()},
        {word: tuple(names) for word, names in pairs.items()},
        frozenset(word.split(" ")[0] for word in pairs),
    )


def features(sentence_text: str) -> dict[str, float]:
    """The named features of a sentence: capped counts of word classes, and marks of form."""
    single, pairs, openers = _classes()
    tokens = _TOKEN.findall(sentence_text)[:_MOST_TOKENS]
    counts: dict[str, float] = {}
    lower = [token.lower().replace("’", "'") for token in tokens]
    words = figures = names = long_words = characters = eds = 0
    for index, word in enumerate(lower):
        first = word[0]
        if first.isalpha():
            words += 1
            characters += len(word)
            long_words += len(word) > 7
            found = single.get(word)
            if found:
                for name in found:
                    counts[name] = counts.get(name, 0) + 1
            if word in openers and index + 1 < len(lower):
                for name in pairs.get(f"{word} {lower[index + 1]}", ()):
                    counts[name] = counts.get(name, 0) + 1
            if index and tokens[index][0].isupper() and first != "i":
                names += 1
            eds += len(word) > 4 and word.endswith("ed")
        elif first.isdigit():
            figures += 1
            if _YEAR.match(word):
                counts["year"] = counts.get("year", 0) + 1
        elif first in _FORM_MARKS:
            name = _FORM_MARKS[first]
            counts[name] = counts.get(name, 0) + 1
    topics = [counts[name] for name in _TOPICS if name in counts]
    cap = {name: min(value, 3.0) for name, value in counts.items()}
    cap["length"] = math.log1p(words)
    cap["length_short"] = float(words < 6)
    cap["length_long"] = max(0.0, min(words - 25, 40)) / 20
    cap["figure"] = float(figures > 0)
    cap["figures"] = min(figures, 4) / 2
    cap["name"] = float(names > 0)
    cap["names"] = min(names, 6) / 3
    cap["ed_verb"] = min(eds, 3.0)
    cap["long_words"] = min(long_words, 8) / 4
    cap["word_length"] = characters / words - 4 if words else 0.0
    cap["topics"] = min(len(topics), 4.0)
    cap["topic_words"] = min(sum(topics), 8.0) / 2
    cap["figure_and_topic"] = float(bool(topics) and (figures > 0 or "number" in counts))
    cap["name_and_record"] = float("record" in counts and names > 0)
    cap["third_and_past"] = float("third_person" in counts and ("past" in counts or eds > 0))
    cap["first_and_future"] = float("future" in counts and ("first_person" in counts or "we" in counts))
    cap["first_and_opinion"] = float("opinion" in counts and "first_person" in counts)
    cap["comparison_and_topic"] = float("comparison" in counts and bool(topics))
    if lower:
        cap["starts_and"] = float(lower[0] in ("and", "but", "so", "or"))
        cap["starts_i"] = float(lower[0] in ("i", "i'm", "i've", "i'll", "i'd"))
        cap["starts_you"] = float(lower[0] in ("you", "you're", "your", "let", "let's", "please"))
    return cap


_FORM_MARKS = {
    "$": "currency", "€": "currency", "£": "currency", "%": "percent_sign", "?": "question", "!": "exclamation",
    '"': "quoted", "“": "quoted", "[": "bracket", ",": "commas", ";": "commas",
}  # fmt: skip
