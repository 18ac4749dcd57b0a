"""Filters that do not ignore what they do not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django_filters import rest_framework as django_filters
from django_filters.rest_framework import DjangoFilterBackend, filters
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from factcheck.api.serializers import LARGEST_ID

if TYPE_CHECKING:  # rest_framework.views imports this module while it is itself being imported
    from rest_framework.views import APIView

ALWAYS_KNOWN = frozenset({"cursor", "page_size", "format"})


class StrictFilterBackend(DjangoFilterBackend):
    """django-filter, but an unknown parameter is answered 400: a typo must not return everything."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        filterset_class = self.get_filterset_class(view, queryset)
        known = set(filterset_class.base_filters) if filterset_class else set()
        unknown = set(request.query_params) - known - ALWAYS_KNOWN
        if unknown:
            offered = ", ".join(sorted(known)) or "none"
            raise ValidationError({name: [f"Unknown filter. This list offers: {offered}."] for name in sorted(unknown)})
        filtered: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return filtered


class FilterSet(django_filters.FilterSet):
    """The filters of a list, each named: none comes from the model by itself."""


class IdFilter(filters.Filter):
    """By the id of a related object; an id nobody has gives an empty list, anything else is an error."""

    field_class = forms.IntegerField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, min_value=1, max_value=LARGEST_ID, **kwargs)
