"""What the workbench shows of one claim, and the forms with which a person works on it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.forms import Form
from django.shortcuts import get_object_or_404

from claims.models import Article, Claim, Evidence, Review, Verdict, VerdictVersion
from claims.permissions import may
from claims.workbench.forms import AssignForm, AttachForm, ReasonForm, StepForm, VerdictForm
from claims.workbench.steps import OfferedStep, offered_steps
from claims.workflow import EDITABLE_STATES
from factcheck.accounts.models import User
from factcheck.audit.events import EVENTS
from factcheck.audit.models import AuditEvent
from factcheck.errors import FactcheckError
from sources.library.search import search_library
from sources.models import Lookup, LookupResult
from sources.providers.base import LookupQuery
from sources.providers.registry import get_provider

HISTORY = 40
LIBRARY_HITS = 8


@dataclass(frozen=True, slots=True)
class Failed:
    """A form whose action was refused: it is shown again as it was typed, with the reason."""

    form: Form
    error: FactcheckError

    @property
    def slug(self) -> str:
        return str(self.form.slug)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class StepRow:
    offered: OfferedStep
    form: Form


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may bear on the claim. ``form`` is None where nothing can be attached."""

    title: str
    url: str
    publisher: str
    published_on: Any
    passage: str
    matched: str
    form: Form | None
    attached: bool
    open: bool


@dataclass(frozen=True, slots=True)
class LookupRow:
    lookup: Lookup
    provider: str
    sends_data_out: bool
    candidates: Sequence[Candidate]
    stamp: str

    @property
    def busy(self) -> bool:
        return self.lookup.status in ("queued", "running")


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    evidence: Evidence
    form: Form | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody else saved while this person was typing."""

    label: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ClaimPanel:
    claim: Claim
    editable: bool
    steps: Sequence[StepRow]
    evidence: Sequence[EvidenceRow]
    withdrawn: Sequence[Evidence]
    lookups: Sequence[LookupRow]
    can_ask: bool
    query: str
    hits: Sequence[Candidate]
    draft: VerdictVersion | None
    published: VerdictVersion | None
    verdict: Verdict | None
    verdict_form: Form | None
    reviews: Sequence[Review]
    differences: Sequence[Difference]
    assign_form: Form | None
    attention_form: Form | None
    history: Sequence[tuple[AuditEvent, str]]
    failed: Failed | None
    leftover: Form | None

    @property
    def busy(self) -> bool:
        return any(row.busy for row in self.lookups)

    @property
    def shown(self) -> VerdictVersion | None:
        """The version to read when there is nothing to write."""
        return self.draft or self.published


def claim_or_404(article: Article, number: int) -> Claim:
    claim = get_object_or_404(Claim.objects.select_related("assigned_to", "created_by"), article=article, number=number)
    claim.article = article
    return claim


class _Forms:
    """Hands out forms; the one that was refused comes back as it was typed."""

    def __init__(self, failed: Failed | None) -> None:
        self._failed = failed
        self.returned = False

    def give(self, form: Form) -> Form:
        if self._failed is not None and self._failed.slug == form.slug:  # type: ignore[attr-defined]
            self.returned = True
            return self._failed.form
        return form

    def was_typed(self, slug: str) -> bool:
        return self._failed is not None and self._failed.slug == slug


def read_claim(claim: Claim, user: User, *, query: str = "", failed: Failed | None = None) -> ClaimPanel:
    """Everything about ``claim``, in a number of queries that does not depend on how much there is."""
    forms = _Forms(failed)
    editable = claim.state in EDITABLE_STATES and may(user, "research")
    standing = list(_evidence(claim))
    attached = {(e.snapshot_id, e.from_result_id) for e in standing if e.withdrawn_at is None}
    verdict = Verdict.objects.filter(claim=claim).select_related("claim").first()
    versions = list(_versions(verdict)) if verdict else []
    draft = next((v for v in versions if v.published_at is None), None)
    published = next((v for v in versions if verdict and v.pk == verdict.published_version_id), None)
    steps = [
        StepRow(offered, forms.give(StepForm(slug=f"step-{offered.step.name}", initial={"revision": claim.revision})))
        for offered in offered_steps(claim, user)
    ]
    evidence = [
        EvidenceRow(e, forms.give(ReasonForm(slug=f"withdraw-{e.pk}")) if editable else None)
        for e in standing
        if e.withdrawn_at is None
    ]
    lookups = read_lookups(claim, editable=editable, attached=attached, forms=forms)
    hits = _library_hits(query, editable, attached, forms) if query else []
    verdict_form = forms.give(_verdict_form(draft, published)) if editable else None
    assign_form = forms.give(_assign_form(claim, user)) if may(user, "assign") else None
    attention_form = forms.give(ReasonForm(slug="attention")) if claim.attention and may(user, "research") else None
    return ClaimPanel(
        claim=claim,
        editable=editable,
        steps=steps,
        evidence=evidence,
        withdrawn=[e for e in standing if e.withdrawn_at is not None],
        lookups=lookups,
        can_ask=may(user, "triage") and editable,
        query=query,
        hits=hits,
        draft=draft,
        published=published,
        verdict=verdict,
        verdict_form=verdict_form,
        reviews=[review for version in versions for review in version.reviews.all()],
        differences=_differences(draft, failed),
        assign_form=assign_form,
        attention_form=attention_form,
        history=_history(claim),
        failed=failed,
        leftover=failed.form if failed and not forms.returned else None,
    )


def read_lookups(
    claim: Claim, *, editable: bool, attached: set[tuple[int, int | None]], forms: _Forms | None = None
) -> list[LookupRow]:
    """The claim's lookups, newest first, with their candidates."""
    forms = forms or _Forms(None)
    rows = []
    for lookup in (
        Lookup.objects.filter(claim_lookup__claim=claim)
        .select_related("job")
        .prefetch_related(Prefetch("results", LookupResult.objects.order_by("rank")))
        .order_by("-pk")
    ):
        provider = get_provider(lookup.provider)
        candidates = [_candidate(result, editable, attached, forms) for result in lookup.results.all()]
        rows.append(LookupRow(lookup, provider.label, provider.sends_data_out, candidates, _stamp(lookup)))
    return rows


