"""Pages of a long list: the order is decided over ids alone, and only the rows of one page are read whole.

Page 2,000 of a joined, wide result makes the database read everything before it; over an index that holds the
order and the filters it reads a few megabytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)


class RowsById(Generic[M]):
    """The rows with ``ids``, in their order, as a ``django.core.paginator.Paginator`` asks for them.

    ``ids`` is an ordered queryset of primary keys or a list of them; ``rows`` says how a row is read.
    """

    def __init__(self, *, ids: QuerySet[Any, int] | Sequence[int], rows: QuerySet[M], total: int) -> None:
        self._ids = ids
        self._rows = rows
        self._total = total

    def count(self) -> int:
        return self._total

    __len__ = count

    def __getitem__(self, page: slice) -> list[M]:
        wanted = self._wanted(page)
        by_id = self._rows.in_bulk(wanted)
        # One that was taken away between the two queries is left out.
        return [by_id[pk] for pk in wanted if pk in by_id]

    def _wanted(self, page: slice) -> list[int]:
        start, stop = page.start or 0, min(page.stop, self._total)
        if isinstance(self._ids, QuerySet) and start > self._total / 2:
            # From the end, so that no page makes the database keep more than half of the list in order.
            return list(self._ids.reverse()[self._total - stop : self._total - start])[::-1]
        return list(self._ids[start:stop])
