"""Changing the rules of a desk."""

from __future__ import annotations

from claims.models import DeskPolicy
from claims.permissions import require
from factcheck.accounts.models import User
from factcheck.audit.record import record


def record_rules(*, policy: DeskPolicy, actor: User) -> None:
    """Write down what the rules are now, in the transaction of their change; raises ``NotPermitted``."""
    require(actor, "manage_desk", policy.desk)
    record(
        actor=actor,
        action="desk.rules_changed",
        obj=policy,
        desk=policy.desk.slug,
        blind_review=policy.blind_review,
        gates=sorted(gate.value for gate in policy.gates),
    )
