"""What a type of record in a dossier is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

Rows = Callable[[int], "QuerySet[Any]"]


@dataclass(frozen=True, slots=True)
class Table:
    """One type of record. ``rows`` answers those of an article.

    ``fields`` are separated by blanks; each is a column, or ``name=path`` to one. What leads to another object is its
    id.
    """

    name: str
    about: str
    rows: Rows
    fields: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.partition("=")[0] for field in self.fields.split())

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(field.rpartition("=")[2] for field in self.fields.split())


def of(model: type[Model], path: str) -> Rows:
    """The rows of ``model`` from which ``path`` leads to the article."""
    return lambda article: model._default_manager.filter(**{path: article})
