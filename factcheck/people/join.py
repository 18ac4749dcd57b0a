"""The page that an invitation leads to: choose a user name and a password, and be in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import admin
from django.contrib.auth.forms import UserCreationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from factcheck.accounts.models import User
from factcheck.errors import TransitionNotAllowed
from factcheck.people.invitations import accept, find


class JoinForm(UserCreationForm):  # type: ignore[type-arg]
    """What an invited person chooses. Judges the password; the account is made by the action."""

    class Meta:
        model = User
        fields = ("username", "byline")


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the invitation is to, and accept it. There is no session before it was accepted."""
    try:
        invitation = find(token)
    except TransitionNotAllowed as over:
        return _page(request, {"title": "This invitation does not work", "over": over.message}, status=410)
    me = User(email=invitation.email, byline=invitation.name)
    form = JoinForm(request.POST or None, instance=me)
    if request.method == "POST" and request.user.is_anonymous and form.is_valid():
        try:
            person = accept(
                token=token,
                username=form.cleaned_data["username"],
                byline=form.cleaned_data["byline"],
                password=form.cleaned_data["password1"],
            )
        except TransitionNotAllowed as over:
            return _page(request, {"title": "This invitation does not work", "over": over.message}, status=410)
        except ValidationError as taken:
            form.add_error("username", taken.messages)
        else:
            login = Login(user=person, redirect_url=reverse("admin:index"))
            answer: HttpResponse = perform_password_login(request, {"username": person.username}, login)
            return answer
    context = {
        "title": "Welcome",
        "form": form,
        "invitation": invitation,
        "desks": invitation.desks.select_related("desk"),
    }
    return _page(request, context, status=400 if form.errors else 200)


def _page(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    frame = admin.site.each_context(request)
    return TemplateResponse(request, "admin/people/join.html", frame | context, status=status)
