"""Admin pages that only show: whoever works at the desk may look, nobody adds, changes or deletes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest

from factcheck.accounts.roles import ADMINISTRATORS, EVERYBODY, has_house_role, has_role


def is_desk_user(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether ``user`` is an active person with a role in the house or at a desk."""
    return has_role(user, EVERYBODY)


def is_administrator(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether ``user`` is an active administrator of the house."""
    return has_house_role(user, ADMINISTRATORS)


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


class HouseAdmin(ReadOnlyAdmin):
    """A list that holds things of every desk: for those with a role in the whole house."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return has_house_role(request.user, EVERYBODY)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_house_role(request.user, EVERYBODY)
