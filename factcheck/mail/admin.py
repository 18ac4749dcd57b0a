"""What was sent to whom, what waits, and what was given up. Texts are not shown: they carry other people's links."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin, is_administrator
from factcheck.errors import FactcheckError
from factcheck.mail.actions import retry_mail
from factcheck.mail.models import Mail

STANDINGS = {
    "sent": ("sent", Q(sent_at__isnull=False)),
    "waiting": ("waiting", Q(sent_at=None, failure="")),
    "failed": ("given up", Q(sent_at=None) & ~Q(failure="")),
}


class StandingFilter(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, label) for name, (label, _) in STANDINGS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Mail]) -> QuerySet[Mail]:
        chosen = STANDINGS.get(self.value() or "")
        return queryset.filter(chosen[1]) if chosen else queryset


@admin.register(Mail)
class MailAdmin(ReadOnlyAdmin):
    list_display = ("to", "subject", "standing", "created_at", "sent_at", "failure")
    list_filter = (StandingFilter,)
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("to", "subject")
    ordering = ("-created_at", "-pk")
    actions = ("try_again",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_administrator(request.user)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)

    @admin.action(description="Try again", permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Mail]) -> None:
        retried = 0
        for mail in queryset:
            try:
                retry_mail(mail=mail, actor=cast(User, request.user))
            except FactcheckError as error:
                self.message_user(request, f"{mail}: {error.message}", messages.WARNING)
            else:
                retried += 1
        if retried:
            self.message_user(request, f"Queued again: {retried}.", messages.SUCCESS)

    @admin.display(description="standing")
    def standing(self, mail: Mail) -> SafeString:
        state, label = (
            ("done", "sent") if mail.sent_at else ("dead", "given up") if mail.failure else ("queued", "waiting")
        )
        return format_html('<span class="pill {}">{}</span>', state, label)
