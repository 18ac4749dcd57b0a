"""Admin pages that only show: whoever works at the desk may look, nobody adds, changes or deletes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest

from factcheck.accounts.models import Role, User


def is_desk_user(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether ``user`` is an active person with a role at the desk."""
    return isinstance(user, User) and user.is_active and user.role in set(Role)


def is_administrator(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether ``user`` is an active administrator of the desk."""
    return isinstance(user, User) and user.is_active and user.role == Role.ADMINISTRATOR


if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class ReadOnlyAdmin(ModelAdmin):
    """Writing goes through actions; a save from a form would go around them."""

    show_full_result_count = False
    empty_value_display = ""
    list_per_page = 50

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_desk_user(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_desk_user(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
