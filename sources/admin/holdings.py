"""Office holders: looking them up, importing a file, taking a wrong row out."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin
from factcheck.accounts.roles import EDITORS, has_role
from sources.actions.holdings import import_holdings, remove_holding
from sources.admin.forms import HoldingsForm, form_page
from sources.models import OfficeHolding


@admin.register(OfficeHolding)
class OfficeHoldingAdmin(ReadOnlyAdmin):
    list_display = ("person", "position", "organisation", "start", "end", "current", "as_of", "source_title")
    list_filter = ("current",)
    search_fields = ("person", "position", "organisation")
    ordering = ("person", "start")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, EDITORS)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.import_view)
        return [path("import/", view, name="sources_officeholding_import"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(
            request, {**(extra_context or {}), "may_import": has_role(request.user, EDITORS)}
        )

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not has_role(request.user, EDITORS):
            raise PermissionDenied
        actor = _actor(request)

        def submit(given: dict[str, Any]) -> tuple[str, str]:
            result = import_holdings(
                actor=actor, data=given["file"].read(), source_url=given["source_url"], as_of=given["as_of"]
            )
            message = f"{result.created} created, {result.updated} updated, {result.unchanged} unchanged."
            return message, reverse("admin:sources_officeholding_changelist")

        return form_page(self, request, HoldingsForm, title="Import office holders", button="Import", submit=submit)

    def delete_model(self, request: HttpRequest, obj: OfficeHolding) -> None:
        remove_holding(holding=obj, actor=_actor(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[OfficeHolding]) -> None:
        for holding in queryset:
            remove_holding(holding=holding, actor=_actor(request))


def _actor(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "admin_view lets only desk users in"
    return request.user
