"""The list of articles, and the way to the intake form."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.admin.article_list import FACETS, ArticleList
from claims.admin.saved_lists import SavedListsMixin
from claims.lists.search import articles_with
from claims.models import Article, SavedFilter
from claims.permissions import may_somewhere
from claims.visibility import articles_seen_by
from claims.workbench.intake import intake
from claims.workbench.render import person
from claims.workflow import CLOSED_STATES, ClaimState
from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin


@admin.register(Article)
class ArticleAdmin(SavedListsMixin, ReadOnlyAdmin):
    listing = SavedFilter.Listing.ARTICLES
    list_display = ("article", "publisher", "published", "version", "claims", "taken_in")
    list_display_links = None
    list_filter = FACETS
    search_fields = ("title",)  # asks for the search box; claims.lists.search says what is searched
    search_help_text = "Whole words of title, publisher and author; the last one may be a beginning."
    ordering = ("-created_at", "-pk")
    show_facets = admin.ShowFacets.NEVER  # the facets bring their own numbers

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return isinstance(request.user, User) and may_somewhere(request.user, "intake")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ArticleList]:
        return ArticleList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return articles_seen_by(request.user).order_by(*self.ordering)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return (articles_with(queryset, search_term) if search_term else queryset), False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return intake(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        article = get_object_or_404(articles_seen_by(person(request)), pk=unquote(object_id))
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
        total = sum(counts.values())
        closed = sum(number for state, number in counts.items() if state in CLOSED_STATES)
        return format_html(
            '<div class="progress-of"><progress max="{}" value="{}" aria-label="decided">{}</progress>'
            '<ul class="counts">{}</ul></div>',
            total,
            closed,
            f"{closed} of {total}",
            format_html_join("", '<li class="pill {}">{} {}</li>', pills),
        )

    @admin.display(description="taken in", ordering="created_at")
    def taken_in(self, article: Article) -> str:
        return f"{article.created_at:%-d %b %Y}"
