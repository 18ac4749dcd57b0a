"""The rules of each desk, changed by its administrators."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.actions.policies import record_rules
from claims.models import DeskPolicy
from claims.permissions import may, may_somewhere
from claims.visibility import desks_where
from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin

GATES = ("needs_sources", "needs_quotes", "needs_roles", "needs_reply")


@admin.register(DeskPolicy)
class DeskPolicyAdmin(ReadOnlyAdmin):
    list_display = ("desk", "blind_review", *GATES)
    fieldsets = (
        (None, {"fields": ("desk",)}),
        ("The second person", {"fields": ("blind_review",)}),
        (
            "Gates of publication",
            {
                "fields": GATES,
                "description": "A verdict that does not meet one cannot be handed in or published, unless a publisher "
                "makes a written exception, which the verdict page prints.",
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(desk__in=desks_where(request.user, "view")).select_related("desk")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_somewhere(request.user, "manage_desk")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and may(request.user, "manage_desk", obj.desk)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return () if obj is None else ("desk",)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "desk":
            kwargs["queryset"] = desks_where(request.user, "manage_desk").filter(policy=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "desk" and field is not None:  # desks have pages of their own
            field.widget.can_add_related = field.widget.can_change_related = field.widget.can_view_related = False
        return field

    def save_model(self, request: HttpRequest, obj: DeskPolicy, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        record_rules(policy=obj, actor=cast(User, request.user))
