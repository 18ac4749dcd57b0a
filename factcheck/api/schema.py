"""How the OpenAPI schema describes errors."""

from __future__ import annotations

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from factcheck.api.problems import CONTENT_TYPE


class Problem(serializers.Serializer[Any]):
    """RFC 9457. ``code`` is stable, for programs; ``detail`` says what to do. Some problems carry more keys.

    With code “invalid”, ``errors`` says what is wrong, field by field.
    """

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    detail = serializers.CharField()


class ProblemAutoSchema(AutoSchema):
    """Adds to every operation that its errors are problems."""

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        problem = self._get_response_for_code(  # type: ignore[no-untyped-call]
            Problem, "default", media_types=[CONTENT_TYPE], direction=direction
        )
        return bodies | {"default": problem | {"description": "Any error, as problem+json."}}
