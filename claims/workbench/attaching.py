"""Attaching what a person typed or chose as evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.actions.evidence import attach_evidence
from claims.models import Claim, Evidence
from factcheck.accounts.models import User
from factcheck.errors import InvalidInput
from sources.models import LookupResult, Snapshot


def attach_as_typed(claim: Claim, actor: User, data: Mapping[str, Any]) -> Evidence:
    """``data`` are an ``AttachForm``'s values; a lookup result of another claim is left out."""
    result = None
    if data["result"] is not None:
        result = LookupResult.objects.filter(pk=data["result"], lookup__claim_lookup__claim=claim).first()
    snapshot = Snapshot.objects.filter(pk=data["snapshot"]).first()
    if snapshot is None:
        raise InvalidInput("snapshot_unknown", "That document is not in the library.")
    return attach_evidence(
        claim=claim,
        actor=actor,
        snapshot=snapshot,
        excerpt=data["excerpt"],
        stance=data["stance"],
        note=data["note"],
        start=data["start"],
        from_result=result,
    )


def attached(evidence: Evidence) -> str:
    """The sentence that says what was done."""
    return f"Attached: the source {evidence.get_stance_display()}."
