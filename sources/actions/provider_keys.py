"""Keys of services: sealed in the database, or from the environment. They are never shown and never logged."""

from __future__ import annotations

from factcheck.errors import InvalidInput
from factcheck.sealed import CannotOpen, seal, unseal

_PURPOSE = "factcheck: keys of providers"


def encrypt_key(key: str) -> str:
    """``key`` as it is stored."""
    return seal(key, purpose=_PURPOSE)


def decrypt_key(stored: str) -> str:
    """The key that ``encrypt_key`` was given. Raises ``InvalidInput`` when ``SECRET_KEY`` is another by now."""
    try:
        return unseal(stored, purpose=_PURPOSE)
    except CannotOpen:
        raise InvalidInput(
            "key_unreadable", "The stored key cannot be read: SECRET_KEY is another by now. Give the key again."
        ) from None
