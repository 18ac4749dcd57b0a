"""Leaving a trace of what went out of the house."""

from __future__ import annotations

from django.db import transaction

from claims.permissions import may_somewhere
from factcheck.accounts.models import User
from factcheck.audit.models import AuditEvent
from factcheck.audit.record import record
from factcheck.errors import NotPermitted


@transaction.atomic
def record_export(*, actor: User, form: str, query: str, claims: int) -> AuditEvent:
    """Record that ``actor`` takes a list of ``claims`` claims out as ``form``; ``query`` says which list."""
    if not may_somewhere(actor, "view"):
        raise NotPermitted("not_permitted", "Only people of the desk take lists out.")
    return record(
        actor=actor, action="claims.exported", obj=actor, label="claims", form=form, query=query, claims=claims
    )
