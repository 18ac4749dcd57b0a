"""The list of questions to authors over all articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.agreed_wording import with_agreed_version
from claims.models import AuthorQuery
from claims.visibility import articles_seen_by
from claims.workbench.questions import is_overdue
from factcheck.accounts.read_only_admin import ReadOnlyAdmin

STANDINGS: dict[str, tuple[str, Callable[[], Q]]] = {
    "open": ("open", lambda: Q(state__in=AuthorQuery.OPEN)),
    "overdue": ("overdue", lambda: Q(state__in=AuthorQuery.WAITING, deadline__lt=timezone.localdate())),
    "answered": ("answered, to be read", lambda: Q(state=AuthorQuery.State.ANSWERED)),
    "unsent": ("not sent yet", lambda: Q(state=AuthorQuery.State.DRAFTED)),
    "agreed": (
        "agreed, not in the text yet",
        lambda: Q(state=AuthorQuery.State.ACCEPTED, agreed_in=None) & ~Q(agreed_wording=""),
    ),
}


class StandingFilter(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, label) for name, (label, _) in STANDINGS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[AuthorQuery]) -> QuerySet[AuthorQuery]:
        chosen = STANDINGS.get(self.value() or "")
        return queryset.filter(chosen[1]()) if chosen else queryset


@admin.register(AuthorQuery)
class AuthorQueryAdmin(ReadOnlyAdmin):
    list_display = ("asked", "standing", "deadline", "addressee", "asked_by")
    list_display_links = None
    list_filter = (StandingFilter,)
    search_fields = ("question", "addressee__name", "addressee__article__title")
    list_select_related = ("addressee__article", "claim", "asked_by")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuthorQuery]:
        seen = super().get_queryset(request).filter(addressee__article__in=articles_seen_by(request.user))
        return with_agreed_version(seen)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        query = get_object_or_404(
            self.get_queryset(request).select_related("addressee", "claim"), pk=unquote(object_id)
        )
        return redirect(_place(query))

    @admin.display(description="question")
    def asked(self, query: AuthorQuery) -> SafeString:
        words = query.question if len(query.question) <= 180 else f"{query.question[:179]}…"
        about = f"claim {query.claim.number} · " if query.claim else ""
        return format_html(
            '<div class="wide"><a class="claim-link" href="{}">{}</a><span class="meta">{}{}</span></div>',
            _place(query),
            words,
            about,
            query.addressee.article.title,
        )

    @admin.display(description="standing", ordering="state")
    def standing(self, query: AuthorQuery) -> SafeString:
        shown = format_html('<span class="pill query-{}">{}</span>', query.state, query.get_state_display())
        if is_overdue(query):
            return format_html('{} <span class="pill failed">overdue</span>', shown)
        if query.state == AuthorQuery.State.ACCEPTED and query.agreed_wording:
            number: int | None = query.agreed_in  # type: ignore[attr-defined]
            where = f"in version {number}" if number else "not in the text yet"
            return format_html('{} <span class="pill {}">{}</span>', shown, "found" if number else "attention", where)
        return shown

    class Media:
        css = {"all": ("desk/questions.css",)}


def _place(query: AuthorQuery) -> str:
    if query.claim is not None:
        return reverse("workbench:claim", args=[query.claim.article_id, query.claim.number]) + "#questions-heading"
    return reverse("workbench:article", args=[query.addressee.article_id]) + "#questions-heading"
