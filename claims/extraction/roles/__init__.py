"""Persons tied to positions: "Secretary of State John Kerry", "John Hardie, Deputy Director at the Foundation".

A grammar over word kinds (``scanner``) reads names (``reader``), organisations (``organisations``) and role phrases
(``phrases``) and joins them where a title stands before a name (``titles``), an apposition beside it (``appositions``)
or a predicate after it (``predicates``), or where an organisation alone is given (``affiliations``).
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.lexicon import has
from claims.extraction.roles.context import surnames
from claims.extraction.roles.patterns import roles_in
from claims.extraction.roles.phrases import Reader
from claims.extraction.roles.scanner import scan
from claims.extraction.roles.vocabulary import load
from claims.extraction.types import RoleMention, Sentence


def find_roles(text: str, sentences: Sequence[Sentence], language: str = "en") -> list[RoleMention]:
    """Person–role pairs in order of appearance, one for each person and role phrase.

    ``kind`` is title, apposition, predicate, affiliation or party as in the annotation rules, or family for a
    relative ("Ann’s brother Paul"; ``organisation`` is then whose relative). None in a language
    without ``roles.toml``. Linear in the length of the text.
    """
    if not has("roles", language):
        return []
    vocabulary = load(language)
    kinds: dict[str, str] = {}
    scanned = [scan(text, sentence.span.start, sentence.span.end, vocabulary, kinds) for sentence in sentences]
    known = surnames(scanned, vocabulary)
    found: dict[tuple[int, int, int, int], RoleMention] = {}
    for tokens in scanned:
        if not any(kind in tokens.kinds for kind in "HF(OS") or "C" not in tokens.kinds:
            continue
        for mention in roles_in(Reader(tokens, vocabulary, known)):
            second = mention.role or mention.organisation
            if second:
                key = (mention.person.start, mention.person.end, second.start, second.end)
                found.setdefault(key, mention)
    return sorted(found.values(), key=lambda mention: (mention.person.start, (mention.role or mention.person).start))
