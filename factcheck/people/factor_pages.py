"""Setting up a second factor, removing one's own, and recovery codes. The mechanics are allauth's."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.forms import ReauthenticateForm
from allauth.account.views import ReauthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy

from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.people.notices import tell
from factcheck.people.second_factor import has_second_factor, must_have_second_factor
from factcheck.people.sessions import end_sessions


class DeskPage:
    """A page of the desk with the admin's frame around it."""

    request: HttpRequest
    title = ""

    @property
    def person(self) -> User:
        return cast(User, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inner: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return admin.site.each_context(self.request) | inner | {"title": self.title}


class SetUpForm(ActivateTOTPForm):
    code = forms.CharField(
        label="Code that the app shows",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class SetUpView(DeskPage, ActivateTOTPView):
    """Shows a secret as picture and text, and takes the first code that proves the app has it."""

    template_name = "admin/people/set_up.html"
    title = "Set up a second factor"

    def get_form_class(self) -> type[SetUpForm]:
        return SetUpForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs)
        secret = found["form"].secret
        spaced = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        return found | {"secret": spaced, "required": must_have_second_factor(self.person)}

    @transaction.atomic
    def form_valid(self, form: SetUpForm) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        record(actor=self.person, action="factor.added", obj=self.person)
        tell(self.person, "A second factor was set up. From now on a code is asked for at each log-in.")
        # They were opened by the password alone.
        end_sessions(person=self.person, actor=self.person, keep=self.request.session.session_key)
        messages.success(self.request, "Your second factor is set up. Other sessions of yours were ended.")
        return answer

    def get_success_url(self) -> str:
        return reverse("mfa_view_recovery_codes")


class RemoveView(DeskPage, DeactivateTOTPView):
    """Takes away one's own second factor, unless one's role needs it."""

    template_name = "admin/people/remove.html"
    title = "Remove the second factor"
    success_url = reverse_lazy("people:account")

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        record(actor=self.person, action="factor.removed", obj=self.person)
        tell(self.person, "The second factor was removed. From now on the password alone logs in.")
        messages.success(self.request, "Your second factor is removed. Your password alone logs you in now.")
        return answer


class CodesView(DeskPage, ViewRecoveryCodesView):
    """Shows fresh recovery codes, once."""

    template_name = "admin/people/recovery_codes.html"
    title = "Recovery codes"


class NewCodesView(DeskPage, GenerateRecoveryCodesView):
    """Makes new recovery codes; the former ones stop working."""

    template_name = "admin/people/new_codes.html"
    title = "New recovery codes"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"has_factor": has_second_factor(self.person)}

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        record(actor=self.person, action="factor.codes_made", obj=self.person)
        return answer


class PasswordForm(ReauthenticateForm):
    password = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True})
    )


class ConfirmView(DeskPage, ReauthenticateView):
    """Asks for the password once more before something that whoever finds an open screen should not do."""

    template_name = "admin/people/confirm.html"
    title = "Your password, once more"

    def get_form_class(self) -> type[PasswordForm]:
        return PasswordForm
