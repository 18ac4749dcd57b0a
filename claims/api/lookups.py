"""Lookups made for claims, and what they found."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.actions.lookups import retry_claim_lookup
from claims.merging import Merged, is_statement, merge
from claims.visibility import seen_by
from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.jobs import JobLinkField
from factcheck.api.resources import Resource
from factcheck.api.serializers import Input, PersonName
from factcheck.jobs.models import Job
from sources.models import Lookup, LookupResult
from sources.providers.registry import PROVIDERS
from sources.providers.same_document import canonical_address

STATUSES = ("queued", "running", "found", "nothing_found", "failed")


class LookupResultSerializer(serializers.ModelSerializer[LookupResult]):
    """A candidate source, in the provider's order.

    Results with the same ``document`` are one document, also across lookups. ``set_apart`` says why a result is no
    independent source: it is the article, a copy of it, or the verdict on this very claim.
    """

    document = serializers.SerializerMethodField(help_text='One spelling of the address; "" for a statement.')
    later_than_claim = serializers.SerializerMethodField()
    set_apart = serializers.SerializerMethodField()

    class Meta:
        model = LookupResult
        fields = (
            "id", "rank", "title", "url", "publisher", "published_on", "passage", "matched", "snapshot",
            "passage_start", "data", "document", "later_than_claim", "set_apart",
        )  # fmt: skip
        read_only_fields = fields

    def get_document(self, result: LookupResult) -> str:
        return "" if is_statement(result) else canonical_address(result.url)

    def get_later_than_claim(self, result: LookupResult) -> bool:
        return self._marked(result).later

    def get_set_apart(self, result: LookupResult) -> str:
        return self._marked(result).own

    def _marked(self, result: LookupResult) -> Merged:
        documents: dict[int, Merged] = self.context["documents"]
        return documents[result.pk]


class LookupSerializer(serializers.ModelSerializer[Lookup]):
    """``failure`` says why the last attempt failed, also while another one is due.

    ``query`` is what the provider was given. ``answered_at`` is when it answered: before ``requested_at`` where an
    earlier answer to the same question was used again (``reused``).
    """

    claim = serializers.IntegerField(source="claim_lookup.claim_id", read_only=True)
    status = serializers.ChoiceField(choices=STATUSES, read_only=True)
    failure = serializers.CharField(read_only=True)
    query = serializers.DictField(read_only=True)
    reused = serializers.BooleanField(read_only=True)
    requested_by = PersonName(allow_null=True)
    job = JobLinkField()

    class Meta:
        model = Lookup
        fields: tuple[str, ...] = (
            "id", "claim", "provider", "query", "status", "failure", "hit_count", "requested_by",
            "requested_at", "finished_at", "answered_at", "reused", "job",
        )  # fmt: skip
        read_only_fields = fields


class LookupWithResultsSerializer(LookupSerializer):
    results = LookupResultSerializer(many=True, read_only=True)

    class Meta(LookupSerializer.Meta):
        fields = (*LookupSerializer.Meta.fields, "results")
        read_only_fields = fields


class LookupFilter(FilterSet):
    claim = IdFilter(field_name="claim_lookup__claim")
    provider = filters.ChoiceFilter(choices=[(provider.name, provider.label) for provider in PROVIDERS])
    status = filters.ChoiceFilter(choices=[(status, status) for status in STATUSES], method="filter_status")

    def filter_status(self, lookups: QuerySet[Lookup], name: str, value: str) -> QuerySet[Lookup]:
        """``Lookup.status`` as a condition."""
        if value in Lookup.Outcome.values:
            return lookups.filter(outcome=value)
        states = {
            "queued": (None, Job.State.QUEUED, Job.State.DONE),
            "running": (Job.State.RUNNING,),
            "failed": (Job.State.DEAD, Job.State.CANCELLED),
        }[value]
        asked = lookups.filter(outcome="", job__state__in=[state for state in states if state])
        return asked | lookups.filter(outcome="", job=None) if None in states else asked


class LookupViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Lookup]):
    """Lookups that were made for claims."""

    serializer_class = LookupSerializer
    filterset_class = LookupFilter

    def get_queryset(self) -> QuerySet[Lookup]:
        lookups = seen_by(Lookup.objects.filter(claim_lookup__isnull=False), self.request.user, "claim_lookup__claim")
        lookups = lookups.select_related("claim_lookup", "job", "requested_by")
        if self.action == "list":
            return lookups
        return lookups.select_related("claim_lookup__claim__article").prefetch_related("results")

    @extend_schema(responses=LookupWithResultsSerializer)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One lookup with its results."""
        return self._answer(self.get_object())

    @extend_schema(request=None, responses={202: LookupWithResultsSerializer})
    @action(detail=True, methods=["post"])
    def retry(self, request: Request, pk: str) -> Response:
        """Ask again after a failure."""
        self.given(Input)
        lookup = self.get_object()
        retry_claim_lookup(claim=lookup.claim_lookup.claim, lookup=lookup, actor=self.actor)
        return self._answer(self.get_queryset().get(pk=lookup.pk), status=202)

    def _answer(self, lookup: Lookup, status: int = 200) -> Response:
        documents = merge(lookup.claim_lookup.claim, [lookup])
        marks = {result.pk: document for document in documents for result in document.results}
        context = {**self.get_serializer_context(), "documents": marks}
        serializer = LookupWithResultsSerializer(lookup, context=context)
        return Response(serializer.data, status=status)
