"""Cursor pagination: stable while rows are added, and no count over the table."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework import pagination
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from factcheck.api.serializers import LARGEST_ID

MAX_PAGE_SIZE = 200
_PAGE_SIZES = frozenset(str(size) for size in range(1, MAX_PAGE_SIZE + 1))


class CursorPagination(pagination.CursorPagination):
    """Follow ``next`` and ``previous`` of the answer; ``?page_size=`` up to 200.

    Newest first, unless the view's ``cursor_ordering`` says "pk" (what belongs to a text reads in its order).
    """

    page_size_query_param = "page_size"
    page_size_query_description = "Results per page, 1–200."
    max_page_size = MAX_PAGE_SIZE

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: APIView) -> tuple[str, ...]:
        return (getattr(view, "cursor_ordering", "-pk"),)

    def get_page_size(self, request: Request) -> int | None:
        asked = request.query_params.get(self.page_size_query_param)
        if asked is not None and asked not in _PAGE_SIZES:
            raise ValidationError({"page_size": [f"Ask for 1 to {MAX_PAGE_SIZE} results."]})
        return super().get_page_size(request)

    def decode_cursor(self, request: Request) -> pagination.Cursor | None:
        cursor = super().decode_cursor(request)
        position: str | None = cursor.position if cursor else None  # type: ignore[assignment]
        if position is not None and not (
            position.isascii() and position.isdigit() and len(position) < 20 and int(position) <= LARGEST_ID
        ):
            raise ValidationError({"cursor": ["This is no cursor of ours; take “next” from an answer."]})
        return cursor
