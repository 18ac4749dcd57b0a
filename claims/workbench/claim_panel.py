"""What the workbench shows of one claim, and the forms with which a person works on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch
from django.db.models.functions import Greatest, Substr
from django.forms import Form
from django.shortcuts import get_object_or_404

from claims.actions.second_ratings import is_hidden_from
from claims.citations import numbers_of
from claims.cited_sources import independence_among
from claims.colleagues import people_who_may_work_on, with_load
from claims.independence import Independence
from claims.models import Article, Claim, Evidence, Notice, Review, SecondRating, Verdict, VerdictVersion
from claims.permissions import may
from claims.workbench.candidates import (
    Candidate,
    CaptureRow,
    Plan,
    Research,
    Shelf,
    read_captures,
    read_plan,
    read_research,
    search_hits,
)
from claims.workbench.company import Company, read_company
from claims.workbench.discussion import Discussion, read_discussion
from claims.workbench.findings import FindingsBox, read_findings
from claims.workbench.forms import AssignForm, CaptureForm, PlanningForm, ReasonForm, StepForm, VerdictForm
from claims.workbench.history import Entry, entries_since, latest_entries
from claims.workbench.notices import notices_on
from claims.workbench.overtaken import Overtaken, read_overtaken
from claims.workbench.questions import QuestionsBox, read_questions
from claims.workbench.refused import Failed, FormDesk
from claims.workbench.replies import RepliesBox, read_replies
from claims.workbench.reshaping import ReshapingBox, Work, read_reshaping
from claims.workbench.restriction_forms import SecondRatingForm
from claims.workbench.restrictions import RestrictionsBox, read_restrictions
from claims.workbench.steps import OfferedStep, offered_steps
from claims.workbench.why import Why, why
from claims.workflow import CLOSED_STATES, EDITABLE_STATES, ClaimState
from factcheck.accounts.models import User

CONTEXT = 120  # characters of the source shown on both sides of an excerpt


@dataclass(frozen=True, slots=True)
class StepRow:
    offered: OfferedStep
    form: Form


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """``before`` and ``after`` are what stands around the excerpt in its source; ``number`` is what cites it."""

    evidence: Evidence
    number: int
    form: Form | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ClaimPanel:
    claim: Claim
    why: Why
    editable: bool
    steps: Sequence[StepRow]
    reshaping: ReshapingBox
    restrictions: RestrictionsBox
    findings: FindingsBox
    can_check: bool
    notices: Sequence[Notice]
    evidence: Sequence[EvidenceRow]
    independence: Independence
    withdrawn: Sequence[Evidence]
    research: Research
    plan: Plan | None
    captures: Sequence[CaptureRow]
    capture_form: Form | None
    can_ask: bool
    can_take: bool
    query: str
    hits: Sequence[Candidate]
    draft: VerdictVersion | None
    published: VerdictVersion | None
    verdict: Verdict | None
    verdict_form: Form | None
    hidden: bool
    second_ratings: Sequence[SecondRating]
    second_rating_form: Form | None
    reviews: Sequence[Review]
    overtaken: Overtaken | None
    assign_form: Form | None
    planning_form: Form | None
    hand_back_form: Form | None
    attention_form: Form | None
    questions: QuestionsBox
    replies: RepliesBox
    history: Sequence[Entry]
    meanwhile: Sequence[Entry]
    company: Company
    discussion: Discussion
    failed: Failed | None
    leftover: Form | None

    @property
    def busy(self) -> bool:
        return self.research.busy or any(row.busy for row in self.captures)

    @property
    def places(self) -> dict[int, int]:
        """Where each piece of evidence that can be cited stands in the list, by its number."""
        return {row.number: place for place, row in enumerate(self.evidence, start=1)}

    @property
    def shown(self) -> VerdictVersion | None:
        """The version to read when there is nothing to write; not the draft while it is hidden from this person."""
        return self.published if self.hidden else self.draft or self.published


def claim_or_404(article: Article, number: int) -> Claim:
    claim = get_object_or_404(Claim.objects.select_related("assigned_to", "created_by"), article=article, number=number)
    claim.article = article
    return claim


def read_claim(
    claim: Claim, user: User, *, query: str = "", failed: Failed | None = None, whole_discussion: bool = False
) -> ClaimPanel:
    """Everything about ``claim``, in a number of queries that does not depend on how much there is."""
    forms = FormDesk(failed)
    editable = claim.state in EDITABLE_STATES and may(user, "research", claim)
    standing = list(_evidence(claim))
    attached = frozenset((e.snapshot_id, e.from_result_id) for e in standing if e.withdrawn_at is None)
    verdict = Verdict.objects.filter(claim=claim).first()
    if verdict is not None:
        verdict.claim = claim
    versions = list(_versions(verdict)) if verdict else []
    for version in versions:
        version.verdict = verdict  # with the claim and its desk at hand
    draft = next((v for v in versions if v.published_at is None), None)
    published = next((v for v in versions if verdict and v.pk == verdict.published_version_id), None)
    history = latest_entries(claim)
    as_seen = {"revision": claim.revision, "seen": history[0].event.pk if history else 0}
    steps = [
        StepRow(offered, forms.give(StepForm(slug=f"step-{offered.step.name}", initial=as_seen)))
        for offered in offered_steps(claim, user)
    ]
    numbers = numbers_of(e.pk for e in standing)
    evidence = [
        EvidenceRow(
            e,
            numbers[e.pk],
            forms.give(ReasonForm(slug=f"withdraw-{e.pk}")) if editable else None,
            before=e.around[: e.start - e.around_from],
            after=e.around[e.end - e.around_from :],
        )
        for e in standing
        if e.withdrawn_at is None
    ]
    shelf = Shelf(claim=claim, user=user, forms=forms, editable=editable, attached=attached)
    research = read_research(shelf)
    may_ask = may(user, "triage", claim) and (editable or claim.state == ClaimState.DETECTED.value)
    verdict_form = forms.give(_verdict_form(claim, draft, published)) if editable else None
    assign_form = forms.give(_assign_form(claim, as_seen)) if may(user, "assign", claim) else None
    planning_form = forms.give(_planning_form(claim, as_seen)) if may(user, "assign", claim) else None
    may_hand_back = claim.assigned_to_id == user.pk and may(user, "triage", claim)
    may_look = bool(claim.attention) and may(user, "research", claim)
    attention_form = forms.give(ReasonForm(slug="attention")) if may_look else None
    work = Work(evidence=len(evidence), draft=draft is not None, published=any(v.published_at for v in versions))
    reshaping = read_reshaping(claim, user, forms, work)
    discussion = read_discussion(claim, user, forms, whole=whole_discussion)
    hidden = draft is not None and is_hidden_from(draft, user)
    return ClaimPanel(
        claim=claim,
        why=why(claim),
        editable=editable,
        steps=steps,
        reshaping=reshaping,
        restrictions=read_restrictions(claim, user, forms),
        findings=read_findings(claim),
        can_check=may(user, "research", claim),
        notices=notices_on(claim, user),
        evidence=evidence,
        independence=independence_among(standing),
        withdrawn=[e for e in standing if e.withdrawn_at is not None],
        research=research,
        plan=read_plan(claim) if may_ask else None,
        captures=read_captures(shelf),
        capture_form=forms.give(CaptureForm(slug="capture")) if editable else None,
        can_ask=may(user, "triage", claim) and editable,
        can_take=may(user, "triage", claim) and claim.assigned_to_id is None and claim.state not in CLOSED_STATES,
        query=query,
        hits=search_hits(shelf, query) if query else [],
        draft=draft,
        published=published,
        verdict=verdict,
        verdict_form=verdict_form,
        hidden=hidden,
        second_ratings=list(draft.second_ratings.all()) if draft is not None and not hidden else [],
        second_rating_form=_second_rating_form(claim, draft, user, forms),
        reviews=[review for version in versions for review in version.reviews.all()],
        overtaken=read_overtaken(draft, failed),
        assign_form=assign_form,
        planning_form=planning_form,
        hand_back_form=forms.give(StepForm(slug="hand-back", initial=as_seen)) if may_hand_back else None,
        attention_form=attention_form,
        questions=read_questions(claim.article, claim, user, forms),
        replies=read_replies(claim.article, claim, user, forms, published),
        history=history,
        meanwhile=entries_since(claim, failed.seen) if failed and failed.seen is not None else [],
        company=read_company(claim, user),
        discussion=discussion,
        failed=failed,
        leftover=failed.form if failed and not forms.returned else None,
    )


def _evidence(claim: Claim) -> Any:
    return (
        Evidence.objects.filter(claim=claim)
        .select_related("snapshot__source", "attached_by")
        .defer("snapshot__text")
        .annotate(around_from=Greatest(F("start") - CONTEXT, 0))
        .annotate(around=Substr("snapshot__text", F("around_from") + 1, F("end") + CONTEXT - F("around_from")))
        .order_by("pk")
    )


def _versions(verdict: Verdict) -> Any:
    return verdict.versions.select_related("rating", "author", "published_by").prefetch_related(
        Prefetch("reviews", Review.objects.select_related("reviewer").order_by("pk")),
        Prefetch("second_ratings", SecondRating.objects.select_related("reviewer", "rating")),
        "writers",
    )


def _verdict_form(claim: Claim, draft: VerdictVersion | None, published: VerdictVersion | None) -> VerdictForm:
    initial: dict[str, Any] = {"correction_kind": "update"}
    if draft is not None:
        names = ("headline", "claimed", "found", "rationale", "correction_kind", "correction_note", "revision")
        initial = {name: getattr(draft, name) for name in names} | {"rating": draft.rating_id}
    return VerdictForm(slug="verdict", initial=initial, article=claim.article, corrects=published is not None)


def _second_rating_form(claim: Claim, draft: VerdictVersion | None, user: User, forms: FormDesk) -> Form | None:
    """For whoever may review what is in review, did not write it, and has not rated it yet."""
    if draft is None or draft.rating is None or claim.state != ClaimState.IN_REVIEW or not may(user, "review", claim):
        return None
    if draft.is_written_by(user.pk) or draft.second_rating_by(user.pk) is not None:
        return None
    form = SecondRatingForm(slug="second-rating", initial={"revision": claim.revision}, first=draft.rating)
    return forms.give(form)


def _assign_form(claim: Claim, as_seen: dict[str, Any]) -> AssignForm:
    people = with_load(people_who_may_work_on(claim))
    return AssignForm(slug="assign", initial={"assignee": claim.assigned_to_id} | as_seen, people=people)


def _planning_form(claim: Claim, as_seen: dict[str, Any]) -> PlanningForm:
    return PlanningForm(slug="planning", initial={"due_on": claim.due_on, "priority": claim.priority} | as_seen)
