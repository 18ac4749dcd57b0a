"""The named features of a sentence that check-worthiness is told by: classes of words, form, subject and verb."""

from __future__ import annotations

import math
import re
from functools import cache

from claims.extraction import lexicon

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*|[$€£%?!:;,\"“”\[\]—–]")
_MOST_TOKENS = 160
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d\Z")
_MOST_CHARACTERS = 4_000

# Features told by form, with the reason that an editor reads.
FORM_REASONS = {
    "length_short": "is very short",
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
    "ed_verb": "tells what happened",
    "starts_i": "begins with the speaker",
    "starts_you": "addresses the listener",
    "bracket": "is a stage direction",
    "figure_and_topic": "gives a figure on a public matter",
    "name_and_record": "tells what a named person did",
    "third_and_past": "tells what others did",
    "first_and_future": "promises",
    "first_and_opinion": "states the speaker's opinion",
    "comparison_and_topic": "compares on a public matter",
    "topics": "is about public matters",
    "topic_words": "is about public matters",
}
_TOPICS = (
    "money", "tax", "economy", "jobs", "health", "migration", "crime", "war", "energy", "education", "programme",
    "election",
)  # fmt: skip


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
    tokens = _TOKEN.findall(sentence_text[:_MOST_CHARACTERS])[:_MOST_TOKENS]
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
    cap["length_tiny"] = float(words < 4)
    cap["length_some"] = float(words > 8)
    cap["length_full"] = float(words > 14)
    cap["function_share"] = sum(word in _FUNCTION_WORDS for word in lower) / words if words else 1.0
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
    cap.update(_clause(tokens, lower))
    cap["superlative"] = float(any(w.endswith("est") and len(w) > 5 and w not in _NO_SUPERLATIVE for w in lower))
    cap["condition"] = float("if" in lower or "unless" in lower)
    cap["medium_length"] = float(10 <= words <= 30)
    cap["one_clause"] = float(words >= 5 and not any(word in _LINKS for word in lower))
    if lower:
        cap["starts_and"] = float(lower[0] in ("and", "but", "so", "or"))
        cap["starts_i"] = float(lower[0] in ("i", "i'm", "i've", "i'll", "i'd"))
        cap["starts_you"] = float(lower[0] in ("you", "you're", "your", "let", "let's", "please"))
    return cap


_FORM_MARKS = {
    "$": "currency", "€": "currency", "£": "currency", "%": "percent_sign", "?": "question", "!": "exclamation",
    '"': "quoted", "“": "quoted", "[": "bracket", ",": "commas", ";": "commas",
}  # fmt: skip


_FUNCTION_WORDS = frozenset((
    "the", "a", "an", "and", "or", "but", "so", "if", "of", "to", "in", "on", "at", "by", "for", "from", "with",
    "as", "is", "am", "are", "was", "were", "be", "been", "being", "do", "does", "did", "have", "has", "had",
    "will", "would", "can", "could", "should", "may", "might", "must", "shall", "i", "you", "he", "she", "it",
    "we", "they", "me", "him", "her", "us", "them", "my", "your", "his", "its", "our", "their", "this", "that",
    "these", "those", "who", "which", "what", "there", "here", "not", "no", "yes", "all", "any", "some", "one",
    "very", "just", "well", "now", "then", "too", "also", "than", "about", "into", "up", "out", "over", "when",
    "where", "how", "why", "because", "while", "it's", "i'm", "we're", "they're", "that's", "don't", "you're",
    "i've", "we've", "going", "know", "think", "want", "get", "got", "say", "said", "go", "let", "me", "look",
    "thing", "things", "people",
))  # fmt: skip
_NO_SUPERLATIVE = frozenset(
    [
        "interest",
        "request",
        "protest",
        "honest",
        "modest",
        "harvest",
        "invest",
        "suggest",
        "forest",
        "digest",
        "contest",
    ]
)
_LINKS = frozenset(
    [
        "that",
        "which",
        "who",
        "because",
        "if",
        "when",
        "while",
        "although",
        "though",
        "whether",
        "and",
        "but",
        "or",
        "so",
        "what",
        "how",
        "why",
        "where",
    ]
)

# ------------------------------------------------------------ subject and verb

