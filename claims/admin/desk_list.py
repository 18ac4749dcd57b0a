"""A list of the desk: Django's change list, whose facets are read once and whose links lead past a default."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.paginator import InvalidPage
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.lists.pages import RowsById

# Stands in the address of the whole list, past the saved one that opens first.
EVERYTHING = "view"


class DeskList(ChangeList):
    """What the lists of claims and articles have in common. ``total`` is how many rows are listed."""

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.request = request
        self._filters: Any = None
        super().__init__(request, *args)

    def get_filters_params(self, params: Any = None) -> Any:
        return {name: value for name, value in super().get_filters_params(params).items() if name != EVERYTHING}

    def get_query_string(self, new_params: Any = None, remove: Any = None) -> str:
        query = super().get_query_string(new_params, [*(remove or ()), EVERYTHING])
        # Without anything the list would open with the saved list that is one's default.
        return query if query != "?" else f"?{EVERYTHING}=all"

    def get_filters(self, request: HttpRequest) -> Any:
        # Asked for once per facet that is counted; the facets themselves are read once.
        if self._filters is None:
            self._filters = super().get_filters(request)
        return self._filters

    def under_others(self, *parameters: str) -> QuerySet[Any]:
        """What would be listed if the facets with ``parameters`` narrowed nothing, in no order."""
        return self.get_queryset(self.request, exclude_parameters=list(parameters)).order_by()

    # --- the page ---------------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        raise NotImplementedError

    @property
    def ids(self) -> Any:
        """The ids of all that is listed, in order; not read before they are sliced."""
        return self.queryset.values_list("pk", flat=True)

    def rows(self) -> QuerySet[Any]:
        """How the rows of one page are read."""
        raise NotImplementedError

    def get_results(self, request: HttpRequest) -> None:
        self.result_count = self.total
        self.full_result_count = self.result_count  # said once, beside the heading
        self.show_full_result_count = False
        self.show_admin_actions = self.result_count > 0
        self.multi_page = self.result_count > self.list_per_page
        self.can_show_all = False
        listed: RowsById[Any] = RowsById(ids=self.ids, rows=self.rows(), total=self.result_count)
        # A paginator asks for a count and for slices; the rows need not be a queryset.
        self.paginator = self.model_admin.get_paginator(request, listed, self.list_per_page)  # type: ignore[arg-type]
        try:
            self.result_list = self.paginator.page(self.page_num).object_list
        except InvalidPage as error:
            raise IncorrectLookupParameters from error

    # --- what the page says -----------------------------------------------------------------------------------

    @property
    def first_shown(self) -> int:
        return (self.page_num - 1) * self.list_per_page + 1

    @property
    def last_shown(self) -> int:
        return min(self.page_num * self.list_per_page, self.result_count)

    @property
    def is_sorted_by_column(self) -> bool:
        return bool(self.params.get(ORDER_VAR))

    @property
    def in_own_order_url(self) -> str:
        return self.get_query_string(remove=[ORDER_VAR])

    @property
    def narrowed(self) -> list[dict[str, Any]]:
        """The choices that narrow the list, each with the address that takes it off."""
        return [
            {**choice, "title": spec.title}
            for spec in self.filter_specs
            for choice in spec.choices(self)
            if choice["selected"]
        ]
