"""Celery adapters: load, ask or fetch outside of any transaction, hand the answer to an action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from celery import shared_task
from django.conf import settings

from factcheck.errors import InvalidInput
from factcheck.jobs.errors import JobFailed, JobPostponed
from factcheck.jobs.run import run_job
from factcheck.outbound import OutboundFailed, Response, fetch
from factcheck.outbound_settings import outbound_policy
from sources.actions import documents, lookups, pacing
from sources.capture.page import CapturedPage, capture_url
from sources.library.holdings import find_holdings
from sources.library.search import search_library
from sources.models import Capture, Lookup
from sources.providers.base import Candidate, LookupQuery, Provider, ProviderContext, ProviderError
from sources.providers.registry import get_provider


@shared_task(name=lookups.KIND)
def run_lookup(job_id: int) -> None:
    """Ask one provider one question."""
    run_job(job_id, work=_search, apply=_apply_answer)


@shared_task(name=documents.KIND)
def capture_source(job_id: int) -> None:
    """Capture one address."""
    run_job(job_id, work=_capture, apply=_apply_page)


def _search(lookup_id: int) -> Sequence[Candidate]:
    lookup = Lookup.objects.get(pk=lookup_id)
    try:
        provider = get_provider(lookup.provider)
    except InvalidInput as unknown:  # it was removed since the lookup was requested
        raise JobFailed(unknown.message, transient=False) from None
    if wait := pacing.begin(provider):
        raise JobPostponed(f"{provider.label} is asked again in {wait:.0f} s: waiting for its turn.", wait)
    try:
        return provider.search(LookupQuery.from_json(lookup.query), _context(provider))
    except ProviderError as error:
        if error.transient and error.retry_after:
            pacing.pause(provider, error.retry_after)
        raise JobFailed(error.reason, transient=error.transient, retry_after=error.retry_after) from None


def _context(provider: Provider) -> ProviderContext:
    first = True

    def get(url: str, params: Mapping[str, str]) -> Response:
        # The lookup's first request is spent already; what follows is on credit unless the provider was paused.
        nonlocal first
        wait = 0.0 if first else pacing.proceed(provider)
        first = False
        if wait:
            raise JobPostponed(f"{provider.label} asked for a pause; asked again in {wait:.0f} s.", wait)
        return fetch(f"{url}{'&' if '?' in url else '?'}{urlencode(params)}", policy=outbound_policy())

    return ProviderContext(
        get=get,
        search_library=search_library,
        find_holdings=find_holdings,
        addresses={
            "wikidata_api": settings.WIKIDATA_API_URL,
            "wikidata_sparql": settings.WIKIDATA_SPARQL_URL,
        },
    )


def _apply_answer(lookup_id: int, candidates: Sequence[Candidate]) -> None:
    lookups.apply_lookup_answer(lookup_id=lookup_id, candidates=candidates)


def _capture(capture_id: int) -> CapturedPage:
    address = Capture.objects.values_list("url", flat=True).get(pk=capture_id)
    try:
        return capture_url(address, policy=outbound_policy())
    except OutboundFailed as failed:
        raise JobFailed(failed.reason, transient=failed.transient, retry_after=failed.retry_after) from None
    except InvalidInput as refused:  # an address we never dial, or a document that can't be read
        raise JobFailed(refused.message, transient=False) from None


def _apply_page(capture_id: int, page: CapturedPage) -> None:
    documents.apply_captured_page(capture_id=capture_id, page=page)
