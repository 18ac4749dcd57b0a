"""Whoever must have a second factor and has none sets it up before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from factcheck.accounts.models import User
from factcheck.people.second_factor import has_second_factor, must_have_second_factor

# What can be done without it: set it up, say the password once more for that, or leave.
OPEN = {"mfa_activate_totp", "account_reauthenticate", "account_login", "admin:login", "admin:logout"}
GUARDED = ("/admin/", "/api/")


class SecondFactorRequired:
    """Leads to the set-up from every page of the desk; the API refuses (sessions only: tokens are no log-ins)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_ROLES or not request.path_info.startswith(GUARDED):
            return None
        assert request.resolver_match is not None, "Django resolves before it asks about the view"
        if request.resolver_match.view_name in OPEN or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        person = request.user
        if not isinstance(person, User) or not must_have_second_factor(person) or has_second_factor(person):
            return None
        if request.path_info.startswith("/api/"):
            body = {
                "type": "about:blank",
                "title": "second factor required",
                "status": 403,
                "code": "second_factor_required",
                "detail": "Your role needs a second factor. Set it up on the page “Your account” first.",
            }
            return JsonResponse(body, status=403, content_type="application/problem+json")
        return redirect("mfa_activate_totp")
