"""Reading ``seeds/``: what the demo desk starts with, as plain values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class SeedPerson:
    username: str
    byline: str
    role: str


@dataclass(frozen=True, slots=True)
class SeedDocument:
    file: str
    title: str
    publisher: str
    published_on: date
    proximity: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class SeedArticle:
    file: str
    published_on: date
    publisher: str
    author: str
    public: bool


@dataclass(frozen=True, slots=True)
class SeedEvidence:
    document: str
    excerpt: str
    stance: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeedComment:
    """What a person, named by role, says about the claim; ``answers``: to the thread begun last."""

    by: str
    words: str
    answers: bool = False


@dataclass(frozen=True, slots=True)
class SeedClaim:
    """How far a claim has come: ``until`` is a workflow state, or ``corrected``.

    ``statement`` is for a claim that the engine does not find.
    """

    article: str
    kind: str
    words: str
    until: str
    statement: str = ""
    reason: str = ""
    evidence: tuple[SeedEvidence, ...] = ()
    verdict: dict[str, str] = field(default_factory=dict)
    correction: dict[str, str] = field(default_factory=dict)
    comments: tuple[SeedComment, ...] = ()


@dataclass(frozen=True, slots=True)
class Seeds:
    directory: Path
    people: tuple[SeedPerson, ...]
    documents: tuple[SeedDocument, ...]
    articles: tuple[SeedArticle, ...]
    claims: tuple[SeedClaim, ...]


def read_seeds(directory: Path) -> Seeds:
    """Read ``seeds.toml`` in ``directory``; raises ``TypeError`` for an entry with an unknown or missing key."""
    with (directory / "seeds.toml").open("rb") as file:
        raw = tomllib.load(file)
    return Seeds(
        directory,
        tuple(SeedPerson(**entry) for entry in raw["person"]),
        tuple(SeedDocument(**entry) for entry in raw["document"]),
        tuple(SeedArticle(**entry) for entry in raw["article"]),
        tuple(_claim(entry) for entry in raw["claim"]),
    )


def _claim(entry: dict[str, Any]) -> SeedClaim:
    evidence = tuple(SeedEvidence(**item) for item in entry.pop("evidence", ()))
    comments = tuple(SeedComment(**item) for item in entry.pop("comment", ()))
    return SeedClaim(**entry, evidence=evidence, comments=comments)
