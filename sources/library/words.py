"""Words of a text with their places, in the form in which a search compares them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# A mark that a decomposed text writes behind its letter is no end of the word.
_MARKED_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")

_FUNCTION_WORDS = """
a about after again against all also although always am an and another any are aren as at be because been before
being between both but by can cannot could did didn do does doesn doing don down during each even ever few for from
further had hadn has hasn have haven having he her here hers herself him himself his how however i if in into is isn
it its itself just ll m me might more most much must my myself never no nor not now of off on once one only or
other our ours ourselves out over own per re s said same say says shall she should since so some still such t than
that the their theirs them themselves then there these they this those though through to told too under until up
upon us ve very was wasn we were weren what when where whether which while who whom whose why will with within
without would yet you your yours yourself yourselves
"""
# They, and the verbs of reporting among them, say nothing of what a document is about.
STOP_WORDS = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: ``forms[i]`` stands at ``starts[i]``:``ends[i]`` (code points)."""

    forms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


def words_of(text: str) -> Words:
    """Every word of ``text``, compared without case, accents and punctuation."""
    pattern = _WORD if text.isascii() else _MARKED_WORD
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in pattern.finditer(text):
        forms.append(_bare(match[0]))
        starts.append(match.start())
        ends.append(match.end())
    return Words(forms, starts, ends)


def content_words(text: str) -> list[str]:
    """The words that say what ``text`` is about, each once, in order; single characters say nothing."""
    return [form for form in dict.fromkeys(words_of(text).forms) if len(form) > 1 and form not in STOP_WORDS]


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """A word without its English ending, so that "bridges" meets "bridge" and "agreed" meets "agree".

    The S-stemmer (D. Harman, "How effective is suffixing?", JASIS 42(1), 1991), and -ed and -ing taken off long
    words. It only has to treat two texts alike: the database has its own stemmer.
    """
    if len(form) > 4 and form.endswith("ies") and form[-4] not in "ae":
        form = form[:-3] + "y"
    elif len(form) > 3 and form.endswith("s") and form[-2] not in "us":
        form = form[:-1]
    if len(form) > 4 and form.endswith("ed"):
        return form[:-2]
    if len(form) > 5 and form.endswith("ing"):
        form = form[:-3]
    return form[:-1] if len(form) > 3 and form.endswith("e") else form


def _bare(word: str) -> str:
    """Lower case, and Latin letters without their marks; elsewhere a mark makes another letter (й is no и)."""
    if word.isascii():
        return word.lower()
    letters: list[str] = []
    for letter in unicodedata.normalize("NFC", word):
        if unicodedata.combining(letter) and letters and letters[-1].isascii():
            continue
        base = unicodedata.normalize("NFD", letter)[0]
        letters.append(base if base.isascii() else letter)
    return "".join(letters).lower()
