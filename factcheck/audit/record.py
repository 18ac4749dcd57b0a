"""record(): write one audit event in the transaction of the change it tells of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.audit.events import EVENTS
from factcheck.audit.models import AuditEvent

GENESIS = "0" * 64
# One arbitrary, constant key: every writer of the chain takes the same advisory lock on PostgreSQL.
CHAIN_LOCK = 7_316_220_190


def record(
    *, actor: User | None, action: str, obj: models.Model, label: str = "", actor_name: str = "worker", **detail: Any
) -> AuditEvent:
    """Append one event to the chain.

    ``actor`` is None only for what a worker did by itself, or somebody without an account, whom ``actor_name``
    names. ``action`` must be registered in ``factcheck.audit.events``: an unknown one raises ``ValueError``, so no
    event has a name nobody knows. Must run inside a transaction (``TransactionManagementError`` otherwise), so that
    change and record stand or fall together.
    """
    if action not in EVENTS:
        raise ValueError(f"Unknown audit action {action!r}; register it in factcheck/audit/events.py.")
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("record() must run in the transaction of its change.")
    _serialise_writers()
    last = AuditEvent.objects.order_by("-pk").values_list("hash", flat=True).first()
    event = AuditEvent(
        at=timezone.now(),
        actor=actor,
        actor_name=actor.public_name if actor else actor_name[:150],
        action=action,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=(label or str(obj))[:200],
        detail=detail,
        previous_hash=last or GENESIS,
    )
    event.hash = hash_of(event)
    event.save()
    return event


def hash_of(event: AuditEvent) -> str:
    """SHA-256 over the canonical JSON of every column but the hash itself."""
    content = {
        "at": event.at.isoformat(),
        "actor": event.actor_id,
        "actor_name": event.actor_name,
        "action": event.action,
        "object_type": event.object_type,
        "object_id": event.object_id,
        "object_label": event.object_label,
        "detail": event.detail,
        "previous_hash": event.previous_hash,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def broken_links() -> Iterator[tuple[int, str]]:
    """Walk the chain; yield (event id, what is wrong) for each event that does not fit."""
    previous = GENESIS
    for event in AuditEvent.objects.order_by("pk").iterator(chunk_size=2000):
        if event.previous_hash != previous:
            yield event.pk, "does not follow the event before it"
        if hash_of(event) != event.hash:
            yield event.pk, "its content does not match its hash"
        previous = event.hash


def _serialise_writers() -> None:
    # SQLite's IMMEDIATE transactions already are one writer at a time.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
