"""A paragraph cut into chunks: function words, verbs, noun groups, and stretches between quotation marks.

Chunks are what the labeller decides on. Each has a category from the lexicons, never a word of open class.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from sys import intern

from claims.extraction import lexicon
from claims.extraction.document import Document

_CLOSED_BY_NAME = ("conjunctions", "complementizers", "subordinators", "prepositions", "subject_pronouns")
"""Sections of the grammar lexicon whose words are categories of their own."""

_SHARED = {
    "determiners": "det",
    "possessive_pronouns": "poss",
    "object_pronouns": "pro",
    "be": "be",
    "have": "have",
    "do": "do",
    "modals": "modal",
    "negations": "neg",
    "adverbs": "adv",
    "time_words": "time",
    "speaking_nouns": "spk",
}
_CONTRACTING = frozenset(("he", "she", "it", "that", "who", "what", "there", "here", "let", "where", "how"))
_NOMINAL = frozenset(("Per", "w", "s", "Cap", "CAP", "num", "ttl", "spk", "N.speech", "N.thought", "time"))
_OPENS_GROUP = frozenset(
    ("Per", "det", "poss", "num", "w", "s", "Cap", "CAP", "ttl", "spk", "N.speech", "N.thought", "time")
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens ``[begin, end)`` without the punctuation that follows them up to the next chunk.

    ``head`` is the first word's category, ``tail`` the last word's; ``after`` the first mark of punctuation that
    follows ("" where none does). ``marked`` is the index of a stretch between marks, -1 outside.
    ``sentence`` is the sentence the chunk begins in.
    """

    begin: int
    end: int
    head: str
    tail: str
    after: str
    marked: int
    sentence: int


@cache
def closed_classes(language: str = "en") -> dict[str, str]:
    """Category of every word of the grammar lexicon; later sections do not override earlier ones."""
    table: dict[str, str] = {}
    for section in _CLOSED_BY_NAME:
        for word in lexicon.words("grammar", section, language):
            table.setdefault(word, word)
    table["to"] = "to"
    table["according"] = "according"
    for section, category in _SHARED.items():
        for word in lexicon.words("grammar", section, language):
            table.setdefault(word, category)
    for word in lexicon.words("names", "titles", language):
        table.setdefault(word.lower(), "ttl")
    return table


def categories(document: Document) -> list[str]:
    """The category of every token."""
    closed = closed_classes(document.language)
    found: list[str] = []
    previous = ""
    for i, word in enumerate(document.lower):
        category = _category(document, i, word, closed, previous)
        found.append(category)
        previous = category
    for named in document.persons:
        for mention in named.person.mentions:
            for i in range(document.tokens.at_or_after(mention.start), document.tokens.at_or_after(mention.end)):
                if found[i] in ("Cap", "CAP", "w"):
                    found[i] = "Per"
    return found


def _category(document: Document, i: int, word: str, closed: dict[str, str], previous: str) -> str:
    cue = document.cues[i]
    if cue is not None:
        noun_position = previous in ("det", "poss", "of", "num") or is_possessive(document, i - 1)
        if cue.noun and (noun_position or not cue.verb):
            return intern("N." + cue.noun)
        if cue.verb and not (noun_position and cue.form in ("base", "past", "ing")):
            return intern(f"V.{cue.verb}.{cue.form}")
    first = document.tokens.words[i][0]
    known = closed.get(word)
    if known is not None:
        return "Cap" if known in ("ttl", "spk") and first.isupper() else known
    if first.isupper():
        return "CAP" if document.tokens.words[i].isupper() and len(word) > 1 else "Cap"
    if first.isdigit():
        return "num"
    if not first.isalpha():
        return word[0]
    if word.endswith("ly"):
        return "adv"
    if word.endswith("ed"):
        return "ed"
    if word.endswith("ing"):
        return "ing"
    return "s" if word.endswith("s") else "w"


def is_possessive(document: Document, i: int) -> bool:
    """Whether a token is a name or noun in the possessive: what follows is no verb of its own."""
    return (
        i >= 0 and document.lower[i].endswith(("'s", "’s", "s'", "s’")) and document.lower[i][:-2] not in _CONTRACTING
    )


def chunk_paragraph(document: Document, cats: list[str], begin: int, end: int) -> list[Chunk]:
    """Chunks of the tokens ``[begin, end)`` of one paragraph."""
    chunks: list[Chunk] = []
    i = begin
    sentence = document.sentence_of(begin)
    starts = document.sentence_starts
    while i < end:
        while sentence + 1 < len(starts) and starts[sentence + 1] <= i:
            sentence += 1
        mark = document.marked_of[i]
        if mark >= 0:
            stop = i + 1
            while stop < end and document.marked_of[stop] == mark:
                stop += 1
            head = tail = _mark_shape(document, mark, stop - i)
        elif not cats[i][0].isalnum() and cats[i] not in ("&", "$", "%"):
            i += 1  # punctuation before the first word
            continue
        else:
            stop = _group_end(document, cats, i, end)
            head, tail = cats[i], cats[stop - 1]
        following = stop
        while following < end and document.marked_of[following] < 0 and not cats[following][0].isalnum():
            if cats[following] in ("(", "[", "$", "&"):
                break
            following += 1
        after = cats[stop] if following > stop else ""
        if not after and following < end and cats[following] in ("(", "["):
            after = "("
        chunks.append(Chunk(i, stop, head, tail, after, mark, sentence))
        i = max(following, stop)
    return chunks


def _mark_shape(document: Document, mark: int, tokens: int) -> str:
    stretch = document.marked[mark]
    inner = document.text[stretch.inner_start : stretch.inner_end].strip()
    first, last = inner[:1], inner[-1:]
    case = "U" if first.isupper() else "l" if first.islower() else "o"
    ending = "," if last == "," else "." if last in ".?!…" else "w"
    return intern(f"Q{case}{'s' if tokens <= 6 else 'l'}{ending}")


def _group_end(document: Document, cats: list[str], i: int, end: int) -> int:
    stop = i + 1
    while stop < end and document.marked_of[stop] < 0:
        left, here = cats[stop - 1], cats[stop]
        if here == "." and document.tokens.starts[stop] == document.tokens.ends[stop - 1]:
            # The full stop of an abbreviation inside a sentence.
            if stop + 1 < end and left in ("Per", "Cap", "CAP", "ttl") and _same_sentence(document, stop, stop + 1):
                stop += 1
                continue
            break
        if here in ("&", "$", "%") or left in ("&", "$"):
            stop += 1
            continue
        joins = here in _NOMINAL and (left in _OPENS_GROUP or left == ".")
        if (
            not joins
            and not (here in ("ed", "ing", "adv") and left in ("det", "poss"))
            and not (here in _NOMINAL and left in ("ed", "ing") and stop - i >= 2)
        ):
            break
        stop += 1
    return stop


def _same_sentence(document: Document, one: int, other: int) -> bool:
    return document.sentence_of(one) == document.sentence_of(other)
