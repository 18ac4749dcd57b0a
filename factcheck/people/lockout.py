"""Guessing passwords and codes: django-axes counts and locks, this says whom it counts as and what the locked see.

A password is guessed at a user name from an address; both together are locked, so that strangers cannot lock
somebody out from elsewhere. Codes of a second factor can only be guessed by who knows the password: the account is
locked, from whatever address.
"""

from __future__ import annotations

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.utils import reset
from django.contrib import admin
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from factcheck.accounts.models import User

# User names are stripped of blanks when somebody logs in, so nobody can type this one and lock others out by it.
_CODE_OF = " code of "


def parameters(asked: Any, credentials: dict[str, Any] | None = None) -> list[str | list[str]]:
    """What django-axes counts failures by (``AXES_LOCKOUT_PARAMETERS``)."""
    name = (credentials or {}).get("username") or getattr(asked, "username", None) or ""
    return ["username"] if name.startswith(_CODE_OF) else [["username", "ip_address"]]


def may_try_code(request: HttpRequest, person: User) -> bool:
    """Whether ``person`` may give a code now. If not, the answer becomes the page that says so."""
    credentials = _credentials(person)
    if AxesProxyHandler.is_allowed(request, credentials):
        return True
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = credentials  # type: ignore[attr-defined]
    return False


def count_wrong_code(request: HttpRequest, person: User) -> None:
    """A code was wrong. After ``AXES_FAILURE_LIMIT`` of them the answer becomes the page that says so."""
    user_login_failed.send(sender=__name__, credentials=_credentials(person), request=request)


def forget_wrong_codes(person: User) -> None:
    """A code was right."""
    reset(username=_credentials(person)["username"])


def locked_out(
    request: HttpRequest, original: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """The page of who is locked out: what happened, and from when on it can be tried again."""
    attempts = AxesDatabaseHandler().get_user_attempts(request, credentials)
    cool_off = get_cool_off(request)
    assert cool_off is not None, "AXES_COOLOFF_TIME is set"
    newest = max((attempt.attempt_time for found in attempts for attempt in found), default=timezone.now())
    until = newest + cool_off
    context = admin.site.each_context(request) | {
        "title": "Locked for a while",
        "until": until,
        "code": bool(credentials and credentials["username"].startswith(_CODE_OF)),
    }
    answer = render(request, "admin/people/locked_out.html", context, status=429)
    answer["Retry-After"] = str(max(1, int((until - timezone.now()).total_seconds())))
    return answer


def _credentials(person: User) -> dict[str, str]:
    return {"username": f"{_CODE_OF}{person.get_username()}"}
