"""What is shown where a page is missing or closed: at the desk in the desk's own frame, elsewhere as readers see it."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.defaults import page_not_found, permission_denied

from factcheck.accounts.read_only_admin import is_desk_user


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: below ``admin/`` with the desk's navigation, so that one gets on from there."""
    if not _at_the_desk(request):
        return page_not_found(request, exception)
    return render(request, "admin/404.html", _frame(request, "There is no page at this address"), status=404)


def closed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the same."""
    if not _at_the_desk(request):
        return permission_denied(request, exception)
    return render(request, "admin/403.html", _frame(request, "Your role does not open this page"), status=403)


def _at_the_desk(request: HttpRequest) -> bool:
    # A request that is refused before anybody is looked up carries no user.
    return request.path.startswith(reverse("admin:index")) and is_desk_user(getattr(request, "user", AnonymousUser()))


def _frame(request: HttpRequest, title: str) -> dict[str, object]:
    return admin.site.each_context(request) | {"title": title}
