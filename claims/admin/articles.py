"""The list of articles, and the way to the intake form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.lists.search import articles_with
from claims.models import Article, ArticleVersion
from claims.permissions import may_somewhere
from claims.visibility import articles_seen_by
from claims.workbench.intake import intake
from claims.workbench.queues import new_articles
from claims.workflow import ClaimState
from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin

if TYPE_CHECKING:
    from django.contrib.admin.views.main import ChangeList


class TriageFilter(admin.SimpleListFilter):
    title = "triage"
    parameter_name = "triage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "nothing chosen yet")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return new_articles(queryset) if self.value() == "open" else queryset


class DateKnownFilter(admin.SimpleListFilter):
    title = "publication date"
    parameter_name = "dated"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "unknown")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(published_on=None) if self.value() == "no" else queryset


@admin.register(Article)
class ArticleAdmin(ReadOnlyAdmin):
    list_display = ("article", "publisher", "published", "version", "claims", "taken_in")
    list_display_links = None
    list_filter = (TriageFilter, DateKnownFilter)
    search_fields = ("title",)  # asks for the search box; claims.lists.search says what is searched
    search_help_text = "Whole words of title, publisher and author; the last one may be a beginning."
    ordering = ("-created_at", "-pk")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return isinstance(request.user, User) and may_somewhere(request.user, "intake")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return (articles_with(queryset, search_term) if search_term else queryset), False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # Only the version's number is shown: its text may be large.
        version = Prefetch("current_version", ArticleVersion.objects.only("number"))
        return articles_seen_by(request.user).order_by(*self.ordering).prefetch_related(version)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        changelist = super().get_changelist_instance(request)
        shown = [article.pk for article in changelist.result_list]
        counts: dict[int, dict[str, int]] = {}
        for row in (
            Article.objects.filter(pk__in=shown)
            .exclude(claims=None)
            .order_by()
            .values("pk", "claims__state")
            .annotate(count=Count("claims"))
        ):
            counts.setdefault(row["pk"], {})[row["claims__state"]] = row["count"]
        for article in changelist.result_list:
            article.state_counts = counts.get(article.pk, {})
        return changelist

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return intake(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        article = get_object_or_404(articles_seen_by(request.user), pk=unquote(object_id))
        return redirect("workbench:article", article_id=article.pk)

    @admin.display(description="article", ordering="title")
    def article(self, article: Article) -> SafeString:
        url = reverse("workbench:article", args=[article.pk])
        return format_html('<a class="article-link" href="{}">{}</a>', url, article.title)

    @admin.display(description="published", ordering="published_on")
    def published(self, article: Article) -> str:
        return f"{article.published_on:%-d %b %Y}" if article.published_on else "unknown"

    @admin.display(description="version")
    def version(self, article: Article) -> str:
        return str(article.current_version.number) if article.current_version else ""

    @admin.display(description="claims")
    def claims(self, article: Article) -> SafeString | str:
        counts: dict[str, int] = article.state_counts  # type: ignore[attr-defined]
        pills = [(state.value, counts[state.value], state.label) for state in ClaimState if counts.get(state.value)]
        if not pills:
            return "none"
        listed = format_html_join("", '<li class="pill {}">{} {}</li>', pills)
        return format_html('<ul class="counts">{}</ul>', listed)

    @admin.display(description="taken in", ordering="created_at")
    def taken_in(self, article: Article) -> str:
        return f"{article.created_at:%-d %b %Y}"
