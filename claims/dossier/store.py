"""Writing a dossier that was asked for into the store, for its people to fetch."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from claims.actions.dossiers import folder_of
from claims.dossier.write import write_dossier
from claims.models import Dossier


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the ZIP lies, and what it is."""

    file: str
    sha256: str
    size: int
    chain_head: str


def store_dossier(dossier: Dossier) -> Stored:
    """Write the ZIP to a temporary file (``TMPDIR``) and from there into the store; writes no row."""
    with tempfile.TemporaryFile() as file:
        written = write_dossier(
            article=dossier.article,
            file=file,
            made_by=dossier.requested_by.public_name,
            made_at=timezone.now(),
        )
        file.seek(0)
        name = default_storage.save(f"{folder_of(dossier.pk)}/{written.sealed.sha256}.zip", File(file))
    return Stored(name, written.sealed.sha256, written.sealed.size, written.chain_head)
