"""Exporting everything about an article as one file."""

from __future__ import annotations

from django.db import transaction

from claims.models import Article
from claims.permissions import require
from factcheck.accounts.models import User
from factcheck.audit.models import AuditEvent
from factcheck.audit.record import record


@transaction.atomic
def record_export(*, article: Article, actor: User | None, sha256: str, size: int, chain_head: str) -> AuditEvent:
    """Write down that a dossier was handed out, with its SHA-256: the chain then vouches for that very file.

    ``actor`` is None for whoever runs the installation and exports from its command line.
    """
    if actor is not None:
        require(actor, "export", article)
    return record(actor=actor, action="dossier.exported", obj=article, sha256=sha256, bytes=size, chain_head=chain_head)
