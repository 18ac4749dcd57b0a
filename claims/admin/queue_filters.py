"""Ways to narrow the list of claims that lead there from the desk's first page: its queues and its charts.

None brings numbers: the first page has counted, and each would cost the list a query.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from claims.admin.facet import FacetFilter
from claims.models import Rating
from claims.workbench.render import person
from claims.workbench.waiting import AGES, CLAIM_QUEUES, in_hand, of_age, rated


class _Uncounted(FacetFilter):
    is_open = False

    def counted(self, changelist: Any) -> Mapping[str, int]:
        return {}


class QueueFilter(_Uncounted):
    """The queues of the first page that the other facets do not name."""

    title, parameter_name = "queue", "queue"

    def labels(self) -> Mapping[str, str]:
        return {slug: label for slug, (label, _) in CLAIM_QUEUES.items()}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in CLAIM_QUEUES:
            return queryset
        _, narrow = CLAIM_QUEUES[self.value() or ""]
        return narrow(queryset, person(request))


class AgeFilter(_Uncounted):
    """Claims in hand, by when they were found."""

    title, parameter_name = "in hand, found", "age"

    def labels(self) -> Mapping[str, str]:
        return {age.slug: age.label for age in AGES}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = next((age for age in AGES if age.slug == self.value()), None)
        return in_hand(queryset).filter(of_age(chosen, timezone.localdate())) if chosen else queryset


class RatingFilter(_Uncounted):
    """By the rating that readers see."""

    title, parameter_name = "published rating", "rating"

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        ratings = Rating.objects.select_related("scale").order_by("scale__name", "scale__version", "position")
        self._labels = {str(rating.pk): f"{rating.label} ({rating.scale})" for rating in ratings}
        super().__init__(request, params, model, model_admin)

    def labels(self) -> Mapping[str, str]:
        return self._labels

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        return rated(queryset, int(value)) if value in self._labels else queryset
