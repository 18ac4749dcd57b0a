"""Articles and their versions."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.shortcuts import get_object_or_404
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.actions.article_documents import article_from_address, article_from_file
from claims.actions.extraction import KIND as EXTRACTION
from claims.actions.intake import ArticleInput, IntakeResult, add_version, set_published_on, take_in_article
from claims.actions.publication import set_public
from claims.models import Article, ArticleVersion
from claims.visibility import articles_seen_by
from factcheck.accounts.models import Desk
from factcheck.api.filters import FilterSet
from factcheck.api.jobs import JobLinkField, with_latest_job
from factcheck.api.parsers import JSONParser, MultiPartParser, read_upload
from factcheck.api.permissions import require_scope
from factcheck.api.resources import Resource
from factcheck.api.serializers import ByName, Input, PersonName, WebAddress


class VersionSerializer(serializers.ModelSerializer[ArticleVersion]):
    """One immutable text; ``characters`` counts code points, as all offsets do."""

    characters = serializers.IntegerField(read_only=True)
    created_by = PersonName()

    class Meta:
        model = ArticleVersion
        fields: tuple[str, ...] = ("id", "number", "sha256", "source_format", "characters", "created_at", "created_by")


class VersionWithTextSerializer(VersionSerializer):
    class Meta(VersionSerializer.Meta):
        fields = (*VersionSerializer.Meta.fields, "text")


class ArticleSerializer(serializers.ModelSerializer[Article]):
    """``job`` is the newest extraction of the current version, ``warnings`` what it could not read, in sentences."""

    version = serializers.IntegerField(source="current_version.number", read_only=True)
    sha256 = serializers.CharField(source="current_sha256", read_only=True)
    source_format = serializers.CharField(source="current_version.source_format", read_only=True)
    warnings = serializers.ListField(child=serializers.CharField(), read_only=True)
    created_by = PersonName()
    desk: Any = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    job = JobLinkField()

    class Meta:
        model = Article
        fields = (
            "id", "desk", "title", "slug", "url", "publisher", "author", "language", "published_on", "is_public",
            "version", "sha256", "source_format", "warnings", "created_at", "created_by", "job",
        )  # fmt: skip


class NewArticle(Input):
    """An article, as text, as a file (multipart/form-data), or by the address to fetch: one of the three.

    What is stated beside it goes before what the document says of itself.
    """

    text = serializers.CharField(required=False, trim_whitespace=False)
    file = serializers.FileField(required=False, allow_empty_file=True, help_text=".txt, .md, .html, .docx or .pdf")
    fetch_url = WebAddress(required=False)
    title = serializers.CharField(required=False, max_length=300)
    url = WebAddress(required=False, help_text="Where the text appeared.")
    publisher = serializers.CharField(required=False, max_length=200)
    author = serializers.CharField(required=False, max_length=200)
    published_on = serializers.DateField(required=False, allow_null=True)
    desk = ByName(
        slug_field="slug",
        queryset=Desk.objects.all(),
        required=False,
        help_text="The desk that checks it, by its short name; left out: the first one where you may take articles in.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if sum(name in attrs for name in ("text", "file", "fetch_url")) != 1:
            raise serializers.ValidationError("Give exactly one of text, file and fetch_url.")
        if "fetch_url" in attrs and "url" in attrs:
            raise serializers.ValidationError("With fetch_url the address is the one that answers; drop url.")
        return attrs


class NewVersion(Input):
    """A changed text of a known article, as text or as a file."""

    text = serializers.CharField(required=False, trim_whitespace=False)
    file = serializers.FileField(required=False, allow_empty_file=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if len(attrs) != 1:
            raise serializers.ValidationError("Give exactly one of text and file.")
        return attrs


class ArticleChange(Input):
    """At least one of the fields."""

    published_on = serializers.DateField(required=False)
    is_public = serializers.BooleanField(required=False, help_text="Whether readers see the annotated article.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            raise serializers.ValidationError("Give published_on, is_public or both.")
        return attrs


class ArticleFilter(FilterSet):
    url = filters.CharFilter(help_text="The exact address.")
    desk = filters.CharFilter(field_name="desk__slug", help_text="The desk’s short name.")
    sha256 = filters.CharFilter(field_name="current_sha256", help_text="Of the current text, as UTF-8.")


_LOCATION = OpenApiParameter("Location", str, OpenApiParameter.HEADER, response=[200, 202])


class ArticleViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Article]):
    """Articles under check."""

    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter
    parser_classes = (JSONParser, MultiPartParser)

    def get_queryset(self) -> QuerySet[Article]:
        articles = (
            articles_seen_by(self.request.user)
            .select_related("desk", "current_version", "created_by")
            .defer("current_version__text")
        )
        return with_latest_job(articles, kind=EXTRACTION, subject="current_version_id")

    @extend_schema(
        request={"application/json": NewArticle, "multipart/form-data": NewArticle},
        responses={202: ArticleSerializer, 200: ArticleSerializer},
        parameters=[_LOCATION],
    )
    def create(self, request: Request) -> Response:
        """Take an article in. 202: its claims are being extracted, follow ``job``. 200: exactly this text is
        known, nothing was made. A changed text at a known ``url`` becomes that article's next version.
        """
        given = self.given(NewArticle)
        file, address, desk = given.pop("file", None), given.pop("fetch_url", None), given.pop("desk", None)
        article = ArticleInput(text=given.pop("text", ""), **given)
        if file:
            article = article_from_file(name=file.name, data=read_upload(file), stated=article)
        elif address:
            article = article_from_address(address=address, stated=article)
        return self._taken_in(take_in_article(actor=self.actor, article=article, desk=desk))

    @extend_schema(request=ArticleChange, responses=ArticleSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """Give or correct the publication date; relative dates are then worked out again. Show the annotated
        article to readers or hide it: for editors, and a token needs the scope “publish” as well.
        """
        article, given = self.get_object(), self.given(ArticleChange)
        with transaction.atomic():
            if "is_public" in given:
                require_scope(request, "publish")
                set_public(article=article, actor=self.actor, is_public=given["is_public"])
            if "published_on" in given:
                set_published_on(article=article, actor=self.actor, published_on=given["published_on"])
        return Response(self.get_serializer(self.get_queryset().get(pk=article.pk)).data)

    @extend_schema(
        methods=["GET"],
        responses=VersionSerializer(many=True),
        operation_id="articles_versions_list",
    )
    @extend_schema(
        methods=["POST"],
        request={"application/json": NewVersion, "multipart/form-data": NewVersion},
        responses={202: ArticleSerializer, 200: ArticleSerializer},
        parameters=[_LOCATION],
        operation_id="articles_versions_create",
    )
    @action(detail=True, methods=["get", "post"], filterset_class=None)
    def versions(self, request: Request, pk: str) -> Response:
        """GET: the article's versions, newest first. POST: add a changed text; claims whose words still stand
        are anchored in it, the others are marked for attention.
        """
        article = self.get_object()
        if request.method == "POST":
            given = self.given(NewVersion)
            if "file" in given:
                file = given["file"]
                read = article_from_file(name=file.name, data=read_upload(file), stated=ArticleInput(text=""))
                given = {"text": read.text, "source_format": read.source_format}
            return self._taken_in(add_version(article=article, actor=self.actor, **given))
        versions: Any = _versions(article).defer("text")
        page: Any = self.paginate_queryset(versions)
        return self.get_paginated_response(VersionSerializer(page, many=True).data)

    @extend_schema(
        responses=VersionWithTextSerializer,
        parameters=[OpenApiParameter("number", int, OpenApiParameter.PATH)],
        operation_id="articles_versions_retrieve",
    )
    @action(detail=True, url_path="versions/(?P<number>[0-9]{1,9})", url_name="version", filterset_class=None)
    def version(self, request: Request, pk: str, number: str) -> Response:
        """One version with its text."""
        version = get_object_or_404(_versions(self.get_object()), number=int(number))
        return Response(VersionWithTextSerializer(version).data)

    def _taken_in(self, result: IntakeResult) -> Response:
        article = self.get_queryset().get(pk=result.article.pk)
        return Response(
            self.get_serializer(article).data,
            status=202 if result.created else 200,
            headers={"Location": reverse("article-detail", args=[article.pk], request=self.request)},
        )


def _versions(article: Article) -> QuerySet[ArticleVersion]:
    versions = ArticleVersion.objects.filter(article=article).select_related("created_by")
    return versions.annotate(characters=Length("text"))
