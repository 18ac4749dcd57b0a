"""Captures of addresses: how they went, and trying again."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin
from factcheck.errors import FactcheckError
from sources.actions.documents import retry_capture
from sources.models import Capture


@admin.register(Capture)
class CaptureAdmin(ReadOnlyAdmin):
    list_display = ("url", "progress", "reason", "snapshot_title", "requested_by", "requested_at")
    list_filter = ("job__state",)
    ordering = ("-pk",)
    fields = ("url", "proximity", "progress", "reason", "snapshot", "requested_by", "requested_at")
    readonly_fields = ("progress", "reason")
    actions = ("retry",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Capture]:
        queryset: QuerySet[Capture] = super().get_queryset(request)
        return queryset.select_related("job", "requested_by", "snapshot").defer("snapshot__text")

    @admin.display(description="status")
    def progress(self, capture: Capture) -> str:
        return capture.status

    @admin.display(description="reason")
    def reason(self, capture: Capture) -> str:
        return capture.failure

    @admin.display(description="snapshot")
    def snapshot_title(self, capture: Capture) -> str:
        return capture.snapshot.title if capture.snapshot else ""

    @admin.action(description="Try again (failed captures)")
    def retry(self, request: HttpRequest, queryset: QuerySet[Capture]) -> None:
        assert isinstance(request.user, User), "admin_view lets only desk users in"
        again = 0
        for capture in queryset:
            try:
                retry_capture(capture=capture, actor=request.user)
                again += 1
            except FactcheckError as error:
                messages.warning(request, f"{capture}: {error.message}")
        if again:
            messages.success(request, f"Tried again: {again}.")
