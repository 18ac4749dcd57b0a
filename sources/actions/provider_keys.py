"""Keys of services: encrypted in the database, or from the environment. They are never shown and never logged.

Encrypted with Fernet (https://github.com/fernet/spec) under a key derived from ``SECRET_KEY``, so that a copy of
the database alone gives no key away. ``SECRET_KEY_FALLBACKS`` still decrypt, which makes changing ``SECRET_KEY``
possible.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

from django.conf import settings

from factcheck.errors import InvalidInput

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

_PURPOSE = b"factcheck: keys of providers"


def encrypt_key(key: str) -> str:
    """``key`` as it is stored."""
    return _cipher().encrypt(key.encode()).decode("ascii")


def decrypt_key(stored: str) -> str:
    """The key that ``encrypt_key`` was given. Raises ``InvalidInput`` when ``SECRET_KEY`` is another by now."""
    from cryptography.fernet import InvalidToken

    try:
        return _cipher().decrypt(stored.encode()).decode()
    except InvalidToken:
        raise InvalidInput(
            "key_unreadable", "The stored key cannot be read: SECRET_KEY is another by now. Give the key again."
        ) from None


def _cipher() -> MultiFernet:
    # Imported where it is needed: OpenSSL's bindings take 10 MB, and most installations store no key.
    from cryptography.fernet import Fernet, MultiFernet

    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = [hmac.new(secret.encode(), _PURPOSE, hashlib.sha256).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
