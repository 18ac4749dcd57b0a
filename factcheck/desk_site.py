"""The desk's admin site: who gets in, its navigation, and its first page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest
from django.template.response import TemplateResponse

from claims.workbench.queues import queues_for
from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import is_desk_user
from factcheck.desk_navigation import all_places, every_day


class DeskAdminSite(admin.AdminSite):
    """Every active person with a role works here; what they may do there, their role says (no superusers)."""

    site_header = "Fact-check workbench"
    site_title = "Workbench"
    index_title = "Desk"
    enable_nav_sidebar = False
    login_form = AuthenticationForm

    def has_permission(self, request: HttpRequest) -> bool:
        return is_desk_user(request.user)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        return context | {
            "desk_nav": every_day(request.path),
            "desk_places": all_places(context["available_apps"], request.path),
        }

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        assert isinstance(request.user, User), "admin_view lets only desk users in"
        return super().index(request, (extra_context or {}) | {"queues": queues_for(request.user)})
