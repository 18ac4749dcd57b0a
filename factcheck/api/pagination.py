"""Cursor pagination: stable while rows are added, and no count over the table."""

from __future__ import annotations

from rest_framework import pagination


class CursorPagination(pagination.CursorPagination):
    """Newest first; ``?cursor=`` from the answer's ``next``/``previous``, ``?page_size=`` up to 200."""

    ordering = "-pk"
    page_size_query_param = "page_size"
    max_page_size = 200
