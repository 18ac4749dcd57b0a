"""Evidence: excerpts of snapshots with a stance on a claim."""

from __future__ import annotations

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.actions.evidence import LONGEST_EXCERPT, attach_evidence, withdraw_evidence
from claims.models import Claim, Evidence
from claims.visibility import seen_by
from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.resources import Resource
from factcheck.api.serializers import Input, PersonName, ReasonInput, Reference
from sources.models import LookupResult, Snapshot


class CitedSnapshotSerializer(serializers.ModelSerializer[Snapshot]):
    class Meta:
        model = Snapshot
        fields = ("id", "source", "title", "publisher", "url", "published_on", "text_sha256")
        read_only_fields = fields


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    """``start``/``end`` are code points in the snapshot's text."""

    snapshot = CitedSnapshotSerializer(read_only=True)
    attached_by = PersonName()

    class Meta:
        model = Evidence
        fields = (
            "id", "claim", "snapshot", "start", "end", "excerpt", "stance", "note", "from_result",
            "attached_by", "attached_at", "withdrawn_at", "withdrawn_reason",
        )  # fmt: skip
        read_only_fields = fields


class EvidenceInput(Input):
    """Words of a snapshot, as they stand there (white space aside); ``start`` says at which place."""

    claim = Reference(queryset=Claim.objects.all())
    snapshot = Reference(queryset=Snapshot.objects.all())
    excerpt = serializers.CharField(max_length=LONGEST_EXCERPT)
    stance = serializers.ChoiceField(choices=Evidence.Stance.choices)
    note = serializers.CharField(required=False, allow_blank=True, max_length=2000)
    start = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=2**31 - 1)
    from_result = Reference(
        queryset=LookupResult.objects.all(),
        required=False,
        allow_null=True,
        help_text="The result used.",
    )


class EvidenceFilter(FilterSet):
    claim = IdFilter()
    snapshot = IdFilter()
    stance = filters.ChoiceFilter(choices=Evidence.Stance.choices)
    withdrawn = filters.BooleanFilter(field_name="withdrawn_at", lookup_expr="isnull", exclude=True)


class EvidenceViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Evidence]):
    """Evidence, oldest first. It is never deleted: withdrawn evidence keeps its reason."""

    serializer_class = EvidenceSerializer
    filterset_class = EvidenceFilter
    cursor_ordering = "pk"

    def get_queryset(self) -> QuerySet[Evidence]:
        evidence = seen_by(Evidence.objects.all(), self.request.user, "claim")
        return evidence.select_related("snapshot", "attached_by").defer("snapshot__text")

    @extend_schema(request=EvidenceInput, responses={201: EvidenceSerializer})
    def create(self, request: Request) -> Response:
        """Attach an excerpt to a claim that is selected, in research or returned."""
        evidence = attach_evidence(actor=self.actor, **self.given(EvidenceInput))
        answer = Response(self.get_serializer(self.get_queryset().get(pk=evidence.pk)).data, status=201)
        answer["Location"] = reverse("evidence-detail", args=[evidence.pk], request=request)
        return answer

    @extend_schema(request=ReasonInput, responses=EvidenceSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take it off its claim, with a reason; it stays on record."""
        evidence = withdraw_evidence(evidence=self.get_object(), actor=self.actor, **self.given(ReasonInput))
        return Response(self.get_serializer(self.get_queryset().get(pk=evidence.pk)).data)
