"""Asking the sources about a claim."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from claims.lookup_queries import queries_for
from claims.models import Claim, ClaimLookup
from claims.permissions import require
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput
from sources.actions.documents import checked_address
from sources.actions.lookups import request_lookup, retry_lookup
from sources.actions.providers import ProviderInUse, provider_in_use, providers_in_use
from sources.models import Lookup
from sources.providers.base import LookupQuery

ARCHIVE = "wayback_save"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a claim asks of a provider. ``obstacle`` says why it is not asked; "" when it is."""

    in_use: ProviderInUse
    query: LookupQuery
    obstacle: str
    is_asked: bool


def questions_of(claim: Claim) -> list[Question]:
    """What a claim of this kind asks of whom, and what stands in the way; two queries."""
    asked = {
        (lookup.provider, lookup.query_hash)
        for lookup in Lookup.objects.filter(claim_lookup__claim=claim).only("provider", "query_hash")
    }
    providers = providers_in_use()
    return [
        Question(providers[name], query, providers[name].obstacle_to(query), is_asked=(name, query.hash) in asked)
        for name, query in queries_for(claim)
    ]


@transaction.atomic
def request_lookups(*, claim: Claim, actor: User) -> list[Lookup]:
    """Queue every lookup that a claim of this kind asks for; a question already asked is not asked again.

    Providers that are switched off, lack something, or to which nobody agreed to send data, are left out.
    """
    require(actor, "triage", claim)
    made: list[Lookup] = []
    for question in questions_of(claim):
        if question.is_asked or question.obstacle:
            continue
        lookup = request_lookup(provider=question.in_use.name, query=question.query, actor=actor)
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
    require(actor, "triage", claim)
    lookup = retry_lookup(lookup=lookup)
    record(actor=actor, action="lookup.retried", obj=claim, lookup=lookup.pk, provider=lookup.provider)
    return lookup


@transaction.atomic
def request_archiving(*, claim: Claim, actor: User, url: str) -> Lookup:
    """Have a source's page archived by the Wayback Machine; what came of it stands among the claim's lookups.

    Raises ``InvalidInput`` for what is no address, and when the archive cannot be asked.
    """
    require(actor, "research", claim)
    query = LookupQuery(url=checked_address(url))
    archive = provider_in_use(ARCHIVE)
    if archive.obstacle:
        raise InvalidInput("provider_not_in_use", f"{archive.label}: {archive.obstacle}")
    under_way = Lookup.objects.filter(
        claim_lookup__claim=claim, provider=ARCHIVE, query_hash=query.hash, outcome="", job__finished_at=None
    ).first()
    if under_way is not None:
        return under_way
    lookup = request_lookup(provider=ARCHIVE, query=query, actor=actor)
    ClaimLookup.objects.create(claim=claim, lookup=lookup)
    record(actor=actor, action="archive.requested", obj=claim, lookup=lookup.pk, url=query.url)
    return lookup
