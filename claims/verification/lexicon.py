"""Reading the checks' word lists: TOML files by language under ``lexicons/``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "lexicons"


@cache
def table(name: str, language: str = "en") -> dict[str, Any]:
    """A lexicon file as parsed; treat it as read-only. Raises FileNotFoundError where the language lacks it."""
    return tomllib.loads((_FOLDER / language / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, section: str, entry: str, language: str = "en") -> frozenset[str]:
    """An entry of a section as a set of words. Raises KeyError for an entry the file does not have."""
    return frozenset(table(name, language)[section][entry].split())
