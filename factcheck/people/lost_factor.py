"""The page on which an administrator removes somebody's lost second factor."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import is_administrator
from factcheck.errors import FactcheckError
from factcheck.people.second_factor import LONGEST_REASON, has_second_factor, remove_lost_factor


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="How you know that it is really this person who asks. It stays on record, and is mailed to them.",
    )


def lost_factor(request: HttpRequest, object_id: int) -> HttpResponse:
    """Ask for the reason, and remove it."""
    if not is_administrator(request.user):
        raise PermissionDenied
    person = get_object_or_404(User, pk=object_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            remove_lost_factor(person=person, actor=cast(User, request.user), reason=form.cleaned_data["reason"])
        except FactcheckError as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, f"{person.public_name}’s second factor is removed, and their sessions ended.")
            return redirect("admin:accounts_user_change", person.pk)
    context: dict[str, Any] = admin.site.each_context(request) | {
        "title": f"Lost second factor of {person.public_name}",
        "person": person,
        "has_factor": has_second_factor(person),
        "form": form,
    }
    status = 400 if form.errors else 200
    return TemplateResponse(request, "admin/people/lost_factor.html", context, status=status)
