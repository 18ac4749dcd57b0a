"""Reading the engine's word lists: TOML files by language under ``lexicons/``.

A word list is a string of words set apart by blanks, or an array of strings where entries hold blanks. English is the
language that has every file and every section; another language may leave out what it has not got.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "lexicons"
_COMPLETE = "en"
_LEAST = "sentences"  # the file without which nothing can be read


def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have lexicons: folders that tell how sentences end."""
    return tuple(sorted(file.parent.name for file in _FOLDER.glob(f"*/{_LEAST}.toml")))


@cache
def small_words() -> dict[str, str]:
    """By language, English first, the words that a text in it is recognised by."""
    return tomllib.loads((_FOLDER / "small_words.toml").read_text(encoding="utf-8"))


def path(file: str, language: str) -> Path:
    """Where a language's file is, or would be."""
    return _FOLDER / language / file


@cache
def has(names: str | tuple[str, ...], language: str) -> bool:
    """Whether a language has a lexicon file, or all of several."""
    names = (names,) if isinstance(names, str) else names
    return all(path(f"{name}.toml", language).is_file() for name in names)


@cache
def table(name: str, language: str = "en") -> dict[str, Any]:
    """A lexicon file as parsed; treat it as read-only. Raises FileNotFoundError where the language lacks it.

    Sections that the English file has and this one lacks are there, empty.
    """
    found = tomllib.loads(path(f"{name}.toml", language).read_text(encoding="utf-8"))
    if language == _COMPLETE:
        return found
    return {section: type(entry)() for section, entry in table(name).items()} | found


@cache
def words(name: str, section: str, language: str = "en") -> frozenset[str]:
    """The words of one entry of a lexicon file, none where the language lacks the file.

    Raises KeyError for an entry that neither the language nor English has.
    """
    if language != _COMPLETE and not has(name, language):
        return frozenset()
    entry = table(name, language)[section]
    return frozenset(entry.split() if isinstance(entry, str) else entry)


@cache
def mapping(name: str, section: str, language: str = "en") -> dict[str, Any]:
    """One table of a lexicon file, empty where the language lacks the file; treat it as read-only."""
    if language != _COMPLETE and not has(name, language):
        return {}
    found: dict[str, Any] = table(name, language)[section]
    return found
