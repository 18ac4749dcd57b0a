"""Asking the sources about a claim."""

from __future__ import annotations

from django.db import transaction

from claims.lookup_queries import queries_for
from claims.models import Claim, ClaimLookup
from claims.permissions import require
from factcheck.accounts.models import User
from factcheck.audit.record import record
from sources.actions.lookups import request_lookup, retry_lookup
from sources.models import Lookup


@transaction.atomic
def request_lookups(*, claim: Claim, actor: User) -> list[Lookup]:
    """Queue every lookup that a claim of this kind asks for; a question already asked is not asked again."""
    require(actor, "triage")
    asked = {
        (lookup.provider, lookup.query_hash)
        for lookup in Lookup.objects.filter(claim_lookup__claim=claim).only("provider", "query_hash")
    }
    made: list[Lookup] = []
    for provider, query in queries_for(claim):
        if (provider, query.hash) in asked:
            continue
        lookup = request_lookup(provider=provider, query=query, actor=actor)
        ClaimLookup.objects.create(claim=claim, lookup=lookup)
        made.append(lookup)
    if made:
        record(
            actor=actor,
            action="lookup.requested",
            obj=claim,
            lookups=[[lookup.pk, lookup.provider] for lookup in made],
        )
    return made


@transaction.atomic
def retry_claim_lookup(*, claim: Claim, lookup: Lookup, actor: User) -> Lookup:
    """Ask again after a failure; raises ``TransitionNotAllowed`` when the lookup has not failed."""
    require(actor, "triage")
    lookup = retry_lookup(lookup=lookup)
    record(actor=actor, action="lookup.retried", obj=claim, lookup=lookup.pk, provider=lookup.provider)
    return lookup
