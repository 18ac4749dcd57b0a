"""Sources: what can be cited."""

from __future__ import annotations

from django_filters import rest_framework as filters
from rest_framework import mixins, serializers

from factcheck.api.filters import FilterSet
from factcheck.api.resources import Resource
from factcheck.api.serializers import PersonName
from sources.models import Source


class SourceSerializer(serializers.ModelSerializer[Source]):
    created_by = PersonName(allow_null=True)

    class Meta:
        model = Source
        fields = ("id", "title", "publisher", "url", "proximity", "created_at", "created_by")
        read_only_fields = fields


class SourceFilter(FilterSet):
    url = filters.CharFilter(help_text="The exact address.")
    publisher = filters.CharFilter(lookup_expr="iexact")
    proximity = filters.ChoiceFilter(choices=Source.Proximity.choices)
    title = filters.CharFilter(lookup_expr="icontains", help_text="Words in the title.")


class SourceViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Source]):
    """Documents and datasets that can be cited; their captures are the snapshots."""

    queryset = Source.objects.select_related("created_by")
    serializer_class = SourceSerializer
    filterset_class = SourceFilter
