"""Why a candidate is one: which of the words asked for stand in it. Pure."""

from __future__ import annotations

import re
import unicodedata

from sources.providers.base import LookupQuery

_WORD = re.compile(r"[^\W_]+")


def why(query: LookupQuery, *texts: str) -> str:
    """ "exact words", "name and 3 of 5 words", … as far as ``texts`` show; "" when they show nothing.

    A service sees the whole document and we see a snippet: the reason says what we saw, and decides nothing.
    """
    shown = _bare(" ".join(texts))
    reasons = []
    phrase = _bare(query.phrase)
    if phrase and f" {phrase} " in f" {shown} ":
        return "exact words"
    words = set(shown.split())
    name = _bare(query.person).split()
    if name and name[-1] in words:
        reasons.append("name")
    terms = {word for term in query.terms for word in _bare(term).split()}
    if found := terms & words:
        all_of_them = len(found) == len(terms)
        reasons.append("all words" if all_of_them and len(terms) > 1 else f"{len(found)} of {len(terms)} words")
    return " and ".join(reasons)


def _bare(value: str) -> str:
    decomposed = unicodedata.normalize("NFKD", value)
    return " ".join(_WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c)).lower()))
