"""Input about a claim, or about an article as a whole."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from claims.models import Article, Claim
from factcheck.api.serializers import Input, Reference


class SubjectInput(Input):
    """Exactly one of the two is named."""

    article = Reference(queryset=Article.objects.all(), required=False)
    claim = Reference(queryset=Claim.objects.select_related("article"), required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("article" in attrs) == ("claim" in attrs):
            raise serializers.ValidationError({"claim": ["Name a claim, or an article when it is about all of it."]})
        return attrs
