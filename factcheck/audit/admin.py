"""The record of who did what: to read, never to touch."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from factcheck.accounts.read_only_admin import HouseAdmin
from factcheck.audit.events import EVENTS
from factcheck.audit.models import AuditEvent


class EventFilter(admin.SimpleListFilter):
    title = "event"
    parameter_name = "action"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, name) for name in EVENTS]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(action=self.value()) if self.value() else queryset


@admin.register(AuditEvent)
class AuditEventAdmin(HouseAdmin):
    list_display = ("at", "actor_name", "what", "object_label", "object_type", "object_id")
    list_filter = (EventFilter, "object_type")
    search_fields = ("actor_name", "object_label", "=object_id", "=action")
    ordering = ("-pk",)
    change_list_template = "admin/audit/auditevent/change_list.html"

    @admin.display(description="event", ordering="action")
    def what(self, event: AuditEvent) -> str:
        return EVENTS.get(event.action, event.action)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return self.change_view(request, object_id, extra_context=extra_context)
