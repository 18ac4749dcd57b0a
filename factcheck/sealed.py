"""Texts that must not be readable in a copy of the database: keys of services, second factors, mails with links.

Sealed with Fernet (https://github.com/fernet/spec) under a key derived from ``SECRET_KEY`` for one purpose.
``SECRET_KEY_FALLBACKS`` still open, which makes changing ``SECRET_KEY`` possible.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class CannotOpen(Exception):
    """The text was sealed under another ``SECRET_KEY``, for another purpose, or was never sealed."""


def seal(text: str, *, purpose: str) -> str:
    """``text`` as it may be stored."""
    return _cipher(purpose).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str, *, purpose: str) -> str:
    """The text that ``seal`` was given for the same purpose. Raises ``CannotOpen``."""
    from cryptography.fernet import InvalidToken

    try:
        return _cipher(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise CannotOpen from None


def _cipher(purpose: str) -> MultiFernet:
    # Imported where it is needed: OpenSSL's bindings take 10 MB, and many processes never seal anything.
    from cryptography.fernet import Fernet, MultiFernet

    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = [hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