def attached_results(claim: Claim) -> set[tuple[int, int | None]]:
    rows = Evidence.objects.filter(claim=claim, withdrawn_at=None).values_list("snapshot_id", "from_result_id")
    return set(rows)


def lookups_etag(claim: Claim) -> str:
    """Changes whenever one of the claim's lookups has got any further. One query."""
    stamps = [_stamp(x) for x in Lookup.objects.filter(claim_lookup__claim=claim).select_related("job").order_by("pk")]
    return hashlib.sha256(f"{claim.state} {stamps}".encode()).hexdigest()[:32]


def _stamp(lookup: Lookup) -> str:
    job = lookup.job
    progress = (job.state, job.attempts, job.last_error) if job else ()
    return hashlib.sha256(repr((lookup.pk, lookup.outcome, lookup.hit_count, progress)).encode()).hexdigest()[:16]


def _evidence(claim: Claim) -> Any:
    return (
        Evidence.objects.filter(claim=claim)
        .select_related("snapshot__source", "attached_by")
        .defer("snapshot__text")
        .order_by("pk")
    )


def _versions(verdict: Verdict) -> Any:
    return verdict.versions.select_related("rating", "author", "published_by").prefetch_related(
        Prefetch("reviews", Review.objects.select_related("reviewer").order_by("pk"))
    )


def _candidate(result: LookupResult, editable: bool, attached: set[tuple[int, int | None]], forms: _Forms) -> Candidate:
    slug = f"attach-result-{result.pk}"
    form = None
    if editable and result.snapshot_id is not None:
        form = forms.give(
            AttachForm(
                slug=slug,
                initial={
                    "excerpt": result.passage,
                    "snapshot": result.snapshot_id,
                    "start": result.passage_start,
                    "result": result.pk,
                },
            )
        )
    return Candidate(
        result.title,
        result.url,
        result.publisher,
        result.published_on,
        result.passage,
        result.matched,
        form,
        attached=any(from_result == result.pk for _, from_result in attached),
        open=forms.was_typed(slug),
    )


def _library_hits(query: str, editable: bool, attached: set[tuple[int, int | None]], forms: _Forms) -> list[Candidate]:
    hits = []
    for index, found in enumerate(search_library(LookupQuery(text=query), LIBRARY_HITS)):
        slug = f"attach-hit-{index}"
        form = None
        if editable and found.snapshot_id is not None:
            initial = {
                "excerpt": found.passage,
                "snapshot": found.snapshot_id,
                "start": found.passage_start,
                "q": query,
            }
            form = forms.give(AttachForm(slug=slug, initial=initial))
        hits.append(
            Candidate(
                found.title,
                found.url,
                found.publisher,
                found.published_on,
                found.passage,
                found.matched,
                form,
                attached=any(snapshot == found.snapshot_id for snapshot, _ in attached),
                open=forms.was_typed(slug),
            )
        )
    return hits


def _verdict_form(draft: VerdictVersion | None, published: VerdictVersion | None) -> VerdictForm:
    initial: dict[str, Any] = {"correction_kind": "update"}
    if draft is not None:
        names = ("headline", "claimed", "found", "rationale", "correction_kind", "correction_note", "revision")
        initial = {name: getattr(draft, name) for name in names} | {"rating": draft.rating_id}
    return VerdictForm(slug="verdict", initial=initial, corrects=published is not None)


def _differences(draft: VerdictVersion | None, failed: Failed | None) -> list[Difference]:
    """What stands in the draft where the typed verdict, refused because it was stale, says something else."""
    if draft is None or failed is None or failed.slug != "verdict" or failed.error.code != "stale_revision":
        return []
    typed = failed.form.cleaned_data
    differences = []
    for name, bound in failed.form.fields.items():
        if name == "revision":
            continue
        theirs = getattr(draft, name)
        if theirs != typed.get(name):
            label = bound.label or name.replace("_", " ").capitalize()
            differences.append(Difference(str(label), str(theirs) if theirs else "(empty)"))
    return differences


def _assign_form(claim: Claim, user: User) -> AssignForm:
    people = User.objects.filter(is_active=True).order_by("byline", "username")
    initial = {"assignee": claim.assigned_to_id, "revision": claim.revision}
    return AssignForm(slug="assign", initial=initial, people=people)


def _history(claim: Claim) -> list[tuple[AuditEvent, str]]:
    events = AuditEvent.objects.filter(object_type=Claim._meta.label_lower, object_id=str(claim.pk))
    return [(event, EVENTS.get(event.action, event.action)) for event in events.order_by("-pk")[:HISTORY]]
