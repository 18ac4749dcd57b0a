"""Verdicts: drafting under optimistic locking, and the steps to publication and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.actions.publication import publish_verdict, retract_verdict
from claims.actions.reviews import (
    approve_verdict,
    reopen_verdict,
    return_verdict,
    submit_verdict,
    withdraw_verdict,
)
from claims.actions.second_ratings import rate_second
from claims.actions.verdicts import DraftContent, save_draft
from claims.api.verdict_serializers import (
    CommentInput,
    NewVerdict,
    SecondRatingInput,
    VerdictContent,
    VerdictSerializer,
    content_of,
    open_version_of,
)
from claims.models import Verdict, VerdictVersion
from claims.models.claim import STATE_CHOICES
from claims.permissions import require
from claims.visibility import seen_by
from factcheck.api.conditional import check_if_match, stale_means_precondition_failed
from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.resources import Resource
from factcheck.api.serializers import Input, ReasonInput

IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, description="The ETag you have read; another one answers 412."
)
IF_MATCH_REQUIRED = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag you have read. Another one answers 412, none 428.",
)


class VerdictFilter(FilterSet):
    claim = IdFilter()
    article = IdFilter(field_name="claim__article")
    state = filters.MultipleChoiceFilter(
        field_name="claim__state", choices=STATE_CHOICES, help_text="May be given several times."
    )
    published = filters.BooleanFilter(field_name="published_version", lookup_expr="isnull", exclude=True)


class VerdictViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Verdict]):
    """Verdicts. The ETag names the content that is being worked on: version and revision."""

    serializer_class = VerdictSerializer
    filterset_class = VerdictFilter
    action_scopes = {"publish": "publish", "retract": "publish"}

    def get_queryset(self) -> QuerySet[Verdict]:
        versions = (
            VerdictVersion.objects.select_related(
                "rating__scale", "author", "published_by", "checked_against__article_version"
            )
            .defer("checked_against__article_version__text")
            .prefetch_related("reviews__reviewer", "writers", "second_ratings")
        )
        verdicts = seen_by(Verdict.objects.all(), self.request.user, "claim")
        return verdicts.select_related("claim__article__desk__policy").prefetch_related(
            Prefetch("versions", versions), "corrections__made_by"
        )

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One verdict with its versions and their reviews."""
        return self._answer(self.get_object())

    @extend_schema(request=NewVerdict, responses={201: VerdictSerializer})
    def create(self, request: Request) -> Response:
        """Begin the verdict on a claim. 409 when it has one: then PUT or PATCH that."""
        given = self.given(NewVerdict)
        claim = given.pop("claim")
        save_draft(claim=claim, actor=self.actor, content=DraftContent(**_EMPTY | given), expected_revision=None)
        verdict = self.get_queryset().get(claim=claim)
        answer = self._answer(verdict, status=201)
        answer["Location"] = reverse("verdict-detail", args=[verdict.pk], request=request)
        return answer

    @extend_schema(request=VerdictContent, parameters=[IF_MATCH_REQUIRED], responses=VerdictSerializer)
    def update(self, request: Request, pk: str) -> Response:
        """Replace the draft; what is not sent becomes empty."""
        return self._save(lambda verdict: _EMPTY)

    @extend_schema(request=VerdictContent, parameters=[IF_MATCH_REQUIRED], responses=VerdictSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """Change the draft; what is not sent stays."""
        return self._save(content_of)

    @extend_schema(request=None, parameters=[IF_MATCH], responses=VerdictSerializer)
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, pk: str) -> Response:
        """Hand the draft in for review by a second person."""
        return self._step(submit_verdict, **self.given(Input))

    @extend_schema(request=ReasonInput, parameters=[IF_MATCH], responses=VerdictSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take back from review what one handed in oneself, with a reason."""
        return self._step(withdraw_verdict, **self.given(ReasonInput))

    @extend_schema(request=SecondRatingInput, parameters=[IF_MATCH], responses=VerdictSerializer)
    @action(detail=True, methods=["post"])
    def rate(self, request: Request, pk: str) -> Response:
        """The second person's own rating. One other than the first sends the verdict back, saying both."""
        return self._step(rate_second, **self.given(SecondRatingInput))

    @extend_schema(
        request=ReasonInput,
        parameters=[IF_MATCH],
        responses=VerdictSerializer,
        operation_id="verdicts_return",
    )
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def send_back(self, request: Request, pk: str) -> Response:
        """Send it back with a reason. Nobody who wrote in the verdict may."""
        return self._step(return_verdict, **self.given(ReasonInput))

    @extend_schema(request=CommentInput, parameters=[IF_MATCH], responses=VerdictSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request: Request, pk: str) -> Response:
        """The second person's approval of exactly this content. Nobody who wrote in the verdict may give it."""
        return self._step(approve_verdict, **self.given(CommentInput))

    @extend_schema(request=None, parameters=[IF_MATCH], responses=VerdictSerializer)
    @action(detail=True, methods=["post"])
    def publish(self, request: Request, pk: str) -> Response:
        """Publish the approved version. A token needs the scope “publish”."""
        return self._step(publish_verdict, **self.given(Input))

    @extend_schema(request=ReasonInput, parameters=[IF_MATCH], responses=VerdictSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: str) -> Response:
        """Open an approved or published verdict for another version; what is public stays so until then."""
        return self._step(reopen_verdict, **self.given(ReasonInput))

    @extend_schema(request=ReasonInput, parameters=[IF_MATCH], responses=VerdictSerializer)
    @action(detail=True, methods=["post"])
    def retract(self, request: Request, pk: str) -> Response:
        """Take a published verdict back, in public. A token needs the scope “publish”."""
        return self._step(retract_verdict, **self.given(ReasonInput))

    def _save(self, base: Callable[[Verdict], dict[str, Any]]) -> Response:
        verdict = self.get_object()
        require(self.actor, "research", verdict.claim)  # whoever may not write needs not be told how
        check_if_match(self.request, verdict_tag(verdict), required=True)
        given = self.given(VerdictContent, partial=True)
        version = open_version_of(verdict)
        with stale_means_precondition_failed(conditional=True):
            save_draft(
                claim=verdict.claim,
                actor=self.actor,
                content=DraftContent(**base(verdict) | given),
                expected_revision=version.revision if version else None,
            )
        return self._answer(verdict)

    def _step(self, step: Callable[..., object], **given: Any) -> Response:
        verdict = self.get_object()
        conditional = check_if_match(self.request, verdict_tag(verdict))
        with stale_means_precondition_failed(conditional=conditional):
            step(claim=verdict.claim, actor=self.actor, expected_revision=verdict.claim.revision, **given)
        return self._answer(verdict)

    def _answer(self, verdict: Verdict, status: int = 200) -> Response:
        verdict = self.get_queryset().get(pk=verdict.pk)
        return Response(self.get_serializer(verdict).data, status=status, headers={"ETag": verdict_tag(verdict)})


_EMPTY: dict[str, Any] = {
    "rating": None,
    "headline": "",
    "claimed": "",
    "found": "",
    "rationale": "",
    "correction_kind": "",
    "correction_note": "",
}


def verdict_tag(verdict: Verdict) -> str:
    """The newest version's number and revision: revisions alone begin anew with every version."""
    newest = verdict.versions.all()[len(verdict.versions.all()) - 1]
    return f'"{newest.number}.{newest.revision}"'