_SKIPPED = frozenset(
    [
        "and",
        "but",
        "so",
        "or",
        "well",
        "now",
        "because",
        "look",
        "also",
        "then",
        "yes",
        "no",
        "oh",
        "actually",
        "frankly",
        "again",
        "first",
        "second",
        "finally",
        "however",
        "in",
        "fact",
        "of",
        "course",
        "you",
        "know",
        "i",
        "mean",
        "let",
        "me",
        "tell",
        "right",
        "ok",
        "okay",
        "uh",
        "um",
    ]
)
_SUBJECTS = {
    "i": "i", "we": "we", "you": "you", "he": "he", "she": "he", "they": "they", "it": "it", "this": "it",
    "that": "it", "there": "there", "these": "they", "those": "they", "who": "who", "what": "who", "how": "who",
    "why": "who", "where": "who", "when": "when", "if": "when", "let's": "let", "let": "let",
}  # fmt: skip
_SUBJECT_REASONS = {
    "i": "the speaker", "we": "us", "you": "the listener", "he": "someone", "they": "others", "it": "something",
    "there": "something", "name": "a named person or body", "noun": "something",
}  # fmt: skip
_VERBS = {
    "past": "was were had did went came took made gave got left lost won became began brought built bought fought held "
    "kept knew led met paid put ran sent spent stood said told voted tried failed saw wrote didn't wasn't weren't "
    "hadn't couldn't fell rose grew cut",
    "future": "will won't shall gonna ll",
    "modal": "should would could can may might must cannot can't need needs ought wouldn't shouldn't want wants let",
    "have": "has have haven't hasn't ve",
    "is": "is are am isn't aren't s re m",
    "thought": "think believe know hope guess feel mean like agree appreciate understand suppose wish love thank care "
    "respect doubt want believes thinks knows wants",
    "negated": "don't doesn't",
}
_VERB_REASONS = {
    "past": "tells what {} did", "future": "says what {} will do", "modal": "says what {} should or could do",
    "have": "tells what {} has done", "is": "says what {} is", "thought": "says what {} thinks",
    "negated": "denies something of {}", "other": "says what {} does",
}  # fmt: skip
_VERB_OF = {word: name for name, words in _VERBS.items() for word in words.split()}
_REACH = 6  # tokens between the subject and its verb


def _clause(tokens: list[str], lower: list[str]) -> dict[str, float]:
    """The kind of the first subject and of its verb, alone and together."""
    start = 0
    while start < len(lower) - 1 and (lower[start] in _SKIPPED or not lower[start][0].isalnum()) and start < 8:
        if lower[start] == "i" and lower[start + 1] != "mean":
            break
        start += 1
    if start >= len(lower):
        return {}
    first, _, contraction = lower[start].partition("'")
    subject = _SUBJECTS.get(lower[start]) or _SUBJECTS.get(first)
    if subject is None:
        subject = "name" if tokens[start][0].isupper() and start else "noun"
        if start + 1 < len(tokens) and tokens[start + 1][0].isupper() and tokens[start][0].isupper():
            subject = "name"
    verb = _VERB_OF.get(contraction, "") if contraction and subject not in ("name", "noun") else ""
    index = start + 1
    while not verb and index < min(len(lower), start + 1 + _REACH):
        word = lower[index]
        verb = _VERB_OF.get(word, "")
        if not verb and len(word) > 4 and word.endswith("ed"):
            verb = "past"
        if not verb and subject not in ("name", "noun") and word not in _ADVERBS:
            verb = "other"
        index += 1
    verb = verb or "other"
    if verb == "is" and index < len(lower) and lower[index : index + 2] == ["going", "to"]:
        verb = "future"
    return {f"subject_{subject}": 1.0, f"verb_{verb}": 1.0, f"{subject}_{verb}": 1.0}


_ADVERBS = frozenset(
    [
        "also",
        "never",
        "always",
        "just",
        "really",
        "still",
        "actually",
        "not",
        "only",
        "then",
        "now",
        "all",
        "both",
        "had",
        "ever",
        "simply",
        "already",
    ]
)


def reasons_by_feature() -> dict[str, str]:
    """What an editor reads for each feature; a feature without an entry is never given as a reason."""
    classes = lexicon.table("worthiness")["classes"]
    reasons = {name: str(entry["reason"]) for name, entry in classes.items()} | FORM_REASONS
    for subject, who in _SUBJECT_REASONS.items():
        reasons |= {f"{subject}_{verb}": reason.format(who) for verb, reason in _VERB_REASONS.items()}
    return reasons
