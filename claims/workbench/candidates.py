"""Where evidence may come from: lookups and what they found, captured pages, hits in the library."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.forms import Form
from django.utils import timezone

from claims.actions.lookups import ARCHIVE, Question, questions_of
from claims.merging import Merged, merge
from claims.models import Claim, Evidence
from claims.workbench.forms import AttachForm
from claims.workbench.refused import FormDesk
from factcheck.accounts.models import User
from factcheck.errors import FactcheckError
from factcheck.jobs.models import Job
from sources.actions.documents import checked_address
from sources.actions.providers import provider_in_use
from sources.library.search import search_library
from sources.models import Capture, Lookup, LookupResult, Snapshot
from sources.providers.base import LookupQuery
from sources.providers.registry import PROVIDERS

LIBRARY_HITS = 8
RECENT_CAPTURES = 5
RECENT = dt.timedelta(days=1)
_LABELS = {provider.name: provider.label for provider in PROVIDERS}
_SENDS = {provider.name: provider.sends for provider in PROVIDERS}


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
    it can be captured first; ``capture`` says how that goes. ``found_by`` names the providers, ``later`` and
    ``own`` are told by ``claims.merging``; ``archive_url`` can be sent to the Wayback Machine, ``archived_url`` is
    what it holds. ``snapshot_id`` is the captured document, ``start`` where its passage begins.
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
    key: str = ""
    found_by: Sequence[str] = ()
    later: bool = False
    own: str = ""
    archive_url: str = ""
    archived_url: str = ""
    snapshot_id: int | None = None
    start: int | None = None
    stamp: str = ""

    @property
    def busy(self) -> bool:
        return self.capture is not None and self.capture.status in ("queued", "running")


@dataclass(frozen=True, slots=True)
class LookupRow:
    """What was asked of whom, and how that went; ``asked`` is the query as it was put."""

    lookup: Lookup
    provider: str
    sends: str
    asked: str
    stamp: str

    @property
    def busy(self) -> bool:
        return self.lookup.status in ("queued", "running")


@dataclass(frozen=True, slots=True)
class Research:
    """The claim's lookups, newest first, and all that they found, each document once."""

    lookups: Sequence[LookupRow]
    candidates: Sequence[Candidate]

    @property
    def busy(self) -> bool:
        return any(row.busy for row in self.lookups) or any(candidate.busy for candidate in self.candidates)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which questions asking would put to whom, and which it would not put, with the reason."""

    to_ask: Sequence[Question]
    obstructed: Sequence[Question]

    @property
    def sent_out(self) -> Sequence[Question]:
        return [question for question in self.to_ask if question.in_use.provider.sends_data_out]


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
        # How a capture goes is read before what it brought: it may be called busy once too often, never done too early.
        captures = {
            capture.url: capture
            for capture in Capture.objects.filter(url__in=wanted).select_related("job").order_by("pk")
        }
        snapshots = Snapshot.objects.filter(url__in=wanted).order_by("pk").values_list("url", "pk")
        return cls(dict(snapshots), captures)


def attached_to(claim: Claim) -> frozenset[tuple[int, int | None]]:
    """The documents that stand as evidence on ``claim``."""
    rows = Evidence.objects.filter(claim=claim, withdrawn_at=None).values_list("snapshot_id", "from_result_id")
    return frozenset(rows)


def read_research(shelf: Shelf) -> Research:
    """The claim's lookups and their candidates; at most six queries."""
    lookups = list(_lookups(shelf.claim).order_by("-pk"))
    captured = _captured(lookups)
    can_archive = shelf.editable and bool(lookups) and not provider_in_use(ARCHIVE).obstacle
    rows = [
        LookupRow(
            lookup,
            _LABELS.get(lookup.provider, lookup.provider),
            _SENDS.get(lookup.provider, ""),
            LookupQuery.from_json(lookup.query).as_words,
            _digest(_lookup_state(lookup)),
        )
        for lookup in lookups
    ]
    candidates = [_of_document(shelf, document, captured, can_archive) for document in merge(shelf.claim, lookups)]
    return Research(rows, candidates)


def read_plan(claim: Claim) -> Plan:
    """What asking now would do; two queries."""
    open_questions = [question for question in questions_of(claim) if not question.is_asked]
    return Plan(
        [question for question in open_questions if not question.obstacle],
        [question for question in open_questions if question.obstacle],
    )


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
                key=f"hit-{found.snapshot_id}",
                snapshot_id=found.snapshot_id,
                start=found.passage_start,
            )
        )
    return hits


def research_etag(claim: Claim, user: User) -> str:
    """Changes whenever a lookup of the claim or a capture of the person's has got any further."""
    lookups = list(_lookups(claim).order_by("pk"))
    captured = _captured(lookups)
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


def _captured(lookups: Iterable[Lookup]) -> _Captured:
    return _Captured.of(_address(r.url) for x in lookups for r in x.results.all() if r.snapshot_id is None)


def _of_document(shelf: Shelf, document: Merged, captured: _Captured, can_archive: bool) -> Candidate:
    result = document.first
    slug = f"attach-result-{result.pk}"
    address = _address(result.url) if result.snapshot_id is None else ""
    snapshot_id = result.snapshot_id or captured.snapshots.get(address)
    capture = captured.captures.get(address)
    # The passage of an answer that came without a document does not stand in the page that was captured later.
    passage = result.passage if result.snapshot_id else ""
    archived = next((str(each.data["archived_url"]) for each in document.results if "archived_url" in each.data), "")
    of_document = {each.pk for each in document.results}
    attached = any(from_result in of_document for _, from_result in shelf.attached)
    shown = result.passage or next((each.passage for each in document.results if each.passage), "")
    return Candidate(
        result.title,
        result.url,
        result.publisher,
        result.published_on or next((each.published_on for each in document.results if each.published_on), None),
        shown,
        "; ".join(dict.fromkeys(each.matched for each in document.results if each.matched)),
        form=_form(shelf, slug, snapshot_id, passage, result.passage_start, result=result.pk),
        attached=attached,
        open=shelf.forms.was_typed(slug),
        capture_url=address if shelf.editable and snapshot_id is None else "",
        capture=capture,
        key=f"candidate-{document.results[0].pk}",
        found_by=[_LABELS.get(name, name) for name in document.providers],
        later=document.later,
        own=document.own,
        archive_url=_address(result.url) if can_archive and not archived else "",
        archived_url=archived,
        snapshot_id=snapshot_id,
        start=result.passage_start if result.snapshot_id else None,
        stamp=_digest(sorted(of_document), snapshot_id, attached, capture and _capture_state(capture)),
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
        key=f"captured-{capture.pk}",
        snapshot_id=snapshot.pk,
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
