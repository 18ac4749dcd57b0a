"""What the people of a desk say to each other about a claim or an article."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.actions.comments import LONGEST, add_comment, resolve_thread, subject_of, withdraw_comment
from claims.models import Article, Claim, Comment
from claims.visibility import articles_seen_by
from factcheck.api.filters import FilterSet, IdFilter
from factcheck.api.resources import Resource
from factcheck.api.serializers import Input, PersonName, Reference


class CommentSerializer(serializers.ModelSerializer[Comment]):
    """``claim`` is null when it is about the whole article, ``thread`` when it answers nobody.

    ``words`` are Markdown; of a withdrawn comment they are empty.
    """

    author = PersonName()
    words = serializers.SerializerMethodField()
    mentions = serializers.SerializerMethodField()
    withdrawn_by = PersonName(allow_null=True)
    resolved_by = PersonName(allow_null=True)

    class Meta:
        model = Comment
        fields = (
            "id", "article", "claim", "thread", "author", "words", "mentions", "revision", "made_at", "edited_at",
            "withdrawn_by", "withdrawn_at", "resolved_by", "resolved_at",
        )  # fmt: skip
        read_only_fields = fields

    def get_words(self, comment: Comment) -> str:
        return "" if comment.withdrawn_at else comment.words

    def get_mentions(self, comment: Comment) -> list[str]:
        """User names."""
        return [] if comment.withdrawn_at else sorted(person.username for person in comment.mentions.all())


class NewComment(Input):
    """Something to say about a claim, or an article as a whole: name one of the two, or the comment it answers."""

    article = Reference(queryset=Article.objects.all(), required=False)
    claim = Reference(queryset=Claim.objects.select_related("article"), required=False)
    thread = Reference(
        queryset=Comment.objects.select_related("article", "claim__article", "thread"),
        required=False,
        help_text="The comment that it answers.",
    )
    words = serializers.CharField(max_length=LONGEST, help_text="Markdown; @name tells a colleague.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if sum(name in attrs for name in ("article", "claim", "thread")) != 1:
            raise serializers.ValidationError(
                {"claim": ["Name a claim, or an article when it is about all of it, or the thread that it answers."]}
            )
        return attrs


class CommentFilter(FilterSet):
    article = IdFilter()
    claim = IdFilter()
    whole_article = filters.BooleanFilter(field_name="claim", lookup_expr="isnull")
    thread = IdFilter(help_text="The answers to this comment.")
    author = filters.CharFilter(field_name="author__username")


class CommentViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, Resource[Comment]):
    """Comments, oldest first; readers of the public site never see them."""

    serializer_class = CommentSerializer
    filterset_class = CommentFilter
    cursor_ordering = "pk"

    def get_queryset(self) -> QuerySet[Comment]:
        seen = Comment.objects.filter(article__in=articles_seen_by(self.request.user))
        people = ("author", "withdrawn_by", "resolved_by")
        return seen.select_related(*people, "article", "claim__article").prefetch_related("mentions")

    @extend_schema(request=NewComment, responses={201: CommentSerializer})
    def create(self, request: Request) -> Response:
        """Say something; those mentioned and those who watch are told."""
        given = self.given(NewComment)
        thread: Comment | None = given.get("thread")
        about = subject_of(thread) if thread else given.get("claim") or given["article"]
        said = add_comment(about=about, actor=self.actor, words=given["words"], thread=thread)
        answer = self._comment(said.comment, status=201)
        answer["Location"] = reverse("comment-detail", args=[said.comment.pk], request=request)
        return answer

    @extend_schema(request=None, responses=CommentSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take a comment back: its author, or an editor. Its place stays."""
        return self._comment(withdraw_comment(comment=self.get_object(), actor=self.actor))

    @extend_schema(request=None, responses=CommentSerializer)
    @action(detail=True, methods=["post"])
    def resolve(self, request: Request, pk: str) -> Response:
        """Say that the thread which this comment starts is settled."""
        return self._comment(resolve_thread(comment=self.get_object(), actor=self.actor, resolved=True))

    @extend_schema(request=None, responses=CommentSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: str) -> Response:
        """Say that the thread which this comment starts is not settled."""
        return self._comment(resolve_thread(comment=self.get_object(), actor=self.actor, resolved=False))

    def _comment(self, row: Comment, status: int = 200) -> Response:
        return Response(self.get_serializer(self.get_queryset().get(pk=row.pk)).data, status=status)
