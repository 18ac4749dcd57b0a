"""Providers: what each is sent, who agreed to that, its key, pace and figures, and trying it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin
from factcheck.accounts.roles import ADMINISTRATORS, EDITORS, has_house_role
from factcheck.errors import FactcheckError, InvalidInput, NotPermitted
from sources.actions.providers import (
    FASTEST,
    LONGEST_KEY,
    acknowledge_provider,
    change_provider,
    set_provider_key,
    try_provider,
    withdraw_acknowledgement,
)
from sources.admin.provider_rows import ProviderRow, read_provider, read_providers
from sources.models import ProviderSetting
from sources.providers.base import Key

Action = Callable[[str, User, dict[str, Any]], str]


class SettingsForm(forms.Form):
    enabled = forms.BooleanField(required=False, label="In use")
    requests_per_minute = forms.IntegerField(
        required=False, min_value=1, max_value=FASTEST, help_text="Left empty: the provider's own pace."
    )
    languages = forms.CharField(
        required=False,
        max_length=200,
        label="Languages of the claims it is asked about",
        help_text="Codes such as “en de”. Left empty: the provider's own.",
    )


class KeyForm(forms.Form):
    key = forms.CharField(
        required=False,
        max_length=LONGEST_KEY,
        label="New key",
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Stored encrypted and never shown again. Left empty, the stored key is removed.",
    )


@admin.register(ProviderSetting)
class ProviderAdmin(ReadOnlyAdmin):
    def get_urls(self) -> list[URLPattern]:
        posts: dict[str, tuple[type[forms.Form], Action]] = {
            "settings": (SettingsForm, _change),
            "key": (KeyForm, _set_key),
            "acknowledge": (forms.Form, _acknowledge),
            "withdraw": (forms.Form, _withdraw),
            "try": (forms.Form, _try),
        }
        return [
            *(
                path(f"<slug:name>/{word}/", self._post(*post), name=f"sources_providersetting_{word}")
                for word, post in posts.items()
            ),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        context = self._context(request, "Providers") | {"rows": read_providers()}
        return TemplateResponse(request, "admin/sources/providers.html", context)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "GET" or object_id is None:
            raise PermissionDenied
        row = _row_or_404(object_id)
        context = self._context(request, row.in_use.label)
        return TemplateResponse(request, "admin/sources/provider.html", context | _page(request, row))

    def _post(self, form_class: type[forms.Form], action: Action) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, name: str) -> HttpResponse:
            row = _row_or_404(name)
            assert isinstance(request.user, User), "admin_view lets only desk users in"
            form = form_class(request.POST)
            try:
                if not form.is_valid():
                    raise InvalidInput(
                        "form_invalid", "; ".join(str(error) for errors in form.errors.values() for error in errors)
                    )
                messages.success(request, action(name, request.user, form.cleaned_data))
            except NotPermitted as refused:
                raise PermissionDenied(refused.message) from None
            except FactcheckError as error:
                messages.error(request, error.message)
            return HttpResponseRedirect(reverse("admin:sources_providersetting_change", args=[row.in_use.name]))

        checked: Callable[..., HttpResponse] = self.admin_site.admin_view(require_POST(view))
        return checked

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts}


def _page(request: HttpRequest, row: ProviderRow) -> dict[str, Any]:
    setting = row.in_use.setting
    initial = {name: getattr(setting, name) for name in ("enabled", "requests_per_minute", "languages")}
    administers = has_house_role(request.user, ADMINISTRATORS)
    takes_key = row.in_use.provider.key is not Key.NONE
    return {
        "row": row,
        "in_use": row.in_use,
        "settings_form": SettingsForm(initial=initial) if administers else None,
        "key_form": KeyForm() if administers and takes_key and row.in_use.key_is_from != "environment" else None,
        "takes_key": takes_key,
        "may_decide": has_house_role(request.user, EDITORS),
    }


def _row_or_404(name: str) -> ProviderRow:
    try:
        return read_provider(name)
    except InvalidInput as unknown:
        raise Http404(unknown.message) from None


def _change(name: str, actor: User, data: dict[str, Any]) -> str:
    change_provider(name=name, actor=actor, **data)
    return "The settings are saved."


def _set_key(name: str, actor: User, data: dict[str, Any]) -> str:
    set_provider_key(name=name, actor=actor, key=data["key"])
    return "The key is stored." if data["key"] else "The key is removed."


def _acknowledge(name: str, actor: User, data: dict[str, Any]) -> str:
    acknowledge_provider(name=name, actor=actor)
    return "Noted in your name; claims are asked of it from now on."


def _withdraw(name: str, actor: User, data: dict[str, Any]) -> str:
    withdraw_acknowledgement(name=name, actor=actor)
    return "Noted in your name; nothing is sent there any more."


def _try(name: str, actor: User, data: dict[str, Any]) -> str:
    try_provider(name=name, actor=actor)
    return "Its sample question is asked; what came of it stands below in a moment."
