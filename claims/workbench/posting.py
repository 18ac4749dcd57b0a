"""What every POST of the workbench has in common: read the form, call the action, say what came of it.

A refused form is shown again as it was typed, with the reason and the error's status.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from claims.models import Article, Claim
from claims.workbench.article_page import Filters, article_or_404, claim_url
from claims.workbench.claim_panel import claim_or_404
from claims.workbench.forms import DeskForm
from claims.workbench.history import events_of
from claims.workbench.refused import Failed
from claims.workbench.render import person, render_workbench
from factcheck.errors import EvidenceIncomplete, FactcheckError


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, as a sentence, and the claim to go on at."""

    said: str
    claim: Claim


def act_on_claim(
    request: HttpRequest,
    article_id: int,
    number: int,
    form: DeskForm,
    action: Callable[[Claim], str | Done],
    *,
    rebind: Callable[[FactcheckError, Claim], DeskForm] | None = None,
) -> HttpResponse:
    """Run ``action`` on the claim; it returns the sentence that says what was done, or that with another claim.

    ``rebind`` may hand back the refused form with hidden fields brought up to date.
    """
    article = article_or_404(article_id, person(request))
    claim = claim_or_404(article, number)
    seen = form.cleaned_data.get("seen") if form.is_valid() else None
    try:
        check(form)
        done = action(claim)
    except FactcheckError as error:
        if rebind is not None:
            form = rebind(error, claim)
        failed = Failed(form, error, seen)
        return render_workbench(
            request,
            article_or_404(article_id, person(request)),
            number,
            failed=failed,
            query=request.POST.get("q", ""),
        )
    done = done if isinstance(done, Done) else Done(done, claim)
    messages.success(request, done.said)
    return redirect(_with_search(claim_url(done.claim, Filters.read(request.GET)), request.POST.get("q", "")))


def as_it_stands(claim: Claim) -> dict[str, object]:
    """The hidden fields of a form that is decided on the claim as it stands now."""
    newest = events_of(claim).values_list("pk", flat=True).first()
    return {"revision": Claim.objects.values_list("revision", flat=True).get(pk=claim.pk), "seen": newest or 0}


def act_on_article(
    request: HttpRequest, article_id: int, form: DeskForm, action: Callable[[Article], tuple[str, str]]
) -> HttpResponse:
    """Run ``action`` on the article; it returns what was done and the address to go on at ("" for the article)."""
    article = article_or_404(article_id, person(request))
    try:
        check(form)
        done, address = action(article)
    except FactcheckError as error:
        return render_workbench(request, article_or_404(article_id, person(request)), failed=Failed(form, error))
    messages.success(request, done)
    return redirect(address or reverse("workbench:article", args=[article.pk]))


def with_undo(said: str) -> str:
    """A message that offers to undo what it tells of, by the undo form of the claim's panel."""
    return format_html('{} <button form="undo" class="button small-button">Undo</button>', said)


def _with_search(address: str, query: str) -> str:
    """``address`` with the words that the library was searched for, so that its hits are still there."""
    if not query:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'q': query})}"


def check(form: DeskForm) -> None:
    """Raise ``EvidenceIncomplete`` for a form that cannot be read; its fields say what is wrong."""
    if not form.is_valid():
        raise EvidenceIncomplete("form_incomplete", "Something is missing or cannot be read; see the marked fields.")
