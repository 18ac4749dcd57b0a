"""The one door: a name and a password, then the code of whoever has a second factor. No session before both."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse

from factcheck.audit.record import record
from factcheck.people import lockout
from factcheck.sealed import CannotOpen


class PasswordView(LoginView):
    """Asks for name and password; allauth then opens the session, or asks for the code first."""

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        person = form.get_user()
        login = Login(user=person, redirect_url=self.get_success_url())
        answer: HttpResponse = perform_password_login(self.request, {"username": person.get_username()}, login)
        return answer


class CodeForm(AuthenticateForm):
    """A code of the app or a recovery code; wrong ones are counted."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "autocapitalize": "off", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        request = context.request
        if not lockout.may_try_code(request, self.user):
            raise ValidationError("Too many wrong codes.")
        try:
            code: str = super().clean_code()
        except ValidationError:
            lockout.count_wrong_code(request, self.user)
            raise ValidationError("This code is wrong, was used already, or is too old. Try the next one.") from None
        except CannotOpen:
            raise ValidationError(
                "Your second factor cannot be read any more: the installation’s SECRET_KEY is another by now. Ask an "
                "administrator to remove it."
            ) from None
        lockout.forget_wrong_codes(self.user)
        return code


class CodeView(AuthenticateView):
    """Asks for the code and opens the session."""

    template_name = "admin/people/code.html"

    def get_form_class(self) -> type[CodeForm]:
        return CodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # The library's own context asks for pages that this house does not have.
        return admin.site.each_context(self.request) | {"title": "Second factor", "form": self.auth_form}

    @transaction.atomic
    def form_valid(self, form: CodeForm) -> HttpResponse:
        person, factor = form.user, form.authenticator
        answer: HttpResponse = super().form_valid(form)
        if factor.type == Authenticator.Type.RECOVERY_CODES:
            left = len(Authenticator.objects.get(pk=factor.pk).wrap().get_unused_codes())
            record(actor=person, action="factor.recovery_code_used", obj=person, left=left)
            messages.warning(
                self.request,
                f"You used a recovery code; {left} are left. If your app is lost, set it up anew on “Your account”.",
            )
        return answer
