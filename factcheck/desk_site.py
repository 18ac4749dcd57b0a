"""The desk's admin site: who gets in, its navigation, and its first page."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from claims.permissions import may_somewhere
from claims.workbench.charts.desk import figures_for
from claims.workbench.queues import queues_for
from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import is_desk_user
from factcheck.desk_navigation import all_places, every_day
from factcheck.people.door import PasswordView
from factcheck.people.passwords import ChangeView


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

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """As the stock one, but a second factor is asked for."""
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = self.each_context(request) | {"title": "Log in", "app_path": request.get_full_path()}
        if REDIRECT_FIELD_NAME not in request.GET and REDIRECT_FIELD_NAME not in request.POST:
            context[REDIRECT_FIELD_NAME] = reverse("admin:index")
        view = PasswordView.as_view(
            extra_context=context | (extra_context or {}),
            authentication_form=self.login_form,
            template_name="admin/login.html",
        )
        return cast(HttpResponse, view(request))

    def password_change(  # type: ignore[override]  # the stubs promise what Django does not: a redirect is no template
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        """As the stock one, but recorded, and other sessions end."""
        context = self.each_context(request) | {"title": "Change your password"} | (extra_context or {})
        return ChangeView.as_view(extra_context=context)(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        assert isinstance(request.user, User), "admin_view lets only desk users in"
        queues = queues_for(request.user)
        empty = [queue for queue in queues if not queue.count]
        context = {
            "queues": queues,
            "empty_queues": empty,
            "some_wait": len(empty) < len(queues),
            "figures": figures_for(request.user),
            "may_take_in": may_somewhere(request.user, "intake"),
        }
        return super().index(request, (extra_context or {}) | context)
