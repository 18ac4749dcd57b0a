"""Snapshots: immutable captures of sources."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.parsers import MultiPartParser, read_upload
from factcheck.api.resources import Resource
from factcheck.api.serializers import Input, PersonName, WebAddress
from sources.actions.documents import add_document
from sources.models import Archive, IntegrityCheck, Revisit, Snapshot, Source


class ArchiveSerializer(serializers.ModelSerializer[Archive]):
    """A visit to the address, kept as a WARC/1.1 file."""

    class Meta:
        model = Archive
        fields = ("sha256", "byte_count", "canonical_url", "address", "visited_at")
        read_only_fields = fields


class IntegritySerializer(serializers.ModelSerializer[IntegrityCheck]):
    """Whether the stored bytes are still what was captured, at the newest re-hash."""

    class Meta:
        model = IntegrityCheck
        fields = ("outcome", "detail", "checked_at")
        read_only_fields = fields


class RevisitSerializer(serializers.ModelSerializer[Revisit]):
    """A later visit to the address; ``found`` is the snapshot of what stands there now."""

    class Meta:
        model = Revisit
        fields = ("outcome", "found", "detail", "visited_at")
        read_only_fields = fields


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
    """``integrity`` is null until the first re-hash; ``revisits`` are the newest ten."""

    archives = ArchiveSerializer(many=True, read_only=True)
    integrity = IntegritySerializer(read_only=True, allow_null=True)
    revisits = serializers.SerializerMethodField()

    class Meta(SnapshotSerializer.Meta):
        fields = (*SnapshotSerializer.Meta.fields, "text", "archives", "integrity", "revisits")
        read_only_fields = fields

    @extend_schema_field(RevisitSerializer(many=True))
    def get_revisits(self, snapshot: Snapshot) -> Any:
        return RevisitSerializer(snapshot.revisits.all()[:10], many=True).data


class NewDocument(Input):
    """A document for the library; what is stated goes before what the document says of itself."""

    file = serializers.FileField(allow_empty_file=True, help_text=".txt, .md, .html, .docx or .pdf, or a picture.")
    note = serializers.CharField(
        required=False, max_length=5000, help_text="For a picture: what it shows; evidence cites these words."
    )
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
        if self.action == "list":
            return snapshots.defer("text")
        return snapshots.select_related("captured_by", "integrity").prefetch_related("archives")

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
