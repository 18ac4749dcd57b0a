"""Lookups: what was asked of whom, how it went, and asking again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import HouseAdmin, is_desk_user
from factcheck.errors import FactcheckError
from sources.actions.lookups import retry_failed_lookup
from sources.models import Lookup, LookupResult
from sources.providers.base import LookupQuery

if TYPE_CHECKING:
    TabularInline = admin.TabularInline[LookupResult, Lookup]
else:
    TabularInline = admin.TabularInline


class LookupResultInline(TabularInline):
    model = LookupResult
    fields = readonly_fields = ("rank", "title", "publisher", "passage", "matched", "url")
    extra = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_desk_user(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Lookup)
class LookupAdmin(HouseAdmin):
    list_display = (
        "question",
        "provider",
        "progress",
        "reason",
        "hit_count",
        "requested_at",
        "finished_at",
    )
    list_filter = ("provider", "outcome", "job__state", "is_test")
    list_select_related = ("job", "requested_by")
    ordering = ("-pk",)
    fields = (
        "question",
        "provider",
        "progress",
        "reason",
        "hit_count",
        "requested_by",
        "requested_at",
        "finished_at",
        "answered_at",
        "is_test",
    )
    readonly_fields = ("question", "progress", "reason")
    inlines = (LookupResultInline,)
    actions = ("retry",)

    @admin.display(description="question")
    def question(self, lookup: Lookup) -> str:
        """What was asked, in one line."""
        words = LookupQuery.from_json(lookup.query).as_words
        return words if len(words) <= 100 else f"{words[:99]}…"

    @admin.display(description="status")
    def progress(self, lookup: Lookup) -> str:
        return lookup.status.replace("_", " ")

    @admin.display(description="reason")
    def reason(self, lookup: Lookup) -> str:
        return lookup.failure

    @admin.action(description="Ask again (failed lookups)")
    def retry(self, request: HttpRequest, queryset: QuerySet[Lookup]) -> None:
        assert isinstance(request.user, User), "admin_view lets only desk users in"
        again = 0
        for lookup in queryset.select_related("job"):
            try:
                retry_failed_lookup(lookup=lookup, actor=request.user)
                again += 1
            except FactcheckError as error:
                messages.warning(request, f"{lookup}: {error.message}")
        if again:
            messages.success(request, f"Asked again: {again}.")
