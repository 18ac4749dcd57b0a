"""Persons tied to positions: "Secretary of State John Kerry", "John Hardie, Deputy Director at the Foundation".

A grammar over word kinds (``scanner``) reads role phrases and names (``phrases``) and joins them where a title stands
before a name, an apposition beside it or a predicate after it (``patterns``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.extraction.roles.patterns import roles_in
from claims.extraction.roles.phrases import Reader
from claims.extraction.roles.scanner import scan
from claims.extraction.roles.vocabulary import Vocabulary, load
from claims.extraction.types import RoleMention, Sentence

# The second name is only looked at, so that in "Director James Comey" it can be the first of the next pair.
_FULL_NAME = re.compile(r"\b([^\W\d_]+)(?=(?: [^\W\d_]\.)? ([^\W\d_][^\W\d_’'-]+(?:[-’'][^\W\d_]+)?))")


def find_roles(text: str, sentences: Sequence[Sentence]) -> list[RoleMention]:
    """Person–role pairs in order of appearance, one for each person and role phrase.

    ``kind`` is title, apposition, predicate, affiliation or party as in the annotation rules, or family for a
    relative ("Ann’s brother Paul"; ``organisation`` is then whose relative). Linear in the length of the text.
    """
    vocabulary = load()
    surnames = _surnames(text, vocabulary)
    found: dict[tuple[int, int, int, int], RoleMention] = {}
    for sentence in sentences:
        tokens = scan(text, sentence.span.start, sentence.span.end, vocabulary)
        if not any(kind in tokens.kinds for kind in "HF(") and "O" not in tokens.kinds:
            continue
        for mention in roles_in(Reader(tokens, vocabulary, surnames)):
            second = mention.role or mention.organisation
            if second:
                key = (mention.person.start, mention.person.end, second.start, second.end)
                found.setdefault(key, mention)
    return sorted(found.values(), key=lambda mention: (mention.person.start, (mention.role or mention.person).start))


def _surnames(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Last words of names that begin with a known given name."""
    return frozenset(
        match.group(2)
        for match in _FULL_NAME.finditer(text)
        if match.group(1) in vocabulary.given
        and match.group(2)[0].isupper()
        and match.group(2) not in vocabulary.not_person
    )
