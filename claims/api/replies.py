"""The right-of-reply register: reading it, and adding to it."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.actions.replies import (
    LONGEST,
    Asked,
    Outcome,
    correct_request,
    record_outcome,
    record_request,
    strike_request,
)
from claims.api.subjects import SubjectInput
from claims.models import ReplyRequest, ReplyUpdate
from claims.models.reply import Channel
from claims.reply_register import read_entry
from claims.visibility import articles_seen_by
from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.resources import Resource
from factcheck.api.serializers import Input, PersonName, ReasonInput, Reference
from sources.models import Snapshot

STATES = [
    *((str(value), str(label)) for value, label in ReplyUpdate.Kind.choices if value != ReplyUpdate.Kind.CORRECTED),
    ("waiting", "waiting"),
    ("overdue", "no answer yet, overdue"),
]


class ReplyUpdateSerializer(serializers.ModelSerializer[ReplyUpdate]):
    """What came of a request, or a correction of its entry; ``note`` is for the desk alone."""

    recorded_by = PersonName()

    class Meta:
        model = ReplyUpdate
        fields = (
            "id", "kind", "happened_on", "words", "may_print", "note", "snapshot", "recorded_by", "recorded_at",
        )  # fmt: skip
        read_only_fields = fields


class ReplySerializer(serializers.Serializer[Any]):
    """An entry as it reads today, corrections included; ``claim`` is null when it is about the whole article.

    ``printed`` says whether verdict pages name the request. ``note`` is for the desk alone.
    """

    id = serializers.IntegerField(source="request.pk", read_only=True)
    article = serializers.IntegerField(source="request.article_id", read_only=True)
    claim = serializers.IntegerField(source="request.claim_id", read_only=True, allow_null=True)
    asked = serializers.CharField(read_only=True)
    role = serializers.CharField(read_only=True)
    asked_on = serializers.DateField(read_only=True)
    channel = serializers.ChoiceField(choices=Channel.choices, read_only=True)
    question = serializers.CharField(source="request.question", read_only=True)
    deadline = serializers.DateField(read_only=True, allow_null=True)
    printed = serializers.BooleanField(read_only=True)
    state = serializers.ChoiceField(choices=STATES, read_only=True)
    note = serializers.CharField(source="request.note", read_only=True)
    snapshot = serializers.IntegerField(source="request.snapshot_id", read_only=True, allow_null=True)
    recorded_by = PersonName(source="request.recorded_by")
    recorded_at = serializers.DateTimeField(source="request.recorded_at", read_only=True)
    updates = ReplyUpdateSerializer(many=True, read_only=True)

    def to_representation(self, instance: ReplyRequest) -> dict[str, Any]:
        """The row is read as an entry before it is shown."""
        return super().to_representation(read_entry(instance))


class AskedInput(Input):
    """Who was asked, when and how."""

    asked = serializers.CharField(max_length=LONGEST["asked"])
    role = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST["role"])
    asked_on = serializers.DateField()
    channel = serializers.ChoiceField(choices=Channel.choices)
    deadline = serializers.DateField(required=False, allow_null=True)
    printed = serializers.BooleanField(required=False, default=True)


class ReplyInput(SubjectInput, AskedInput):
    """A request about a claim, or about everything in an article: name one of the two."""

    question = serializers.CharField(max_length=LONGEST["question"])
    note = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST["note"])
    snapshot = Reference(queryset=Snapshot.objects.all(), required=False, allow_null=True)


class OutcomeInput(Input):
    """What came of a request; ``words`` are printed on verdict pages only with ``may_print``."""

    kind = serializers.ChoiceField(choices=[(str(kind.value), kind.label) for kind in ReplyUpdate.OUTCOMES])
    happened_on = serializers.DateField()
    words = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST["words"])
    may_print = serializers.BooleanField(required=False)
    note = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST["note"])
    snapshot = Reference(queryset=Snapshot.objects.all(), required=False, allow_null=True)


class CorrectionInput(AskedInput):
    """The whole entry as it should read, and what was wrong."""

    reason = serializers.CharField(max_length=LONGEST["note"])


class ReplyFilter(FilterSet):
    article = IdFilter()
    claim = IdFilter()
    whole_article = filters.BooleanFilter(field_name="claim", lookup_expr="isnull")


class ReplyViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[ReplyRequest]):
    """The right-of-reply register, oldest first. Nothing in it is rewritten: what is new is added."""

    serializer_class = ReplySerializer
    filterset_class = ReplyFilter
    cursor_ordering = "pk"

    def get_queryset(self) -> QuerySet[ReplyRequest]:
        updates = ReplyUpdate.objects.select_related("recorded_by").order_by("pk")
        seen = ReplyRequest.objects.filter(article__in=articles_seen_by(self.request.user))
        return seen.select_related("recorded_by", "article").prefetch_related(Prefetch("updates", updates))

    @extend_schema(request=ReplyInput, responses={201: ReplySerializer})
    def create(self, request: Request) -> Response:
        """Enter that somebody was asked."""
        given = self.given(ReplyInput)
        claim = given.pop("claim", None)
        article = given.pop("article", None) or claim.article
        rest = {name: given.pop(name) for name in ("question", "note", "snapshot") if name in given}
        entered = record_request(article=article, claim=claim, actor=self.actor, asked=Asked(**given), **rest)
        answer = self._entry(entered, status=201)
        answer["Location"] = reverse("reply-detail", args=[entered.pk], request=request)
        return answer

    @extend_schema(request=OutcomeInput, responses=ReplySerializer)
    @action(detail=True, methods=["post"])
    def outcome(self, request: Request, pk: str) -> Response:
        """Enter a reply, a refusal to comment, or that none came."""
        found = self.get_object()
        record_outcome(request=found, actor=self.actor, outcome=Outcome(**self.given(OutcomeInput)))
        return self._entry(found)

    @extend_schema(request=CorrectionInput, responses=ReplySerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: str) -> Response:
        """Enter how the entry should read; what was written first stays on record."""
        found = self.get_object()
        given = self.given(CorrectionInput)
        reason = given.pop("reason")
        correct_request(request=found, actor=self.actor, asked=Asked(**given), reason=reason)
        return self._entry(found)

    @extend_schema(request=ReasonInput, responses=ReplySerializer)
    @action(detail=True, methods=["post"])
    def strike(self, request: Request, pk: str) -> Response:
        """Strike an entry that should not be there, with a reason; it stays on record."""
        found = self.get_object()
        strike_request(request=found, actor=self.actor, **self.given(ReasonInput))
        return self._entry(found)

    def _entry(self, row: ReplyRequest, status: int = 200) -> Response:
        return Response(self.get_serializer(self.get_queryset().get(pk=row.pk)).data, status=status)
