"""Requesting a lookup, asking again, and writing down the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import CHECKERS, require_role
from factcheck.audit.record import record
from factcheck.errors import TransitionNotAllowed
from factcheck.jobs.actions import enqueue, retry_job
from sources.models import Lookup, LookupResult
from sources.providers.base import Candidate, LookupQuery
from sources.providers.registry import get_provider
from sources.signals import lookup_answered, lookup_failed

KIND = "sources.run_lookup"
MAX_RESULTS = 50
LONGEST_PASSAGE = 5000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider answered, and when it did."""

    candidates: Sequence[Candidate]
    answered_at: datetime


@transaction.atomic
def request_lookup(*, provider: str, query: LookupQuery, actor: User, is_test: bool = False) -> Lookup:
    """Ask ``provider`` as soon as the caller's transaction is committed.

    The caller audits it, with the object that it is asked for. Raises ``InvalidInput`` for an unknown provider.
    """
    require_role(actor, CHECKERS, "request a lookup")
    get_provider(provider)
    lookup = Lookup.objects.create(
        provider=provider, query=query.as_json(), query_hash=query.hash, requested_by=actor, is_test=is_test
    )
    lookup.job = enqueue(kind=KIND, subject_id=lookup.pk, key=f"{KIND}:{lookup.pk}")
    lookup.save(update_fields=["job"])
    return lookup


def retry_lookup(*, lookup: Lookup) -> Lookup:
    """Ask again after a failure; the caller audits it. Raises ``TransitionNotAllowed`` unless it has failed."""
    if lookup.job is None:
        raise TransitionNotAllowed("lookup_not_failed", "This lookup was never started; request it anew.")
    retry_job(job=lookup.job)
    lookup.refresh_from_db()
    return lookup


@transaction.atomic
def retry_failed_lookup(*, lookup: Lookup, actor: User) -> Lookup:
    """``retry_lookup`` for somebody who looks at the lookup itself, with its own audit record."""
    require_role(actor, CHECKERS, "retry a lookup")
    lookup = retry_lookup(lookup=lookup)
    record(actor=actor, action="lookup.retried", obj=lookup, provider=lookup.provider)
    return lookup


def earlier_answer(*, lookup: Lookup, reuse_for: timedelta) -> Answer | None:
    """What the provider answered to the same question within ``reuse_for``; None when it has to be asked.

    The finished lookups are the cache: there is no second store that could say something else.
    """
    if lookup.is_test or not reuse_for:
        return None
    earlier = (
        Lookup.objects.filter(
            provider=lookup.provider, query_hash=lookup.query_hash, answered_at__gt=timezone.now() - reuse_for
        )
        .exclude(outcome="")
        .exclude(is_test=True)
        .order_by("-answered_at")
        .first()
    )
    if earlier is None or earlier.answered_at is None:
        return None
    candidates = [
        Candidate(
            title=result.title,
            url=result.url,
            publisher=result.publisher,
            published_on=result.published_on,
            passage=result.passage,
            matched=result.matched,
            snapshot_id=result.snapshot_id,
            passage_start=result.passage_start,
            data=result.data,
            fingerprint=result.fingerprint,
        )
        for result in earlier.results.all()
    ]
    return Answer(candidates, earlier.answered_at)


def apply_lookup_answer(
    *, lookup_id: int, candidates: Sequence[Candidate], answered_at: datetime | None = None
) -> None:
    """Write the candidates in their order, and that the lookup is finished; ``answered_at`` is now unless given.

    Runs in the transaction that ends the job, which is what makes it happen once. Answers are hostile: fields
    are cut to their columns, NUL is removed, and only http(s) addresses are kept.
    """
    results = [_result(lookup_id, rank, candidate) for rank, candidate in enumerate(candidates[:MAX_RESULTS], 1)]
    LookupResult.objects.bulk_create(results)
    now = timezone.now()
    Lookup.objects.filter(pk=lookup_id).update(
        outcome=Lookup.Outcome.FOUND if results else Lookup.Outcome.NOTHING_FOUND,
        hit_count=len(results),
        finished_at=now,
        answered_at=answered_at or now,
    )
    lookup_answered.send(sender=Lookup, lookup_id=lookup_id)


def give_up_lookup(*, lookup_id: int, reason: str) -> None:
    """The job will not ask again by itself; its row says so. Whoever waits for the answer is told why."""
    lookup_failed.send(sender=Lookup, lookup_id=lookup_id, reason=reason)


def _result(lookup_id: int, rank: int, candidate: Candidate) -> LookupResult:
    return LookupResult(
        lookup_id=lookup_id,
        rank=rank,
        title=_stored(candidate.title, 500) or "(without a title)",
        url=candidate.url if _is_web_address(candidate.url) else "",
        publisher=_stored(candidate.publisher, 200),
        published_on=candidate.published_on,
        passage=_stored(candidate.passage, LONGEST_PASSAGE),
        matched=_stored(candidate.matched, 300),
        snapshot_id=candidate.snapshot_id,
        passage_start=candidate.passage_start,
        data=_stored_data(candidate.data),
        fingerprint=candidate.fingerprint,
    )


def _stored(text: str, longest: int) -> str:
    """What a column takes: no NUL (PostgreSQL refuses it), no lone surrogate (no UTF-8 for it)."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")[:longest]


def _stored_data(value: object) -> object:
    if isinstance(value, str):
        return _stored(value, LONGEST_PASSAGE)
    if isinstance(value, dict):
        return {_stored(str(key), 100): _stored_data(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_stored_data(item) for item in value]
    return value


def _is_web_address(url: str) -> bool:
    if len(url) > 2000 or url != _stored(url, 2000):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
