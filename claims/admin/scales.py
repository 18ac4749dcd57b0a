"""Rating scales, for administrators. One in use can only be offered or retired; its next version is a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.db.models import ManyToManyField, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest

from claims.actions.scales import copy_scale, is_in_use, record_scale
from claims.models import Rating, RatingScale
from claims.permissions import may
from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin

if TYPE_CHECKING:
    RatingTable = admin.TabularInline[Rating, RatingScale]
else:
    RatingTable = admin.TabularInline


def _manages(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and may(request.user, "manage_scales")


class RatingInline(RatingTable):
    model = Rating
    extra = 0
    fields = ("position", "slug", "label", "icon", "tone", "number", "definition")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _manages(request) and (obj is None or not is_in_use(obj))

    has_add_permission = has_delete_permission = has_change_permission


@admin.register(RatingScale)
class RatingScaleAdmin(ReadOnlyAdmin):
    list_display = ("name", "slug", "version", "language", "is_active")
    inlines = (RatingInline,)
    actions = ("next_version",)

    formfield_overrides = {ManyToManyField: {"widget": CheckboxSelectMultiple}}

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _manages(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _manages(request)

    def has_manage_permission(self, request: HttpRequest) -> bool:
        return _manages(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ()
        return ("slug", "version", "language", "name", "description") if is_in_use(obj) else ("slug", "version")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        record_scale(scale=form.instance, actor=cast(User, request.user))

    @admin.action(description="Make the next version", permissions=["manage"])
    def next_version(self, request: HttpRequest, queryset: QuerySet[RatingScale]) -> None:
        for scale in queryset:
            copy = copy_scale(scale=scale, actor=cast(User, request.user))
            self.message_user(request, f"{copy} is made; change it, then offer it.", messages.SUCCESS)
