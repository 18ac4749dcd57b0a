"""Where somebody is logged in, and ending that."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import TransitionNotAllowed
from factcheck.people.client_address import client_address

_SEEN = "seen_at"
# Last use is told to the hour: a write per request would make every read a writer.
_PRECISION = 3600

_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    (r"Android", "Android"),
    (r"iPhone|iPad", "iOS"),
    (r"Windows", "Windows"),
    (r"Mac OS X", "macOS"),
    (r"CrOS", "ChromeOS"),
    (r"Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class SessionShown:
    """One log-in that is still good."""

    pk: int
    is_current: bool
    device: str
    address: str
    since: datetime
    last_seen: datetime


def sessions_of(person: User, current_key: str | None) -> list[SessionShown]:
    """The live sessions of ``person``, the current one first, then the newest use first. Two queries."""
    known = UserSession.objects.filter(user=person).order_by("-last_seen_at", "-pk")
    alive = set(
        Session.objects.filter(session_key__in=known.values("session_key"), expire_date__gt=timezone.now()).values_list(
            "session_key", flat=True
        )
    )
    shown = [
        SessionShown(
            pk=session.pk,
            is_current=session.session_key == current_key,
            device=device_of(session.user_agent),
            address=session.ip,
            since=session.created_at,
            last_seen=session.last_seen_at,
        )
        for session in known
        if session.session_key in alive
    ]
    return sorted(shown, key=lambda session: not session.is_current)


@transaction.atomic
def end_session(*, person: User, pk: int) -> None:
    """End one of ``person``'s own sessions. Raises ``TransitionNotAllowed`` when it is over already."""
    if not _end(UserSession.objects.filter(user=person, pk=pk)):
        raise TransitionNotAllowed("session_over", "This session is over already.")
    record(actor=person, action="session.ended", obj=person, ended=1)


@transaction.atomic
def end_sessions(*, person: User, actor: User | None, keep: str | None = None) -> int:
    """End all sessions of ``person`` but the one with the key ``keep``; how many there were."""
    ended = _end(UserSession.objects.filter(user=person).exclude(session_key=keep or ""))
    if ended:
        record(actor=actor, action="session.ended", obj=person, ended=ended)
    return ended


def _end(sessions: QuerySet[Any]) -> int:
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
    return len(keys)


def relist_session(request: HttpRequest) -> None:
    """The current session got another key, as it does with a new password: list it under that."""
    UserSession.objects.create_from_request(request)


def mark_seen(request: HttpRequest) -> None:
    """From now on the session's last use is kept up to date."""
    request.session[_SEEN] = int(time.time())


def device_of(user_agent: str) -> str:
    """“Firefox on Linux”, as far as browsers tell the truth about themselves."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for pattern, name in _SYSTEMS if re.search(pattern, user_agent)), "")
    return " on ".join(part for part in (browser, system) if part) or user_agent[:60] or "Unknown device"


class LastSeenMiddleware:
    """Keeps “last used” of sessions at the desk true to the hour."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Public pages never look at the session: they are cached for everybody alike.
        if request.path_info.startswith("/admin/") and request.COOKIES:
            seen = request.session.get(_SEEN)
            if seen is not None and time.time() - seen > _PRECISION:
                UserSession.objects.filter(session_key=request.session.session_key).update(
                    last_seen_at=timezone.now(), ip=client_address(request)
                )
                mark_seen(request)
        return self.get_response(request)
