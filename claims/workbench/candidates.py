"""Where evidence may come from: lookups with their candidates, captured pages, hits in the library."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.forms import Form
from django.utils import timezone

from claims.models import Claim, Evidence
from claims.workbench.forms import AttachForm
from claims.workbench.refused import FormDesk
from factcheck.accounts.models import User
from factcheck.errors import FactcheckError
from factcheck.jobs.models import Job
from sources.actions.documents import checked_address
from sources.library.search import search_library
from sources.models import Capture, Lookup, LookupResult, Snapshot
from sources.providers.base import LookupQuery
from sources.providers.registry import get_provider

LIBRARY_HITS = 8
RECENT_CAPTURES = 5
RECENT = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shelf:
    """For whom and for which claim candidates are laid out. ``attached`` holds (snapshot, lookup result) ids."""

    claim: Claim
    user: User
    forms: FormDesk
    editable: bool
    attached: frozenset[tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may bear on the claim.

    ``form`` attaches it; None where it was not captured or the claim cannot change. ``capture_url`` is set where
    it can be captured first; ``capture`` says how that goes.
    """

    title: str
    url: str = ""
    publisher: str = ""
    published_on: Any = None
    passage: str = ""
    matched: str = ""
    form: Form | None = None
    attached: bool = False
    open: bool = False
    capture_url: str = ""
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class LookupRow:
    lookup: Lookup
    provider: str
    sends_data_out: bool
    candidates: Sequence[Candidate]
    stamp: str

    @property
    def busy(self) -> bool:
        return self.lookup.status in ("queued", "running") or any(
            c.capture is not None and c.capture.status in ("queued", "running") for c in self.candidates
        )


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """An address that this person asked to be captured lately."""

    capture: Capture
    candidate: Candidate
    stamp: str

    @property
    def busy(self) -> bool:
        return self.capture.status in ("queued", "running")


@dataclass(frozen=True, slots=True)
class _Captured:
    """What became of the addresses that lookups found but hold no captured document for."""

    snapshots: dict[str, int] = field(default_factory=dict)
    captures: dict[str, Capture] = field(default_factory=dict)

    @classmethod
    def of(cls, addresses: Iterable[str]) -> _Captured:
        wanted = {address for address in addresses if address}
        if not wanted:
            return cls()
        snapshots = Snapshot.objects.filter(url__in=wanted).order_by("pk").values_list("url", "pk")
        captures = Capture.objects.filter(url__in=wanted).select_related("job").order_by("pk")
        return cls(dict(snapshots), {capture.url: capture for capture in captures})


def attached_to(claim: Claim) -> frozenset[tuple[int, int | None]]:
    """The documents that stand as evidence on ``claim``."""
    rows = Evidence.objects.filter(claim=claim, withdrawn_at=None).values_list("snapshot_id", "from_result_id")
    return frozenset(rows)


def read_lookups(shelf: Shelf) -> list[LookupRow]:
    """The claim's lookups, newest first, with their candidates; at most four queries."""
    lookups = list(_lookups(shelf.claim).order_by("-pk"))
    captured = _Captured.of(_address(r.url) for x in lookups for r in x.results.all() if r.snapshot_id is None)
    rows = []
    for lookup in lookups:
        provider = get_provider(lookup.provider)
        candidates = [_of_result(shelf, result, captured) for result in lookup.results.all()]
        stamp = _digest(_lookup_state(lookup), [_capture_state(c.capture) for c in candidates if c.capture])
        rows.append(LookupRow(lookup, provider.label, provider.sends_data_out, candidates, stamp))
    return rows


def read_captures(shelf: Shelf) -> list[CaptureRow]:
    """What this person asked to be captured within a day, to be attached from here; one query."""
    if not shelf.editable:
        return []
    captures = (
        Capture.objects.filter(requested_by=shelf.user, requested_at__gt=timezone.now() - RECENT)
        .select_related("job", "snapshot")
        .defer("snapshot__text")
        .order_by("-pk")[:RECENT_CAPTURES]
    )
    return [CaptureRow(c, _of_capture(shelf, c), _digest(_capture_state(c))) for c in captures]


