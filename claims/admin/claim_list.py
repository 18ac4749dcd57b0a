"""The list of claims as a page: filtered, counted, ordered, and one page of it read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet

from claims.admin.claim_facets import ArticleFacetFilter, CellFacetFilter
from claims.admin.desk_list import DeskList
from claims.lists.facets import CELL_FACETS, Counts, cells, count
from claims.lists.search import MAX_RANKED, best_first
from claims.models import Article, Claim


class ClaimList(DeskList):
    """The number of queries depends neither on the claims nor on the page.

    Without a column to sort by, a search is in order of relevance and everything else in the order of what to do
    next (``claims.lists.what_next``).
    """

    @property
    def total(self) -> int:
        return self.counts.total

    @property
    def is_ranked(self) -> bool:
        """Whether the list is in order of relevance; too many matches are not told apart."""
        return bool(self.query) and not self.is_sorted_by_column and self.total <= MAX_RANKED

    @cached_property
    def ids(self) -> QuerySet[Any, int] | Sequence[int]:
        return best_first(list(super().ids), self.query) if self.is_ranked else super().ids

    def rows(self) -> QuerySet[Claim]:
        return Claim.objects.select_related("article__desk", "assigned_to").defer("detail", "reasons", "found_by")

    @cached_property
    def counts(self) -> Counts:
        """The number of claims listed, and of those behind every choice of the facets over cells."""
        specs = [spec for spec in self.filter_specs if isinstance(spec, CellFacetFilter) and spec.chosen]
        claims = self.under_others(*(str(spec.parameter_name) for spec in specs))
        chosen = {spec.facet.name: spec.chosen for spec in specs}
        return count(cells(claims), CELL_FACETS, chosen)

    def count_by_article(self, spec: ArticleFacetFilter) -> Counter[str]:
        """How many claims stand behind each value of a facet over articles."""
        # Facets that narrow nothing are counted from one and the same query.
        by_article = self._by_article if spec.value() is None else self._count(str(spec.parameter_name))
        counted: Counter[str] = Counter()
        for article_id, value in Article.objects.order_by().values_list("pk", spec.column):
            counted[str(value)] += by_article.get(article_id, 0)
        return counted

    @cached_property
    def _by_article(self) -> dict[int, int]:
        return self._count()

    def _count(self, *parameters: str) -> dict[int, int]:
        """The claims listed, without the facets with ``parameters``, by their article."""
        claims = self.under_others(*parameters).values_list("article_id")
        return dict(claims.annotate(count=Count("pk")))
