"""The embedded installation's own secret key, made once and kept beside its database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def embedded_secret_key(data_dir: Path) -> str:
    """The key in ``data_dir/secret_key``, made on first use and readable by its owner alone.

    Raises ``ImproperlyConfigured`` when the directory cannot be written.
    """
    path = data_dir / "secret_key"
    try:
        if not path.exists():
            data_dir.mkdir(parents=True, exist_ok=True)
            _create(path)
        return path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{path} cannot be used ({error.strerror}). Set DATA_DIR to a directory that this account may write."
        ) from error


def _create(path: Path) -> None:
    """Write a fresh key under its final name in one step, so that no reader ever sees half of it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first; its key is the one
    finally:
        draft.unlink()
