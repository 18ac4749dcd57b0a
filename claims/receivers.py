"""What claims do when something happens to their sources."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from claims.actions.findings import request_claim_check
from claims.actions.occasions import tell_of_failed_lookup
from claims.models import Claim
from claims.workflow import ClaimState
from sources.models import Lookup, Revisit
from sources.signals import lookup_answered, lookup_failed, source_revisited


@receiver(lookup_answered)
def check_what_was_looked_up(lookup_id: int, **_: Any) -> None:
    """New candidates: the claim is compared with them."""
    claim = Claim.objects.filter(claim_lookups__lookup=lookup_id).first()
    if claim is not None:
        request_claim_check(claim=claim)


@receiver(lookup_failed)
def tell_who_waits_for_it(lookup_id: int, reason: str, **_: Any) -> None:
    """A lookup was given up: the people of its claim hear of it."""
    tell_of_failed_lookup(lookup=Lookup.objects.get(pk=lookup_id), reason=reason)


@receiver(source_revisited)
def check_what_was_cited(revisit: Revisit, **_: Any) -> None:
    """A cited page was visited again: the claims that cite it are compared with what stands there now."""
    citing = Claim.objects.filter(evidence__snapshot=revisit.snapshot_id, evidence__withdrawn_at__isnull=True)
    for claim in citing.exclude(state=ClaimState.DISMISSED).distinct():
        request_claim_check(claim=claim)
