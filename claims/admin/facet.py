"""A facet beside a list: choices that narrow it, each with the number of rows behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest


class FacetFilter(admin.SimpleListFilter):
    """One facet. A value that is none narrows nothing, and is not shown as chosen."""

    template = "admin/claims/facet.html"
    # What is long and seldom used starts closed.
    is_open: ClassVar[bool] = True
    _choices: list[dict[str, Any]] | None = None

    def labels(self) -> Mapping[str, str]:
        """The words for the values, in the order in which they are offered."""
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("", "")]  # the choices are made once the counts are there

    def counted(self, changelist: Any) -> Mapping[str, int]:
        """How many claims stand behind each value; a value that is missing is not counted."""
        raise NotImplementedError

    @property
    def is_chosen(self) -> bool:
        return any(choice["selected"] for choice in self._choices or ())

    def choices(self, changelist: Any) -> Iterator[Any]:
        if self._choices is None:
            self._choices = list(self._counted_choices(changelist))
        return iter(self._choices)

    def _counted_choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        counts, chosen = self.counted(changelist), self.value()
        for value, label in self.labels().items():
            if not counts.get(value, 1) and value != chosen:
                continue
            yield {
                "value": value,
                "display": label,
                "count": counts.get(value),
                "selected": value == chosen,
                "query_string": changelist.get_query_string(
                    *(({}, [self.parameter_name]) if value == chosen else ({self.parameter_name: value},))
                ),
            }
