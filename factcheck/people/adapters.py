"""How allauth works in this house: sealed secrets, no pages and mails of its own."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from factcheck.accounts.models import User
from factcheck.people.client_address import client_address
from factcheck.people.second_factor import must_have_second_factor
from factcheck.people.sessions import mark_seen
from factcheck.sealed import seal, unseal

_PURPOSE = "factcheck: second factors"


class AccountAdapter(DefaultAccountAdapter):
    """What allauth asks about accounts."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: the pages say themselves what they did."""

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        mark_seen(request)
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        return answer

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return redirect("admin:login")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within five minutes of logging in: the password was just given."""
        request = context.request
        newest = max((record["at"] for record in get_authentication_records(request, request.user)), default=0)
        return bool(time.time() - newest >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)


class MFAAdapter(DefaultMFAAdapter):
    """What allauth asks about second factors."""

    def encrypt(self, text: str) -> str:
        return seal(text, purpose=_PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, purpose=_PURPOSE)

    def get_totp_label(self, user: User) -> str:
        return user.get_username()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not must_have_second_factor(authenticator.user)
