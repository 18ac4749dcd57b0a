"""Claims: finding them, adding one by hand, and triage. The steps of a verdict are under its own resource."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.actions.triage import (
    NewClaim,
    add_claim,
    assign_claim,
    clear_attention,
    dismiss_claim,
    select_claim,
)
from claims.cited_sources import independence_of
from claims.extraction.relations import Relation
from claims.extraction.types import ClaimKind
from claims.models import ArticleVersion, Claim, ClaimAnchor
from claims.models.claim import KIND_CHOICES, NATURE_CHOICES, STATE_CHOICES
from claims.related_claims import RelatedClaim, related_claims
from claims.visibility import claims_seen_by
from factcheck.accounts.models import User
from factcheck.api.conditional import check_if_match, stale_means_precondition_failed
from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.resources import Resource
from factcheck.api.serializers import ByName, Input, PersonName, ReasonInput, Reference, TextOrNull

IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, description="The ETag you have read; another one answers 412."
)


class AnchorSerializer(serializers.ModelSerializer[ClaimAnchor]):
    """W3C TextPosition and TextQuote selectors in the article's current version."""

    version = serializers.IntegerField(source="version.number", read_only=True)

    class Meta:
        model = ClaimAnchor
        fields = ("version", "start", "end", "prefix", "suffix")


class RelatedClaimSerializer(serializers.Serializer[RelatedClaim]):
    """A claim of the same article that shares words with this one: inside it, around it, or across its end."""

    id = serializers.IntegerField(read_only=True)
    number = serializers.IntegerField(read_only=True)
    kind = serializers.ChoiceField(choices=KIND_CHOICES, read_only=True)
    relation = serializers.ChoiceField(
        choices=[(lies.value, lies.value) for lies in Relation],
        read_only=True,
        help_text="What this claim does to the other one.",
    )


