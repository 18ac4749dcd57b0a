"""Questions to authors, to read. They are asked, sent and accepted at the workbench; no link is told by the API."""

from __future__ import annotations

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import mixins, serializers

from claims.agreed_wording import with_agreed_version
from claims.models import AuthorAnswer, AuthorQuery
from claims.visibility import articles_seen_by
from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.resources import Resource
from factcheck.api.serializers import PersonName, TextOrNull


class AuthorAnswerSerializer(serializers.ModelSerializer[AuthorAnswer]):
    """``change`` is null where the question proposed none. ``source_url`` is what the author typed, unchecked."""

    change = TextOrNull()

    class Meta:
        model = AuthorAnswer
        fields = ("number", "text", "change", "wording", "source_url", "given_at")
        read_only_fields = fields


class AuthorQuerySerializer(serializers.ModelSerializer[AuthorQuery]):
    """``claim`` is null for a question about the whole article. ``answers`` are all that were given, oldest first.

    ``agreed_in_version`` is the number of the first later version of the article that has the agreed words.
    """

    article = serializers.IntegerField(source="addressee.article_id", read_only=True)
    version = serializers.IntegerField(source="asked_version", read_only=True)
    addressee = serializers.CharField(source="addressee.name", read_only=True)
    answers = AuthorAnswerSerializer(many=True, read_only=True)
    asked_by = PersonName()
    ended_by = PersonName()
    agreed_in_version = serializers.SerializerMethodField()

    class Meta:
        model = AuthorQuery
        fields = (
            "id", "article", "version", "claim", "addressee", "question", "before", "after", "deadline", "state",
            "asked_by", "asked_at", "sent_at", "opened_at", "reminded_at", "answered_at", "answers", "ended_at",
            "ended_by", "ended_reason", "agreed_wording", "agreed_in_version",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field({"type": ["integer", "null"]})
    def get_agreed_in_version(self, query: AuthorQuery) -> int | None:
        number: int | None = query.agreed_in  # type: ignore[attr-defined]
        return number


class AuthorQueryFilter(FilterSet):
    article = IdFilter(field_name="addressee__article")
    claim = IdFilter()
    state = filters.ChoiceFilter(choices=AuthorQuery.State.choices)


class AuthorQueryViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[AuthorQuery]):
    """Questions to authors, newest first."""

    serializer_class = AuthorQuerySerializer
    filterset_class = AuthorQueryFilter
    cursor_ordering = "-pk"

    def get_queryset(self) -> QuerySet[AuthorQuery]:
        seen = AuthorQuery.objects.filter(addressee__article__in=articles_seen_by(self.request.user))
        loaded = seen.select_related("addressee", "asked_by", "ended_by").prefetch_related("answers")
        return with_agreed_version(loaded)
