"""Findings: what the automated checks saw of claims and of the articles they stand in."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.actions.findings import check_again
from claims.models import Claim, ClaimAnchor, Finding
from claims.models.finding import CERTAINTY_CHOICES, CHECK_CHOICES
from claims.verification.outcomes import OUTCOMES, Tone
from claims.visibility import articles_seen_by
from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.jobs import JobLink
from factcheck.api.resources import Resource
from factcheck.api.serializers import Input, Reference

TONE_CHOICES = [(tone.value, tone.value) for tone in Tone]


class FindingSerializer(serializers.ModelSerializer[Finding]):
    """``claim`` is null for a finding about a passage, which concerns every claim that stands in it.

    ``start``/``end`` are code points in the article version's text. ``tone`` says what it asks of a person; a finding
    is never a verdict. ``superseded_at`` is set once the check saw something else.
    """

    article = serializers.IntegerField(source="version.article_id", read_only=True)
    version = serializers.IntegerField(source="version.number", read_only=True)
    check = serializers.ChoiceField(source="kind", choices=CHECK_CHOICES, read_only=True)
    certainty = serializers.ChoiceField(choices=CERTAINTY_CHOICES, read_only=True)
    outcome_label = serializers.CharField(source="reading.label", read_only=True)
    tone = serializers.ChoiceField(source="reading.tone", choices=TONE_CHOICES, read_only=True)
    detail = serializers.DictField(read_only=True)

    class Meta:
        model = Finding
        fields = (
            "id", "article", "version", "claim", "snapshot", "check", "start", "end", "outcome", "outcome_label",
            "tone", "certainty", "explanation", "detail", "compared_sha256", "made_at", "superseded_at",
        )  # fmt: skip
        read_only_fields = fields


class CheckInput(Input):
    """Which claim to look at anew, with the article that it stands in."""

    claim = Reference(queryset=Claim.objects.select_related("article__current_version"))


class CheckRequested(serializers.Serializer[Any]):
    jobs = JobLink(many=True)


class FindingFilter(FilterSet):
    """Without ``superseded`` only what holds now."""

    article = IdFilter(field_name="version__article")
    claim = IdFilter(method="filter_claim", help_text="Findings of the claim and of the passages that it stands in.")
    check = filters.MultipleChoiceFilter(field_name="kind", choices=CHECK_CHOICES)
    tone = filters.ChoiceFilter(choices=TONE_CHOICES, method="filter_tone")
    superseded = filters.BooleanFilter(method="filter_superseded", help_text="true: also what held earlier.")

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        found: QuerySet[Any] = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("superseded") else found.filter(superseded_at__isnull=True)

    def filter_superseded(self, findings: QuerySet[Finding], name: str, value: bool) -> QuerySet[Finding]:
        return findings

    def filter_claim(self, findings: QuerySet[Finding], name: str, value: int) -> QuerySet[Finding]:
        here = ClaimAnchor.objects.filter(
            claim=value, version=OuterRef("version"), start__lt=OuterRef("end"), end__gt=OuterRef("start")
        )
        around = Q(claim=None, version=F("version__article__current_version")) & Exists(here)
        return findings.filter(Q(claim=value) | around)

    def filter_tone(self, findings: QuerySet[Finding], name: str, value: str) -> QuerySet[Finding]:
        wanted = Q()
        for check, outcomes in OUTCOMES.items():
            named = [outcome for outcome, reading in outcomes.items() if reading.tone == value]
            wanted |= Q(kind=check.value, outcome__in=named)
        return findings.filter(wanted)


class FindingViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Finding]):
    """What the automated checks saw. A machine suggests, a person decides."""

    serializer_class = FindingSerializer
    filterset_class = FindingFilter
    cursor_ordering = "pk"

    def get_queryset(self) -> QuerySet[Finding]:
        findings = Finding.objects.filter(version__article__in=articles_seen_by(self.request.user))
        return findings.select_related("version").defer("version__text")

    @extend_schema(request=CheckInput, responses={202: CheckRequested})
    def create(self, request: Request) -> Response:
        """Have a claim and its article checked again; answers the jobs to follow."""
        jobs = check_again(actor=self.actor, **self.given(CheckInput))
        links = [
            {"id": job.pk, "url": reverse("job-detail", args=[job.pk], request=request), "state": job.state}
            for job in jobs
        ]
        return Response({"jobs": links}, status=202)
