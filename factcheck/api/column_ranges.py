"""The schema is the same on every database."""

from __future__ import annotations

from typing import Any

# What Django's database backends know as the ends of their integer columns: a fact of storage, not of the API.
COLUMN_ENDS = frozenset({32767, 2147483647, 9223372036854775807, -32768, -2147483648, -9223372036854775808})


def without_column_ranges(result: Any, generator: Any, request: Any, public: bool) -> Any:
    """drf-spectacular post-processing hook: drop the bounds that only say how wide a column is."""
    _strip(result)
    return result


def _strip(node: Any) -> None:
    if isinstance(node, list):
        for item in node:
            _strip(item)
    elif isinstance(node, dict):
        for bound in ("maximum", "minimum"):
            if node.get(bound) in COLUMN_ENDS:
                del node[bound]
        if node.get("format") == "int64":
            del node["format"]
        for value in node.values():
            _strip(value)
