"""What claims do when something happens to their sources."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from claims.actions.findings import request_claim_check
from claims.models import Claim
from sources.signals import lookup_answered


@receiver(lookup_answered)
def check_what_was_looked_up(lookup_id: int, **_: Any) -> None:
    """New candidates: the claim is compared with them."""
    claim = Claim.objects.filter(claim_lookups__lookup=lookup_id).first()
    if claim is not None:
        request_claim_check(claim=claim)
