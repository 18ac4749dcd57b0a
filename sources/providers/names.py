"""Comparing people's names as they are written in different places. Pure."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def name_words(name: str) -> list[str]:
    """The words of a name, lower-case and without accents: "José Á. Núñez" → jose, a, nunez."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _WORD.findall(bare.lower())


def name_match(asked: str, found: str) -> str:
    """How ``found`` fits the name that was asked for: "exact", "fuller", "shorter", "part" or "" for not at all.

    "fuller": every word asked for stands in the found name ("Ada Lind" – "Ada M. Lind"); "shorter": the reverse.
    Both need the same last word and two words in common; "part" is a single word asked for, or found.
    """
    wanted, given = name_words(asked), name_words(found)
    if not wanted or not given:
        return ""
    if wanted == given:
        return "exact"
    if set(wanted) <= set(given):
        if len(wanted) == 1:
            return "part"
        return "fuller" if wanted[-1] == given[-1] else "part"
    if set(given) < set(wanted) and wanted[-1] == given[-1]:
        return "shorter" if len(given) > 1 else "part"
    return ""
