"""The list of articles as a page, and the facets beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest

from claims.admin.desk_list import DeskList
from claims.admin.facet import FacetFilter
from claims.models import Article, ArticleVersion, Claim
from claims.visibility import desks_where
from claims.workbench.render import person
from claims.workbench.waiting import new_articles

# Publishers offered, those with most articles first; others are found by searching.
MOST_PUBLISHERS = 12


class ArticleList(DeskList):
    """Articles with the states of their claims; the number of queries depends on neither."""

    @cached_property
    def total(self) -> int:
        listed: QuerySet[Article] = self.queryset
        return listed.order_by().count()

    def rows(self) -> QuerySet[Article]:
        # Only the version's number is shown: its text may be large.
        version = Prefetch("current_version", ArticleVersion.objects.only("number"))
        return Article.objects.select_related("desk").prefetch_related(version)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        counts: dict[int, dict[str, int]] = {}
        shown = [article.pk for article in self.result_list]
        by_state = Claim.objects.filter(article__in=shown).order_by().values_list("article_id", "state")
        for article_id, state, number in by_state.annotate(count=Count("pk")):
            counts.setdefault(article_id, {})[state] = number
        for article in self.result_list:
            article.state_counts = counts.get(article.pk, {})


class TriageFilter(FacetFilter):
    title, parameter_name = "triage", "triage"

    def labels(self) -> Mapping[str, str]:
        return {"open": "nothing chosen yet"}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return new_articles(queryset) if self.value() == "open" else queryset

    def counted(self, changelist: ArticleList) -> Mapping[str, int]:
        return {"open": new_articles(changelist.under_others("triage")).count()}


class DateKnownFilter(FacetFilter):
    title, parameter_name = "publication date", "dated"

    def labels(self) -> Mapping[str, str]:
        return {"no": "unknown", "yes": "known"}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in self.labels():
            return queryset
        return queryset.filter(published_on__isnull=self.value() == "no")

    def counted(self, changelist: ArticleList) -> Mapping[str, int]:
        counted = changelist.under_others("dated").aggregate(all=Count("pk"), yes=Count("published_on"))
        return {"no": counted["all"] - counted["yes"], "yes": counted["yes"]}


class ColumnFilter(FacetFilter):
    """The values of a column that stand in most articles."""

    column: ClassVar[str]
    _labels: Mapping[str, str] = {}

    def labels(self) -> Mapping[str, str]:
        return self._labels

    def named(self, values: list[str]) -> Mapping[str, str]:
        """Words for the values."""
        return {value: value for value in values}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.column: self.value()}) if self.value() else queryset

    def counted(self, changelist: ArticleList) -> Mapping[str, int]:
        rows = changelist.under_others(str(self.parameter_name)).values_list(self.column)
        most = rows.annotate(count=Count("pk")).order_by("-count", self.column)[: MOST_PUBLISHERS + 1]
        counts = {str(value): number for value, number in most if value}
        if self.value():
            counts.setdefault(str(self.value()), 0)
        self._labels = self.named(list(counts))
        return counts


class PublisherFilter(ColumnFilter):
    title, parameter_name, column = "publisher", "publisher", "publisher"


class ArticleDeskFilter(ColumnFilter):
    title, parameter_name, column = "desk", "desk", "desk_id"

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        self._desks = {str(desk.pk): desk.name for desk in desks_where(person(request), "view")}
        super().__init__(request, params, model, model_admin)

    def has_output(self) -> bool:
        return len(self._desks) > 1 or self.value() is not None

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return super().queryset(request, queryset) if self.value() in self._desks else queryset

    def named(self, values: list[str]) -> Mapping[str, str]:
        return {value: self._desks[value] for value in values if value in self._desks}


FACETS = (TriageFilter, ArticleDeskFilter, PublisherFilter, DateKnownFilter)
