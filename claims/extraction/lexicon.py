"""Reading the engine's word lists: TOML files by language under ``lexicons/``.

A word list is a string of words set apart by blanks, or an array of strings where entries hold blanks.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "lexicons"

LANGUAGES = tuple(sorted(folder.name for folder in _FOLDER.iterdir() if folder.is_dir()))
"""ISO 639-1 codes of the languages that have lexicons."""


@cache
def table(name: str, language: str = "en") -> dict[str, Any]:
    """A lexicon file as parsed; treat it as read-only. Raises FileNotFoundError where the language lacks it."""
    return tomllib.loads((_FOLDER / language / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, section: str, language: str = "en") -> frozenset[str]:
    """The words of one entry of a lexicon file. Raises KeyError for an entry the file does not have."""
    entry = table(name, language)[section]
    return frozenset(entry.split() if isinstance(entry, str) else entry)
