"""Capturing addresses: asked for here, done by a worker."""

from __future__ import annotations

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.jobs import JobLinkField
from factcheck.api.resources import Resource
from factcheck.api.serializers import Input, PersonName, WebAddress
from sources.actions.documents import capture, retry_capture
from sources.models import Capture, Source

STATUSES = ("queued", "running", "captured", "failed")


class CaptureSerializer(serializers.ModelSerializer[Capture]):
    """``snapshot`` is null until it is captured; ``failure`` says why the last attempt failed."""

    status = serializers.ChoiceField(choices=STATUSES, read_only=True)
    failure = serializers.CharField(read_only=True)
    requested_by = PersonName()
    job = JobLinkField()

    class Meta:
        model = Capture
        fields = ("id", "url", "proximity", "status", "failure", "snapshot", "requested_by", "requested_at", "job")
        read_only_fields = fields


class NewCapture(Input):
    url = WebAddress()
    proximity = serializers.ChoiceField(required=False, choices=Source.Proximity.choices)


class CaptureFilter(FilterSet):
    url = filters.CharFilter(help_text="The exact address.")
    snapshot = IdFilter()


class CaptureViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Capture]):
    """Requests to capture an address, newest first."""

    queryset = Capture.objects.select_related("job", "requested_by")
    serializer_class = CaptureSerializer
    filterset_class = CaptureFilter

    @extend_schema(request=NewCapture, responses={202: CaptureSerializer})
    def create(self, request: Request) -> Response:
        """Have an address captured into the library; one that is under way is returned instead."""
        made = capture(actor=self.actor, **self.given(NewCapture))
        answer = self._answer(made)
        answer["Location"] = reverse("capture-detail", args=[made.pk], request=request)
        return answer

    @extend_schema(request=None, responses={202: CaptureSerializer})
    @action(detail=True, methods=["post"])
    def retry(self, request: Request, pk: str) -> Response:
        """Try again after a failure."""
        self.given(Input)
        return self._answer(retry_capture(capture=self.get_object(), actor=self.actor))

    def _answer(self, made: Capture) -> Response:
        return Response(self.get_serializer(self.get_queryset().get(pk=made.pk)).data, status=202)
