"""What stands between a claim and its publication: holds, recusals, and exceptions from a desk's gates."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.actions.gates import end_exception, make_exception
from claims.actions.restrictions import end_recusal, lift_hold, place_hold, recuse
from claims.api.subjects import SubjectInput
from claims.models import Article, Claim, Gate, GateException, Hold, Recusal
from claims.visibility import articles_seen_by
from factcheck.accounts.models import User
from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.resources import Resource
from factcheck.api.serializers import ByName, PersonName, ReasonInput, Reference


class RestrictionInput(SubjectInput, ReasonInput):
    """What is put on a claim, or on an article with all its claims: name one of the two."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        attrs["on"] = attrs.pop("claim", None) or attrs.pop("article")
        return attrs


# --- holds ----------------------------------------------------------------------------------------------------


class HoldSerializer(serializers.ModelSerializer[Hold]):
    """``claim`` is null for a hold on a whole article. ``until`` is when an embargo ends by itself."""

    placed_by = PersonName()
    lifted_by = PersonName(allow_null=True)

    class Meta:
        model = Hold
        fields = (
            "id", "kind", "article", "claim", "reason", "until", "placed_by", "placed_at",
            "lifted_by", "lifted_at", "lifted_reason",
        )  # fmt: skip
        read_only_fields = fields


class HoldInput(RestrictionInput):
    kind = serializers.ChoiceField(choices=Hold.Kind.choices)
    until = serializers.DateTimeField(
        required=False, allow_null=True, help_text="Of an embargo: when it ends. A legal hold has none."
    )


class SubjectFilter(FilterSet):
    article = IdFilter(help_text="On the article as a whole.")
    claim = IdFilter(method="covers", help_text="On the claim itself, or on its article as a whole.")

    def covers(self, rows: QuerySet[Any], name: str, claim: int) -> QuerySet[Any]:
        return rows.filter(Q(claim=claim) | Q(article__in=Article.objects.filter(claims=claim)))


class HoldFilter(SubjectFilter):
    standing = filters.BooleanFilter(method="stands", help_text="Neither lifted nor over.")

    def stands(self, holds: QuerySet[Hold], name: str, wanted: bool) -> QuerySet[Hold]:
        over = Q(lifted_at__isnull=False) | Q(until__lte=timezone.now())
        return holds.exclude(over) if wanted else holds.filter(over)


class HoldViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Hold]):
    """Legal holds and embargoes: while one stands, nothing is published on the claim or any claim of the article."""

    serializer_class = HoldSerializer
    filterset_class = HoldFilter
    cursor_ordering = "pk"
    action_scopes = {"lift": "publish"}

    def get_queryset(self) -> QuerySet[Hold]:
        seen = articles_seen_by(self.request.user)
        return Hold.objects.filter(Q(article__in=seen) | Q(claim__article__in=seen)).select_related(
            "placed_by", "lifted_by", "article", "claim__article"
        )

    @extend_schema(request=HoldInput, responses={201: HoldSerializer})
    def create(self, request: Request) -> Response:
        """Hold the publication back."""
        placed = place_hold(actor=self.actor, **self.given(HoldInput))
        return _made(HoldSerializer(placed), "hold-detail", request)

    @extend_schema(request=ReasonInput, responses=HoldSerializer)
    @action(detail=True, methods=["post"])
    def lift(self, request: Request, pk: str) -> Response:
        """End it before its time, with a reason. A legal hold needs a publisher."""
        lifted = lift_hold(hold=self.get_object(), actor=self.actor, **self.given(ReasonInput))
        return Response(HoldSerializer(lifted).data)


# --- recusals -------------------------------------------------------------------------------------------------


class RecusalSerializer(serializers.ModelSerializer[Recusal]):
    """``claim`` is null where the person takes no part in the whole article."""

    person = PersonName()
    made_by = PersonName()
    ended_by = PersonName(allow_null=True)

    class Meta:
        model = Recusal
        fields = (
            "id", "person", "article", "claim", "reason", "made_by", "made_at", "ended_by", "ended_at", "ended_reason",
        )  # fmt: skip
        read_only_fields = fields


class RecusalInput(RestrictionInput):
    person = ByName(
        slug_field="username",
        queryset=User.objects.filter(is_active=True),
        help_text="A user name; one’s own, or anybody’s.",
    )


class RecusalFilter(SubjectFilter):
    person = filters.CharFilter(field_name="person__username")
    standing = filters.BooleanFilter(field_name="ended_at", lookup_expr="isnull")


class RecusalViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Recusal]):
    """People with a conflict of interest, who take no part in a claim or article."""

    serializer_class = RecusalSerializer
    filterset_class = RecusalFilter
    cursor_ordering = "pk"

    def get_queryset(self) -> QuerySet[Recusal]:
        seen = articles_seen_by(self.request.user)
        return Recusal.objects.filter(Q(article__in=seen) | Q(claim__article__in=seen)).select_related(
            "person", "made_by", "ended_by", "article", "claim__article"
        )

    @extend_schema(request=RecusalInput, responses={201: RecusalSerializer})
    def create(self, request: Request) -> Response:
        """Keep oneself out, or as an editor anybody."""
        made = recuse(actor=self.actor, **self.given(RecusalInput))
        return _made(RecusalSerializer(made), "recusal-detail", request)

    @extend_schema(request=ReasonInput, responses=RecusalSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """Let the person take part again, with a reason; nobody ends their own."""
        ended = end_recusal(recusal=self.get_object(), actor=self.actor, **self.given(ReasonInput))
        return Response(RecusalSerializer(ended).data)


# --- exceptions -----------------------------------------------------------------------------------------------


class GateExceptionSerializer(serializers.ModelSerializer[GateException]):
    """The verdict page prints ``reason`` while the exception stands."""

    made_by = PersonName()

    class Meta:
        model = GateException
        fields = ("id", "claim", "gate", "reason", "made_by", "made_at", "ended_at")
        read_only_fields = fields


class GateExceptionInput(ReasonInput):
    claim = Reference(queryset=Claim.objects.select_related("article"))
    gate = serializers.ChoiceField(choices=Gate.choices)


class GateExceptionFilter(FilterSet):
    claim = IdFilter()
    article = IdFilter(field_name="claim__article")
    standing = filters.BooleanFilter(field_name="ended_at", lookup_expr="isnull")


class GateExceptionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[GateException]):
    """Written, public exceptions from a desk's gates."""

    serializer_class = GateExceptionSerializer
    filterset_class = GateExceptionFilter
    cursor_ordering = "pk"
    action_scopes = {"create": "publish", "end": "publish"}

    def get_queryset(self) -> QuerySet[GateException]:
        seen = articles_seen_by(self.request.user)
        return GateException.objects.filter(claim__article__in=seen).select_related("made_by", "claim__article")

    @extend_schema(request=GateExceptionInput, responses={201: GateExceptionSerializer})
    def create(self, request: Request) -> Response:
        """Let the claim pass a gate that it does not meet, with the reason that readers will see."""
        made = make_exception(actor=self.actor, **self.given(GateExceptionInput))
        return _made(GateExceptionSerializer(made), "gate-exception-detail", request)

    @extend_schema(request=None, responses=GateExceptionSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """Ask for the gate again; the exception stays on record."""
        ended = end_exception(exception=self.get_object(), actor=self.actor)
        return Response(GateExceptionSerializer(ended).data)


def _made(serializer: serializers.ModelSerializer[Any], name: str, request: Request) -> Response:
    answer = Response(serializer.data, status=201)
    answer["Location"] = reverse(name, args=[serializer.data["id"]], request=request)
    return answer
