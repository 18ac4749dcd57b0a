"""Snapshots: immutable captures of sources."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.resources import Resource
from factcheck.api.serializers import PersonName
from sources.models import Snapshot


class SnapshotSerializer(serializers.ModelSerializer[Snapshot]):
    """``sha256`` is of the captured bytes, ``text_sha256`` of the text read from them."""

    captured_by = PersonName(allow_null=True)

    class Meta:
        model = Snapshot
        fields: tuple[str, ...] = (
            "id", "source", "title", "author", "publisher", "published_on", "language", "url", "final_url",
            "http_status", "media_type", "byte_count", "sha256", "text_sha256", "captured_at", "captured_by",
        )  # fmt: skip
        read_only_fields = fields


class SnapshotWithTextSerializer(SnapshotSerializer):
    class Meta(SnapshotSerializer.Meta):
        fields = (*SnapshotSerializer.Meta.fields, "text")
        read_only_fields = fields


class SnapshotFilter(FilterSet):
    source = IdFilter()
    sha256 = filters.CharFilter()
    url = filters.CharFilter(help_text="The exact address that was asked for.")


class SnapshotViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Snapshot]):
    """Captures, newest first."""

    serializer_class = SnapshotSerializer
    filterset_class = SnapshotFilter

    def get_queryset(self) -> QuerySet[Snapshot]:
        snapshots = Snapshot.objects.select_related("captured_by")
        return snapshots.defer("text") if self.action == "list" else snapshots

    @extend_schema(responses=SnapshotWithTextSerializer)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One capture with its text."""
        return Response(SnapshotWithTextSerializer(self.get_object()).data)