def search_hits(shelf: Shelf, query: str) -> list[Candidate]:
    """Passages of the library for the words of ``query``."""
    hits = []
    for index, found in enumerate(search_library(LookupQuery(text=query), LIBRARY_HITS)):
        slug = f"attach-hit-{index}"
        hits.append(
            Candidate(
                found.title,
                found.url,
                found.publisher,
                found.published_on,
                found.passage,
                found.matched,
                form=_form(shelf, slug, found.snapshot_id, found.passage, found.passage_start, q=query),
                attached=any(snapshot == found.snapshot_id for snapshot, _ in shelf.attached),
                open=shelf.forms.was_typed(slug),
            )
        )
    return hits


def research_etag(claim: Claim, user: User) -> str:
    """Changes whenever a lookup of the claim or a capture of the person's has got any further."""
    lookups = list(_lookups(claim).order_by("pk"))
    captured = _Captured.of(_address(r.url) for x in lookups for r in x.results.all() if r.snapshot_id is None)
    mine = Capture.objects.filter(requested_by=user, requested_at__gt=timezone.now() - RECENT).select_related("job")
    states = [
        [_lookup_state(lookup) for lookup in lookups],
        [_capture_state(capture) for capture in captured.captures.values()],
        [_capture_state(capture) for capture in mine.order_by("-pk")[:RECENT_CAPTURES]],
    ]
    return _digest(claim.state, states)


def _lookups(claim: Claim) -> QuerySet[Lookup]:
    results = Prefetch("results", LookupResult.objects.order_by("rank"))
    return Lookup.objects.filter(claim_lookup__claim=claim).select_related("job").prefetch_related(results)


def _of_result(shelf: Shelf, result: LookupResult, captured: _Captured) -> Candidate:
    slug = f"attach-result-{result.pk}"
    address = _address(result.url) if result.snapshot_id is None else ""
    snapshot_id = result.snapshot_id or captured.snapshots.get(address)
    # The passage of an answer that came without a document does not stand in the page that was captured later.
    passage = result.passage if result.snapshot_id else ""
    return Candidate(
        result.title,
        result.url,
        result.publisher,
        result.published_on,
        result.passage,
        result.matched,
        form=_form(shelf, slug, snapshot_id, passage, result.passage_start, result=result.pk),
        attached=any(from_result == result.pk for _, from_result in shelf.attached),
        open=shelf.forms.was_typed(slug),
        capture_url=address if shelf.editable and snapshot_id is None else "",
        capture=captured.captures.get(address),
    )


def _of_capture(shelf: Shelf, capture: Capture) -> Candidate:
    slug = f"attach-capture-{capture.pk}"
    snapshot = capture.snapshot
    if snapshot is None:
        return Candidate(capture.url, capture.url, capture=capture)
    return Candidate(
        snapshot.title,
        snapshot.url,
        snapshot.publisher,
        snapshot.published_on,
        form=_form(shelf, slug, snapshot.pk, "", None),
        attached=any(attached == snapshot.pk for attached, _ in shelf.attached),
        open=shelf.forms.was_typed(slug),
        capture=capture,
    )


def _form(
    shelf: Shelf, slug: str, snapshot_id: int | None, excerpt: str, start: int | None, **hidden: object
) -> Form | None:
    if not shelf.editable or snapshot_id is None:
        return None
    initial = {"excerpt": excerpt, "snapshot": snapshot_id, "start": start} | hidden
    return shelf.forms.give(AttachForm(slug=slug, initial=initial))


def _address(url: str) -> str:
    """The spelling under which ``url`` would be captured; "" for what cannot be."""
    try:
        return checked_address(url) if url else ""
    except FactcheckError:
        return ""


def _job_state(job: Job | None) -> tuple[Any, ...]:
    return (job.state, job.attempts, job.last_error) if job else ()


def _lookup_state(lookup: Lookup) -> tuple[Any, ...]:
    return (lookup.pk, lookup.outcome, lookup.hit_count, *_job_state(lookup.job))


def _capture_state(capture: Capture) -> tuple[Any, ...]:
    return (capture.pk, capture.snapshot_id, *_job_state(capture.job))


def _digest(*states: object) -> str:
    return hashlib.sha256(repr(states).encode()).hexdigest()[:32]
