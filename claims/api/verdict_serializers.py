"""What a verdict looks like, and what a writer sends."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.actions.second_ratings import is_hidden_from
from claims.models import CheckedAgainst, Claim, Correction, Rating, Review, Verdict, VerdictVersion
from claims.models.claim import STATE_CHOICES
from factcheck.api.serializers import Input, PersonName, Reference


class ReviewSerializer(serializers.ModelSerializer[Review]):
    reviewer = PersonName()

    class Meta:
        model = Review
        fields = ("reviewer", "decision", "comment", "decided_at", "voided_at")
        read_only_fields = fields


class GivenRatingSerializer(serializers.ModelSerializer[Rating]):
    scale = serializers.CharField(source="scale.slug", read_only=True)
    scale_version = serializers.IntegerField(source="scale.version", read_only=True)

    class Meta:
        model = Rating
        fields = ("id", "slug", "label", "scale", "scale_version")
        read_only_fields = fields


class VerdictVersionSerializer(serializers.ModelSerializer[VerdictVersion]):
    """``rationale`` is Markdown. A version without ``published_at`` is the draft.

    ``hidden``: at a desk with a blind second verdict, what is in review stays empty for a reader until they have rated
    it themselves.
    ``checked_against`` is the number of the article's version that stood when it was last handed in, or null.
    """

    rating = GivenRatingSerializer(read_only=True, allow_null=True)
    author = PersonName()
    published_by = PersonName(allow_null=True)
    reviews = ReviewSerializer(many=True, read_only=True)
    hidden = serializers.SerializerMethodField()
    checked_against = serializers.SerializerMethodField()

    class Meta:
        model = VerdictVersion
        fields = (
            "number", "revision", "rating", "headline", "claimed", "found", "rationale", "correction_kind",
            "correction_note", "author", "submitted_at", "checked_against", "published_at", "published_by", "reviews",
            "hidden",
        )  # fmt: skip
        read_only_fields = fields

    def get_hidden(self, version: VerdictVersion) -> bool:
        return is_hidden_from(version, self.context["request"].user)

    def to_representation(self, version: VerdictVersion) -> dict[str, Any]:
        shown: dict[str, Any] = super().to_representation(version)
        if shown["hidden"]:
            shown |= {"rating": None, **dict.fromkeys(("headline", "claimed", "found", "rationale"), "")}
            shown |= {"correction_kind": "", "correction_note": "", "reviews": []}
        return shown

    @extend_schema_field({"type": ["integer", "null"]})
    def get_checked_against(self, version: VerdictVersion) -> int | None:
        against: CheckedAgainst | None = getattr(version, "checked_against", None)
        return against.article_version.number if against else None


class CorrectionSerializer(serializers.ModelSerializer[Correction]):
    made_by = PersonName()

    class Meta:
        model = Correction
        fields = ("kind", "note", "made_by", "made_at")
        read_only_fields = fields


class VerdictSerializer(serializers.ModelSerializer[Verdict]):
    """``state`` is the claim's; ``published`` the number of the version that is public, ``page`` where; or null."""

    state = serializers.ChoiceField(source="claim.state", choices=STATE_CHOICES, read_only=True)
    published = serializers.SerializerMethodField()
    page = serializers.SerializerMethodField()
    versions = VerdictVersionSerializer(many=True, read_only=True)
    corrections = CorrectionSerializer(many=True, read_only=True)

    class Meta:
        model = Verdict
        fields = (
            "id", "claim", "state", "published", "page", "first_published_at", "retracted_at",
            "retraction_reason", "versions", "corrections",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_page(self, verdict: Verdict) -> str | None:
        if verdict.first_published_at is None:
            return None
        return f"{settings.SITE_URL}{reverse('public:verdict', args=[verdict.slug])}"

    def get_published(self, verdict: Verdict) -> int | None:
        public = verdict.published_version_id
        return next((version.number for version in verdict.versions.all() if version.pk == public), None)


class VerdictContent(Input):
    """A draft may be incomplete; handing it in asks for the rest. ``rationale`` is Markdown."""

    rating = Reference(
        queryset=Rating.objects.select_related("scale"),
        required=False,
        allow_null=True,
        help_text="A rating's id, see rating-scales.",
    )
    headline = serializers.CharField(required=False, allow_blank=True, max_length=160)
    claimed = serializers.CharField(required=False, allow_blank=True, max_length=300)
    found = serializers.CharField(required=False, allow_blank=True, max_length=300)
    rationale = serializers.CharField(required=False, allow_blank=True, max_length=50_000)
    correction_kind = serializers.ChoiceField(
        required=False,
        allow_blank=True,
        choices=[choice for choice in Correction.Kind.choices if choice[0] != Correction.Kind.RETRACTION],
    )
    correction_note = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=5000,
        help_text="What changed since publication, and why.",
    )


class NewVerdict(VerdictContent):
    claim = Reference(queryset=Claim.objects.all())


class SecondRatingInput(Input):
    rating = Reference(queryset=Rating.objects.select_related("scale"), help_text="On the scale of this verdict.")
    note = serializers.CharField(required=False, allow_blank=True, max_length=2000)


class CommentInput(Input):
    comment = serializers.CharField(required=False, allow_blank=True, max_length=2000)


def open_version_of(verdict: Verdict) -> VerdictVersion | None:
    """The version being worked on, from what is prefetched."""
    return next((version for version in verdict.versions.all() if version.published_at is None), None)


def content_of(verdict: Verdict) -> dict[str, Any]:
    """What the open version says; empty where there is none."""
    version = open_version_of(verdict)
    names = ("rating", "headline", "claimed", "found", "rationale", "correction_kind", "correction_note")
    return {name: getattr(version, name) for name in names} if version else {}
