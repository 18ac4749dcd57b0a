"""New passwords: chosen by who knows the old one, or set anew through a link in a mail."""

from __future__ import annotations

from typing import Any, cast

from axes.utils import reset as forget_wrong_passwords
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.cache import never_cache

from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.mail.actions import leaves_the_house, queue_mail
from factcheck.people import sessions
from factcheck.people.notices import tell

# One mail per person in so many seconds, whoever asks: nobody's inbox is filled from our form.
_PACE = 600


class AddressForm(PasswordResetForm):
    email = forms.EmailField(label="E-mail address", max_length=254, widget=forms.EmailInput(attrs={"autofocus": True}))


@transaction.atomic
def mail_reset_links(email: str) -> None:
    """Queue a mail with a link for everybody who has this address and a password. Nobody learns who that is."""
    form = AddressForm({"email": email})
    for person in form.get_users(email):
        assert isinstance(person, User)
        link = reverse(
            "people:reset-confirm",
            args=[urlsafe_base64_encode(force_bytes(person.pk)), default_token_generator.make_token(person)],
        )
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        queue_mail(
            to=person.email,
            subject=f"A new password at {settings.PUBLISHER_NAME}",
            body=(
                f"Hello {person.public_name},\n\nsomebody, probably you, asked for a new password for the account "
                f"“{person.username}”. Choose it here, within {hours} hours:\n\n{settings.SITE_URL}{link}\n\n"
                "If it was not you, do nothing: the password stays as it is.\n"
            ),
            key=f"reset:{person.pk}:{int(timezone.now().timestamp()) // _PACE}",
        )


@never_cache
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """The page of who forgot their password. The answer is the same whether there is such an account or not."""
    form = AddressForm(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    if sent:
        mail_reset_links(form.cleaned_data["email"])
    context = admin.site.each_context(request) | {
        "title": "Set a new password",
        "form": form,
        "sent": sent,
        "leaves_the_house": leaves_the_house(),
    }
    status = 400 if form.errors else 200
    return TemplateResponse(request, "admin/people/reset.html", context, status=status)


class ChooseView(PasswordResetConfirmView):
    """Choosing it, through the link. Nobody is logged in by it: the door asks for the second factor as always."""

    template_name = "admin/people/reset_confirm.html"
    success_url = reverse_lazy("admin:login")
    title = "Choose a new password"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return admin.site.each_context(self.request) | super().get_context_data(**kwargs)

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        person = cast(User, form.user)
        record(actor=person, action="person.changed", obj=person, fields=["password"], by="mail")
        sessions.end_sessions(person=person, actor=person)
        forget_wrong_passwords(username=person.get_username())
        tell(person, "A new password was chosen through a link that was mailed to you.")
        messages.success(self.request, "Your new password is saved. Log in with it.")
        return answer


class ChangeView(PasswordChangeView):
    """Choosing a new one, knowing the old; other sessions end, which Django sees to, and the list of them follows."""

    template_name = "registration/password_change_form.html"
    success_url = reverse_lazy("admin:password_change_done")

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        person = cast(User, form.user)
        record(actor=person, action="person.changed", obj=person, fields=["password"])
        sessions.relist_session(self.request)
        sessions.end_sessions(person=person, actor=person, keep=self.request.session.session_key)
        tell(person, "The password was changed on the page “Your account”. Other sessions were ended.")
        return answer
