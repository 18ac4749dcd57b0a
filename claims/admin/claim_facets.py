"""The facets beside the list of claims: their words, and their choices with the numbers behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from claims.admin.facet import FacetFilter
from claims.admin.queue_filters import AgeFilter, QueueFilter, RatingFilter
from claims.lists import facets
from claims.lists.facets import Facet
from claims.models import Article, Claim
from claims.models.claim import KIND_CHOICES, NATURE_CHOICES, STATE_CHOICES, Priority
from claims.visibility import articles_seen_by, desks_where
from claims.workbench.render import person
from claims.workbench.waiting import open_claims_of, with_failed_lookup, with_notice_for
from factcheck.accounts.models import User

if TYPE_CHECKING:
    from claims.admin.claim_list import ClaimList


class CellFacetFilter(FacetFilter):
    """A facet that is counted from the cells."""

    facet: ClassVar[Facet]

    @property
    def chosen(self) -> str:
        """The value that the list is narrowed to by a condition of the facet, "" for none."""
        value = self.value() or ""
        return value if value in self.facet.conditions else ""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(self.facet.conditions[self.chosen]) if self.chosen else queryset

    def counted(self, changelist: ClaimList) -> Mapping[str, int]:
        counted = changelist.counts.by_facet[self.facet.name]
        return {value: counted[value] for value in self.labels()}


class WorkFilter(CellFacetFilter):
    """What asks for work. Some of its values no cell knows: each of them is counted by a query of its own."""

    title, parameter_name, facet = "work", "work", facets.WORK

    def labels(self) -> Mapping[str, str]:
        return {
            "open": "still open",
            "mine": "mine, still open",
            "free": "open and nobody’s",
            "attention": "look again",
            "noticed": "something happened for me to see",
            "failed": "a lookup failed",
        }

    def _elsewhere(self) -> dict[str, Callable[[QuerySet[Claim]], QuerySet[Claim]]]:
        user = person(self.request)
        return {
            "mine": lambda claims: open_claims_of(claims, user),
            "noticed": lambda claims: with_notice_for(claims, user),
            "failed": with_failed_lookup,
        }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        narrow = self._elsewhere().get(self.value() or "")
        return narrow(queryset) if narrow else super().queryset(request, queryset)

    def counted(self, changelist: ClaimList) -> Mapping[str, int]:
        elsewhere = self._elsewhere()
        if self.value() in elsewhere:  # the cells are of these claims alone
            return {self.value() or "": changelist.counts.total}
        claims = changelist.under_others("work")
        found = changelist.counts.by_facet[self.facet.name]
        return {value: found[value] for value in self.facet.conditions} | {
            value: narrow(claims).count() for value, narrow in elsewhere.items()
        }


class StateFilter(CellFacetFilter):
    title, parameter_name, facet = "state", "state__exact", facets.STATE

    def labels(self) -> Mapping[str, str]:
        return dict(STATE_CHOICES)


class PriorityFilter(CellFacetFilter):
    title, parameter_name, facet = "priority", "priority", facets.PRIORITY

    def labels(self) -> Mapping[str, str]:
        return {str(priority.value): str(priority.label) for priority in reversed(Priority)}


class DueFilter(FacetFilter):
    title, parameter_name = "due", "due"

    def labels(self) -> Mapping[str, str]:
        return {
            "overdue": "overdue",
            "today": "today",
            "week": "within a week",
            "later": "later",
            "none": "no date",
        }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        condition = facets.due_conditions(timezone.localdate()).get(self.value() or "")
        return queryset if condition is None else queryset.filter(condition)

    def counted(self, changelist: ClaimList) -> Mapping[str, int]:
        claims = changelist.under_others("due")
        counted = facets.by_due(claims, timezone.localdate())
        without = claims.filter(due_on=None).count() if self.value() else changelist.total - counted.total()
        return {value: counted[value] for value in self.labels()} | {"none": without}


class AssigneeFilter(FacetFilter):
    title, parameter_name = "assigned to", "assignee"
    is_open = False

    def labels(self) -> Mapping[str, str]:
        return self._labels

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        if value == "nobody":
            return queryset.filter(assigned_to=None)
        return queryset.filter(assigned_to=int(value)) if _is_id(value) else queryset

    def counted(self, changelist: ClaimList) -> Mapping[str, int]:
        value = self.value() or ""
        claims = changelist.under_others("assignee")
        counted = facets.by_assignee(claims)
        without = claims.filter(assigned_to=None).count() if value else changelist.total - counted.total()
        named = {*counted, *([int(value)] if _is_id(value) else [])}
        people = sorted(User.objects.filter(pk__in=named), key=lambda user: user.public_name.casefold())
        self._labels = {"nobody": "nobody", **{str(user.pk): user.public_name for user in people}}
        return {"nobody": without, **{str(user.pk): counted[user.pk] for user in people}}


def _is_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 19


class KindFilter(CellFacetFilter):
    title, parameter_name, facet = "kind", "kind__exact", facets.KIND

    def labels(self) -> Mapping[str, str]:
        return dict(KIND_CHOICES)


class NatureFilter(CellFacetFilter):
    title, parameter_name, facet = "nature", "nature", facets.NATURE
    is_open = False

    def labels(self) -> Mapping[str, str]:
        return dict(NATURE_CHOICES)


class ArticleFacetFilter(FacetFilter):
    """A facet over a column of the article; it stands there only where there is a choice."""

    column: ClassVar[str]

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        self._labels = self.read_labels(request)
        super().__init__(request, params, model, model_admin)

    def read_labels(self, request: HttpRequest) -> Mapping[str, str]:
        raise NotImplementedError

    def labels(self) -> Mapping[str, str]:
        return self._labels

    def has_output(self) -> bool:
        return len(self._labels) > 1 or self.value() is not None

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value not in self._labels:
            return queryset
        # As a list of articles and no join: the claims are then counted from their index alone.
        return queryset.filter(article__in=Article.objects.filter(**{self.column: value}).order_by())

    def counted(self, changelist: ClaimList) -> Mapping[str, int]:
        counted = changelist.count_by_article(self)
        return {value: counted[value] for value in self._labels}


class DeskFilter(ArticleFacetFilter):
    title, parameter_name, column = "desk", "desk", "desk_id"

    def read_labels(self, request: HttpRequest) -> Mapping[str, str]:
        return {str(desk.pk): desk.name for desk in desks_where(person(request), "view")}


class LanguageFilter(ArticleFacetFilter):
    title, parameter_name, column = "language", "language", "language"
    is_open = False

    def read_labels(self, request: HttpRequest) -> Mapping[str, str]:
        known = articles_seen_by(person(request)).exclude(language="").order_by("language")
        return {code: code for code in known.values_list("language", flat=True).distinct()}


FACETS = (
    WorkFilter,
    QueueFilter,
    StateFilter,
    PriorityFilter,
    DueFilter,
    AssigneeFilter,
    DeskFilter,
    KindFilter,
    NatureFilter,
    LanguageFilter,
    AgeFilter,
    RatingFilter,
)
