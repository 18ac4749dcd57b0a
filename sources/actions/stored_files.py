"""Storing bytes under the name of their SHA-256: the same bytes are stored once, and can be checked for ever."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

SNAPSHOTS, ARCHIVES = "snapshots", "archives"


def store_bytes(data: bytes, *, folder: str = SNAPSHOTS) -> tuple[str, str]:
    """Make sure that ``data`` is in the storage; returns its SHA-256 and its name there.

    Written before the row that points to it: bytes without a row do no harm. What a crash left half-written
    under that name is replaced.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"{folder}/{sha256[:2]}/{sha256}"
    if default_storage.exists(name):
        if digest_of(name) == sha256:
            return sha256, name
        default_storage.delete(name)
    stored = default_storage.save(name, ContentFile(data))
    if stored != name:  # somebody stored the same bytes at this moment, and the storage chose another name
        default_storage.delete(stored)
    return sha256, name


def digest_of(name: str) -> str:
    """The SHA-256 of what is stored under ``name`` now; "" where nothing is."""
    try:
        with default_storage.open(name, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