class ClaimSerializer(serializers.ModelSerializer[Claim]):
    """``anchor`` is null when the words no longer stand in the current version.

    ``nature`` is what the claimed words do, null for claims added by hand. ``detail`` holds what a check needs beyond
    value and unit: of a number ``bound`` (at least, at most, more than, less than, just over, just under, about),
    ``upper`` end of a range, ``against`` (votes), and of a change ``direction`` (up, down), ``base``, ``result``,
    ``result_unit``, ``period`` and ``base_period`` (TIMEX3); of a role its ``form`` and ``qualifier``. ``reasons``
    moved the check-worthiness, ``found_by`` tells why the claim was found and how it was read. ``related`` are the
    claims that share words with it.
    """

    claimant = TextOrNull()
    person = TextOrNull()
    role = TextOrNull()
    organisation = TextOrNull()
    value = TextOrNull()
    unit = TextOrNull()
    detail = serializers.DictField(child=serializers.CharField(), read_only=True)
    nature = TextOrNull()
    reasons = serializers.ListField(child=serializers.CharField(), read_only=True)
    found_by = serializers.ListField(child=serializers.CharField(), read_only=True)
    related = serializers.SerializerMethodField()
    anchor = serializers.SerializerMethodField()
    verdict = serializers.SerializerMethodField()
    assigned_to = PersonName(allow_null=True)
    created_by = PersonName(allow_null=True)

    class Meta:
        model = Claim
        fields = (
            "id", "article", "number", "kind", "text", "statement", "claimant", "person", "role",
            "organisation", "value", "unit", "approximate", "detail", "nature", "check_worthiness", "reasons",
            "found_by", "anchor", "related", "state",
            "state_reason", "attention", "assigned_to", "verdict", "revision", "created_by", "created_at", "updated_at",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(AnchorSerializer(allow_null=True))
    def get_anchor(self, claim: Any) -> dict[str, Any] | None:
        return AnchorSerializer(claim.current_anchors[0]).data if claim.current_anchors else None

    @extend_schema_field(RelatedClaimSerializer(many=True))
    def get_related(self, claim: Any) -> Any:
        return RelatedClaimSerializer(self.context["related"].get(claim.pk, []), many=True).data

    def get_verdict(self, claim: Claim) -> int | None:
        """The verdict's id; null while none has been drafted."""
        return claim.verdict.pk if hasattr(claim, "verdict") else None


class ClaimInput(Input):
    """A claim that the engine missed; offsets are code points in the article's current version."""

    article_version = Reference(queryset=ArticleVersion.objects.all(), help_text="The version's id.")
    kind = serializers.ChoiceField(choices=KIND_CHOICES)
    start = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    end = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    statement = serializers.CharField(required=False, allow_blank=True, max_length=5000, default="")
    claimant = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")


class AssignInput(Input):
    assignee = ByName(
        slug_field="username",
        queryset=User.objects.filter(is_active=True),
        allow_null=True,
        help_text="A user name; null frees the claim.",
    )


class CitedSerializer(serializers.Serializer[Any]):
    """A source that is attached as evidence."""

    snapshot_id = serializers.IntegerField()
    source_id = serializers.IntegerField()
    title = serializers.CharField()
    publisher = serializers.CharField()
    is_primary = serializers.BooleanField()


class SourceGroupSerializer(serializers.Serializer[Any]):
    """Sources that count once; ``why`` says what they share, empty for one that stands alone."""

    members = CitedSerializer(many=True)
    why = serializers.CharField()


class IndependenceSerializer(serializers.Serializer[Any]):
    """``is_sufficient``: two independent sources, or a primary one."""

    is_sufficient = serializers.BooleanField()
    summary = serializers.CharField()
    groups = SourceGroupSerializer(many=True)


class ClaimFilter(FilterSet):
    article = IdFilter()
    state = filters.MultipleChoiceFilter(choices=STATE_CHOICES, help_text="May be given several times.")
    kind = filters.MultipleChoiceFilter(choices=KIND_CHOICES, help_text="May be given several times.")
    nature = filters.MultipleChoiceFilter(choices=NATURE_CHOICES, help_text="May be given several times.")
    claimant = filters.CharFilter(lookup_expr="iexact", help_text="The full name, in any case.")
    min_worthiness = filters.NumberFilter(
        field_name="check_worthiness", lookup_expr="gte", min_value=0, max_value=1, help_text="0–1"
    )
    assigned = filters.CharFilter(method="filter_assigned", help_text="A user name, “me” or “none”.")

    def filter_assigned(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        if value == "none":
            return claims.filter(assigned_to=None)
        if value == "me":
            return claims.filter(assigned_to=self.request.user)
        return claims.filter(assigned_to__username=value)


class ClaimViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Claim]):
    """Claims in the order in which they were found."""

    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
    cursor_ordering = "pk"

    def get_queryset(self) -> QuerySet[Claim]:
        anchors = (
            ClaimAnchor.objects.filter(version=F("claim__article__current_version"))
            .select_related("version")
            .defer("version__text")
        )
        claims = claims_seen_by(self.request.user)
        return claims.select_related("verdict", "assigned_to", "created_by").prefetch_related(
            Prefetch("anchors", anchors, to_attr="current_anchors")
        )

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Claims in the order in which they were found."""
        page: Any = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self._written(page))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One claim; its ETag is its revision."""
        return self._answer(self.get_object())

    @extend_schema(request=ClaimInput, responses={201: ClaimSerializer})
    def create(self, request: Request) -> Response:
        """Add a claim that the engine missed."""
        given = self.given(ClaimInput)
        version = given.pop("article_version")
        new = NewClaim(**given | {"kind": ClaimKind(given["kind"])})
        claim = add_claim(version=version, actor=self.actor, new=new)
        answer = self._answer(claim, status=201)
        answer["Location"] = reverse("claim-detail", args=[claim.pk], request=request)
        return answer

    @extend_schema(responses=IndependenceSerializer)
    @action(detail=True, methods=["get"])
    def independence(self, request: Request, pk: str) -> Response:
        """How many independent sources stand behind the claim: the measure of the publish gate."""
        return Response(IndependenceSerializer(independence_of(self.get_object())).data)

    @extend_schema(request=None, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def select(self, request: Request, pk: str) -> Response:
        """Select the claim for checking; its lookups are queued."""
        self.given(Input)
        return self._step(select_claim)

    @extend_schema(request=ReasonInput, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def dismiss(self, request: Request, pk: str) -> Response:
        """Dismiss the claim, with a reason for the record."""
        return self._step(dismiss_claim, **self.given(ReasonInput))

    @extend_schema(request=ReasonInput, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"], url_path="clear-attention")
    def clear_attention(self, request: Request, pk: str) -> Response:
        """Say that somebody looked at the claim after its words changed, and why it may go on."""
        return self._step(clear_attention, **self.given(ReasonInput))

    @extend_schema(request=AssignInput, parameters=[IF_MATCH], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    def assign(self, request: Request, pk: str) -> Response:
        """Give the claim to a person of the desk. Anybody may take a free claim; the rest is for editors."""
        return self._step(assign_claim, **self.given(AssignInput))

    def _step(self, step: Any, **given: Any) -> Response:
        claim = self.get_object()
        conditional = check_if_match(self.request, claim_tag(claim))
        with stale_means_precondition_failed(conditional=conditional):
            step(claim=claim, actor=self.actor, expected_revision=claim.revision, **given)
        return self._answer(claim)

    def _answer(self, claim: Claim, status: int = 200) -> Response:
        claim = self.get_queryset().get(pk=claim.pk)
        return Response(self._written([claim])[0], status=status, headers={"ETag": claim_tag(claim)})

    def _written(self, claims: Sequence[Claim]) -> Any:
        context = {**self.get_serializer_context(), "related": related_claims(claims)}
        return ClaimSerializer(claims, many=True, context=context).data


def claim_tag(claim: Claim) -> str:
    return f'"{claim.revision}"'
