"""Snapshots: immutable captures of sources."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.parsers import MultiPartParser, read_upload
from factcheck.api.resources import Resource
from factcheck.api.serializers import Input, PersonName, WebAddress
from sources.actions.documents import add_document
from sources.models import Snapshot, Source


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


class NewDocument(Input):
    """A document for the library; what is stated goes before what the document says of itself."""

    file = serializers.FileField(allow_empty_file=True, help_text=".txt, .md, .html, .docx or .pdf")
    title = serializers.CharField(required=False, max_length=300)
    publisher = serializers.CharField(required=False, max_length=200)
    published_on = serializers.DateField(required=False)
    proximity = serializers.ChoiceField(required=False, choices=Source.Proximity.choices)
    url = WebAddress(required=False, help_text="Where it was published; it is not fetched.")


class SnapshotFilter(FilterSet):
    source = IdFilter()
    sha256 = filters.CharFilter()
    url = filters.CharFilter(help_text="The exact address that was asked for.")


class SnapshotViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Snapshot]):
    """Captures, newest first."""

    serializer_class = SnapshotSerializer
    filterset_class = SnapshotFilter
    parser_classes = (MultiPartParser,)

    def get_queryset(self) -> QuerySet[Snapshot]:
        snapshots = Snapshot.objects.select_related("captured_by")
        return snapshots.defer("text") if self.action == "list" else snapshots

    @extend_schema(
        request={"multipart/form-data": NewDocument},
        responses={201: SnapshotSerializer, 200: SnapshotSerializer},
    )
    def create(self, request: Request) -> Response:
        """Upload a document to the library. 200: it was there already, nothing was made."""
        given = self.given(NewDocument)
        file = given.pop("file")
        began = timezone.now()
        snapshot = add_document(actor=self.actor, name=file.name, data=read_upload(file), **given)
        return Response(
            self.get_serializer(self.get_queryset().get(pk=snapshot.pk)).data,
            status=201 if snapshot.captured_at >= began else 200,
            headers={"Location": reverse("snapshot-detail", args=[snapshot.pk], request=request)},
        )

    @extend_schema(responses=SnapshotWithTextSerializer)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One capture with its text."""
        return Response(SnapshotWithTextSerializer(self.get_object()).data)
