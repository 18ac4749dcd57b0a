"""What a person and the app on their phone do."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

PASSWORD = "correct horse battery"
LOGIN = "/admin/login/"
CODE = "/admin/login/code/"


def totp(secret: str, steps: int = 0) -> str:
    """The code of RFC 6238 for now, or for ``steps`` half-minutes from now."""
    counter = int(time.time()) // 30 + steps
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def log_in(client: Client, username: str, password: str = PASSWORD, **kwargs: str) -> HttpResponse:
    return client.post(LOGIN, {"username": username, "password": password} | kwargs)


def at_the_desk(client: Client) -> bool:
    """Whether ``client`` gets to see the desk's first page."""
    return client.get(reverse("admin:index")).status_code == 200


def set_up(client: Client) -> tuple[str, list[str]]:
    """Set up a second factor as a person who is logged in does; the app's secret, and the recovery codes."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["secret"].replace(" ", "")
    answer = client.post(reverse("mfa_activate_totp"), {"code": totp(secret)})
    assert answer.status_code == 302, answer.context["form"].errors
    codes = client.get(answer["Location"]).content.decode()
    return secret, [f"{first}{last}" for first, last in re.findall(r"<li>(\d{4}) (\d{4})</li>", codes)]


def with_second_factor(username: str) -> tuple[str, list[str]]:
    """Have ``username`` log in and set up a second factor, and log out again."""
    client = Client()
    log_in(client, username)
    found = set_up(client)
    client.post(reverse("admin:logout"))
    return found
