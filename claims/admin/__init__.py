"""Lists of the desk. They show; writing goes through the workbench and its actions."""

from __future__ import annotations

from claims.admin import articles, author_queries, claims, policies, scales

__all__ = ["articles", "author_queries", "claims", "policies", "scales"]
