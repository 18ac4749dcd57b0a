"""“Your account”: one's name, password, second factor, sessions and tokens."""

from __future__ import annotations

from typing import cast

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from factcheck.accounts.models import ApiToken, User
from factcheck.audit.record import record
from factcheck.errors import FactcheckError
from factcheck.people import sessions
from factcheck.people.second_factor import must_have_second_factor


class NameForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person may change about themselves. The address is the administrators': it opens a forgotten password."""

    class Meta:
        model = User
        fields = ("first_name", "last_name", "byline")


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """The page, and saving one's name on it."""
    person = cast(User, request.user)
    form = NameForm(request.POST or None, instance=User.objects.get(pk=person.pk))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            if form.changed_data:
                record(actor=person, action="person.changed", obj=form.instance, fields=form.changed_data)
        messages.success(request, "Your name is saved.")
        return redirect("people:account")
    factors = {factor.type: factor for factor in Authenticator.objects.filter(user=person)}
    codes = factors.get(Authenticator.Type.RECOVERY_CODES)
    shown = sessions.sessions_of(person, request.session.session_key)
    context = admin.site.each_context(request) | {
        "title": "Your account",
        "form": form,
        "factor": factors.get(Authenticator.Type.TOTP),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "factor_required": must_have_second_factor(person),
        "sessions": shown,
        "others": any(not session.is_current for session in shown),
        "tokens": ApiToken.objects.filter(user=person, revoked_at=None).order_by("-created_at")[:20],
    }
    status = 400 if form.errors else 200
    return TemplateResponse(request, "admin/people/account.html", context, status=status)


@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End the session whose number is posted, or all others when none is."""
    person = cast(User, request.user)
    number = request.POST.get("session", "")
    if number.isdecimal() and len(number) < 19:
        try:
            sessions.end_session(person=person, pk=int(number))
        except FactcheckError as refused:
            messages.warning(request, refused.message)
        else:
            messages.success(request, "The session is ended.")
    else:
        ended = sessions.end_sessions(person=person, actor=person, keep=request.session.session_key)
        messages.success(request, f"Sessions ended: {ended}.")
    return redirect("people:account")
