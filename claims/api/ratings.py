"""Rating scales, with each value's definition."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import mixins, serializers

from claims.models import Rating, RatingScale
from factcheck.api.filters import FilterSet
from factcheck.api.resources import Resource


class RatingSerializer(serializers.ModelSerializer[Rating]):
    """``number`` is null for a value outside the scale's order."""

    class Meta:
        model = Rating
        fields = ("id", "slug", "label", "definition", "tone", "icon", "number", "position")


class RatingScaleSerializer(serializers.ModelSerializer[RatingScale]):
    ratings = RatingSerializer(many=True, read_only=True)
    desks: Any = serializers.SlugRelatedField(
        slug_field="slug", many=True, read_only=True, help_text="Empty: every desk rates on it."
    )

    class Meta:
        model = RatingScale
        fields = ("id", "slug", "version", "language", "desks", "name", "description", "is_active", "ratings")


class RatingScaleFilter(FilterSet):
    slug = filters.CharFilter()
    is_active = filters.BooleanFilter(help_text="Offered for new verdicts.")


class RatingScaleViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[RatingScale]):
    """Rating scales; a published verdict keeps the version it was rated on."""

    serializer_class = RatingScaleSerializer
    filterset_class = RatingScaleFilter

    def get_queryset(self) -> QuerySet[RatingScale]:
        return RatingScale.objects.prefetch_related("ratings", "desks")
