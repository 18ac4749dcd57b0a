"""Celery adapters: load, ask or fetch outside of any transaction, hand the answer to an action."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from factcheck.errors import InvalidInput
from factcheck.jobs.errors import JobFailed, JobPostponed
from factcheck.jobs.run import run_job
from factcheck.outbound import OutboundFailed, Response, fetch
from factcheck.outbound_settings import outbound_policy
from sources.actions import documents, lookups, pacing
from sources.actions.providers import ProviderInUse, provider_in_use
from sources.actions.usage import count_usage
from sources.capture.page import CapturedPage, capture_url
from sources.capture.warc import warc_of
from sources.library.stock import stock
from sources.models import Capture, Lookup
from sources.providers.base import Candidate, LookupQuery, ProviderContext, ProviderError


@shared_task(name=lookups.KIND)
def run_lookup(job_id: int) -> None:
    """Ask one provider one question."""
    run_job(job_id, work=_search, apply=_apply_answer, fail=_give_up)


@shared_task(name=documents.KIND)
def capture_source(job_id: int) -> None:
    """Capture one address."""
    run_job(job_id, work=_capture, apply=_apply_page)


def _search(lookup_id: int) -> lookups.Answer:
    lookup = Lookup.objects.get(pk=lookup_id)
    query = LookupQuery.from_json(lookup.query)
    try:
        in_use = provider_in_use(lookup.provider)
        key = in_use.key()
    except InvalidInput as problem:  # it was removed since the lookup was requested, or its key cannot be read
        raise JobFailed(problem.message, transient=False) from None
    if obstacle := in_use.lacks if lookup.is_test else in_use.obstacle:
        raise JobFailed(f"{in_use.label} is not asked. {obstacle}", transient=False)
    if answer := lookups.earlier_answer(lookup=lookup, reuse_for=in_use.provider.reuse_for):
        count_usage(in_use.name, reused=1)
        return answer
    if wait := pacing.begin(in_use):
        raise JobPostponed(f"{in_use.label} is asked again in {wait:.0f} s: waiting for its turn.", wait)
    return lookups.Answer(_ask(in_use, query, key), timezone.now())


def _ask(in_use: ProviderInUse, query: LookupQuery, key: str) -> Sequence[Candidate]:
    """The provider's candidates; what becomes of the question is told to its breaker and its figures."""
    try:
        candidates = in_use.provider.search(query, _context(in_use, key))
    except ProviderError as error:
        count_usage(in_use.name, failed=1)
        if error.transient and error.retry_after:
            pacing.pause(in_use, error.retry_after)
        elif error.transient and error.http_status != 429:
            pacing.failed(in_use)
        else:
            pacing.answered(in_use)
        raise JobFailed(error.reason, transient=error.transient, retry_after=error.retry_after) from None
    if in_use.provider.sends_data_out:
        pacing.answered(in_use)
    count_usage(in_use.name, **{"found" if candidates else "nothing_found": 1})
    return candidates


def _context(in_use: ProviderInUse, key: str) -> ProviderContext:
    first = True

    def send(url: str, **request: Any) -> Response:
        # The lookup's first request is spent already; what follows is on credit unless the provider was paused.
        nonlocal first
        wait = 0.0 if first else pacing.proceed(in_use)
        first = False
        if wait:
            raise JobPostponed(f"{in_use.label} asked for a pause; asked again in {wait:.0f} s.", wait)
        started = time.monotonic()
        try:
            return fetch(url, policy=outbound_policy(), **request)
        finally:
            count_usage(in_use.name, requests=1, milliseconds=round((time.monotonic() - started) * 1000))

    def get(url: str, params: Mapping[str, str], headers: Mapping[str, str]) -> Response:
        return send(f"{url}{'&' if '?' in url else '?'}{urlencode(params)}" if params else url, headers=headers)

    def post(url: str, form: Mapping[str, str], headers: Mapping[str, str]) -> Response:
        form_type = {"Content-Type": "application/x-www-form-urlencoded"}
        return send(url, method="POST", headers={**headers, **form_type}, body=urlencode(form).encode())

    return ProviderContext(
        get=get,
        post=post,
        wait=time.sleep,
        stock=stock(),
        addresses=settings.PROVIDER_ADDRESSES,
        key=key,
        contact=settings.CONTACT_EMAIL,
    )


def _apply_answer(lookup_id: int, answer: lookups.Answer) -> None:
    lookups.apply_lookup_answer(lookup_id=lookup_id, candidates=answer.candidates, answered_at=answer.answered_at)


def _give_up(lookup_id: int, reason: str) -> None:
    lookups.give_up_lookup(lookup_id=lookup_id, reason=reason)


def _capture(capture_id: int) -> tuple[CapturedPage, bytes]:
    address = Capture.objects.values_list("url", flat=True).get(pk=capture_id)
    try:
        page = capture_url(address, policy=outbound_policy())
    except OutboundFailed as failed:
        raise JobFailed(failed.reason, transient=failed.transient, retry_after=failed.retry_after) from None
    except InvalidInput as refused:  # an address we never dial, or a document that can't be read
        raise JobFailed(refused.message, transient=False) from None
    return page, warc_of(page, software=settings.OUTBOUND_USER_AGENT)


def _apply_page(capture_id: int, visit: tuple[CapturedPage, bytes]) -> None:
    page, warc = visit
    documents.apply_captured_page(capture_id=capture_id, page=page, warc=warc)
