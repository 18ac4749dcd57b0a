"""Following background work."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from factcheck.api.conditional import is_unchanged
from factcheck.api.resources import Resource
from factcheck.jobs.models import Job


class JobLink(serializers.Serializer[Any]):
    """A job to follow: ask for its ``url`` until the state is done, dead or cancelled."""

    id = serializers.IntegerField()
    url = serializers.URLField()
    state = serializers.ChoiceField(choices=Job.State.choices)


@extend_schema_field(JobLink(allow_null=True))
class JobLinkField(serializers.Field[Any, Any, dict[str, Any] | None, Any]):
    """The job of an object that has one as ``job``, or carries ``job_id`` and ``job_state`` (``with_latest_job``)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, value: Any) -> dict[str, Any] | None:
        if value.job_id is None:
            return None
        url = reverse("job-detail", args=[value.job_id], request=self.context.get("request"))
        state = value.job.state if hasattr(value, "job") else value.job_state
        return {"id": value.job_id, "url": url, "state": state}


def with_latest_job(queryset: QuerySet[Any], *, kind: str, subject: str) -> QuerySet[Any]:
    """Annotate ``job_id`` and ``job_state``: the newest job of ``kind`` on each row's ``subject`` column."""
    newest = Job.objects.filter(kind=kind, subject_id=OuterRef(subject)).order_by("-pk")
    annotated: QuerySet[Any] = queryset.annotate(
        job_id=Subquery(newest.values("pk")[:1]), job_state=Subquery(newest.values("state")[:1])
    )
    return annotated


class JobSerializer(serializers.ModelSerializer[Job]):
    class Meta:
        model = Job
        fields = (
            "id", "kind", "subject_id", "state", "attempts", "last_error",
            "created_at", "run_after", "started_at", "finished_at",
        )  # fmt: skip


class JobViewSet(Resource[Job]):
    """The state of one piece of background work."""

    queryset = Job.objects.all()
    serializer_class = JobSerializer

    @extend_schema(
        parameters=[OpenApiParameter("If-None-Match", str, OpenApiParameter.HEADER)],
        responses={200: JobSerializer, 304: OpenApiResponse(description="Unchanged since that ETag.")},
    )
    def retrieve(self, request: Request, pk: str) -> Response:
        """One job. Poll with ``If-None-Match``: 304 while nothing has changed."""
        job = self.get_object()
        body = self.get_serializer(job).data
        digest = hashlib.sha256(repr(sorted(body.items())).encode()).hexdigest()
        tag = f'"{digest[:32]}"'
        if is_unchanged(request, tag):
            return Response(status=304, headers={"ETag": tag})
        return Response(body, headers={"ETag": tag})
