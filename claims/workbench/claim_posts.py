"""What a person does to a claim: workflow steps, evidence, verdict, lookups. Each view calls one action."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from claims.actions.evidence import withdraw_evidence
from claims.actions.findings import check_again
from claims.actions.guards import was_published
from claims.actions.lookups import request_lookups, retry_claim_lookup
from claims.actions.triage import assign_claim, clear_attention
from claims.actions.undoing import last_step
from claims.actions.verdicts import DraftContent, save_draft
from claims.colleagues import people_who_may, with_load
from claims.models import Claim, Evidence, VerdictVersion
from claims.workbench.article_page import article_or_404
from claims.workbench.attaching import attach_as_typed, attached
from claims.workbench.claim_panel import claim_or_404
from claims.workbench.forms import AssignForm, AttachForm, CaptureForm, DeskForm, ReasonForm, StepForm, VerdictForm
from claims.workbench.overtaken import seen_words, untouched
from claims.workbench.posting import act_on_claim, as_it_stands, with_undo
from claims.workbench.render import person
from claims.workbench.steps import STEPS
from factcheck.errors import FactcheckError
from sources.actions.documents import capture as capture_source
from sources.models import Lookup


@require_POST
def step(request: HttpRequest, article_id: int, number: int, name: str) -> HttpResponse:
    """Take a step of the workflow."""
    if name not in STEPS:
        raise Http404(f"There is no step “{name}”.")
    chosen = STEPS[name]
    form = StepForm(request.POST, slug=f"step-{name}")

    def action(claim: Claim) -> str:
        chosen.act(claim, person(request), form.cleaned_data["reason"], form.cleaned_data["revision"])
        said = f"Claim {claim.number} is {chosen.done}."
        return with_undo(said) if last_step(claim, person(request)) else said

    def with_current_revision(error: FactcheckError, claim: Claim) -> DeskForm:
        return StepForm({"reason": request.POST.get("reason", "")} | as_it_stands(claim), slug=form.slug)

    return act_on_claim(request, article_id, number, form, action, rebind=with_current_revision)


@require_POST
def assign(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Give the claim to a person of the desk, or to nobody; ``take`` gives a free one to oneself."""
    user = person(request)
    data = request.POST.copy()
    if "take" in data:
        data["assignee"] = str(user.pk)
    people = with_load(people_who_may("research", article_or_404(article_id, user)))
    form = AssignForm(data, slug="assign", people=people)

    def action(claim: Claim) -> str:
        assignee = form.cleaned_data["assignee"]
        assign_claim(claim=claim, actor=user, assignee=assignee, expected_revision=form.cleaned_data["revision"])
        return f"Claim {claim.number} is assigned to {assignee.public_name if assignee else 'nobody'}."

    def with_current_revision(error: FactcheckError, claim: Claim) -> DeskForm:
        typed = {"assignee": data.get("assignee", "")}
        return AssignForm(typed | as_it_stands(claim), slug=form.slug, people=people)

    return act_on_claim(request, article_id, number, form, action, rebind=with_current_revision)


@require_POST
def attention(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Say what one found when looking at words that changed."""
    form = ReasonForm(request.POST, slug="attention")

    def action(claim: Claim) -> str:
        clear_attention(claim=claim, actor=person(request), reason=form.cleaned_data["reason"])
        return "Noted; the claim can go on."

    return act_on_claim(request, article_id, number, form, action)


@require_POST
def attach(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Attach an excerpt of a captured document."""
    slug = request.POST.get("slug", "attach")
    form = AttachForm(request.POST, slug=slug)

    def action(claim: Claim) -> str:
        return attached(attach_as_typed(claim, person(request), form.cleaned_data))

    return act_on_claim(request, article_id, number, form, action)


@require_POST
def withdraw(request: HttpRequest, article_id: int, number: int, evidence_id: int) -> HttpResponse:
    """Take a piece of evidence off the claim, with a reason."""
    evidence = get_object_or_404(
        Evidence.objects.select_related("claim"), pk=evidence_id, claim__article_id=article_id, claim__number=number
    )
    form = ReasonForm(request.POST, slug=f"withdraw-{evidence_id}")

    def action(claim: Claim) -> str:
        withdraw_evidence(evidence=evidence, actor=person(request), reason=form.cleaned_data["reason"])
        return "Withdrawn; it stays on record."

    return act_on_claim(request, article_id, number, form, action)


@require_POST
def ask(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Queue the lookups that the claim as it reads now asks for."""

    def action(claim: Claim) -> str:
        made = request_lookups(claim=claim, actor=person(request))
        return f"{len(made)} new lookups are under way." if made else "Every question of this claim is asked already."

    return act_on_claim(request, article_id, number, ReasonForm(request.POST, slug="ask"), action)


@require_POST
def retry(request: HttpRequest, article_id: int, number: int, lookup_id: int) -> HttpResponse:
    """Ask again after a failed lookup."""
    lookup = get_object_or_404(
        Lookup.objects.select_related("job"),
        pk=lookup_id,
        claim_lookup__claim__article_id=article_id,
        claim_lookup__claim__number=number,
    )

    def action(claim: Claim) -> str:
        retry_claim_lookup(claim=claim, lookup=lookup, actor=person(request))
        return "Asked again."

    return act_on_claim(request, article_id, number, ReasonForm(request.POST, slug=f"retry-{lookup_id}"), action)


@require_POST
def check(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Have the claim and its article compared anew."""

    def action(claim: Claim) -> str:
        check_again(claim=claim, actor=person(request))
        return "Being compared again."

    return act_on_claim(request, article_id, number, ReasonForm(request.POST, slug="check"), action)


@require_POST
def capture(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Have a page captured as a source; it can be attached here as soon as that is done."""
    form = CaptureForm(request.POST, slug="capture")

    def action(claim: Claim) -> str:
        data = form.cleaned_data
        capture_source(actor=person(request), url=data["url"], proximity=data["proximity"])
        return "The page is being captured; its excerpts can be attached in a moment."

    return act_on_claim(request, article_id, number, form, action)


@require_POST
def verdict(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Save the verdict draft on top of the revision that its writer saw."""
    article = article_or_404(article_id, person(request))
    published = was_published(claim_or_404(article, number))
    form = VerdictForm(request.POST, slug="verdict", article=article, corrects=published)

    def action(claim: Claim) -> str:
        data = form.cleaned_data
        content = DraftContent(**{name: data.get(name, "") for name in DraftContent.__dataclass_fields__})
        save_draft(claim=claim, actor=person(request), content=content, expected_revision=data["revision"])
        return "The draft is saved."

    def on_top_of_theirs(error: FactcheckError, claim: Claim) -> DeskForm:
        data = request.POST.copy()
        if error.code == "stale_revision":
            # Saving again now means: over what the page shows of the other's text. What one had not touched oneself
            # is taken over, so that saving does not put old words back.
            open_versions = VerdictVersion.objects.filter(verdict__claim=claim, published_at__isnull=True)
            current = open_versions.select_related("rating").first()
            data["revision"] = "" if current is None else str(current.revision)
            seen = seen_words(current, error) if current is not None else None
            if current is not None and seen is not None:
                for name, words in untouched(form, seen, current).items():
                    data[name] = words
        again = VerdictForm(data, slug="verdict", article=article, corrects=published)
        again.is_valid()
        return again

    return act_on_claim(request, article_id, number, form, action, rebind=on_top_of_theirs)
