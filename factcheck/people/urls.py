"""Addresses of the door and of one's own account. allauth looks up some of them by its own names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.urls import include, path

from factcheck.people import account, door, factor_pages, join, passwords


def desk(view: Callable[..., Any]) -> Callable[..., Any]:
    """Only for who may come in."""
    return admin.site.admin_view(view)


own = [
    path("join/<str:token>/", join.join, name="join"),
    path("password/reset/", passwords.ask_for_link, name="reset-password"),
    path("password/reset/<uidb64>/<token>/", passwords.ChooseView.as_view(), name="reset-confirm"),
    path("account/", desk(account.account), name="account"),
    path("account/sessions/end/", desk(account.end_session), name="end-session"),
]

urlpatterns = [
    path("login/", admin.site.login, name="account_login"),
    path("login/code/", door.CodeView.as_view(), name="mfa_authenticate"),
    path("account/confirm/", desk(factor_pages.ConfirmView.as_view()), name="account_reauthenticate"),
    path("account/second-factor/", desk(factor_pages.SetUpView.as_view()), name="mfa_activate_totp"),
    path("account/second-factor/remove/", desk(factor_pages.RemoveView.as_view()), name="mfa_deactivate_totp"),
    path("account/recovery-codes/", desk(factor_pages.CodesView.as_view()), name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", desk(factor_pages.NewCodesView.as_view()), name="mfa_generate_recovery_codes"),
    path("", include((own, "people"))),
]
