"""The page that confirms a step on many claims, and the POST that takes it claim by claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from claims.admin.bulk.forms import BulkForm
from claims.admin.bulk.steps import BULK_STEPS, BulkStep
from claims.models import Claim
from claims.visibility import claims_seen_by
from claims.workbench.render import person
from factcheck.accounts.models import User
from factcheck.errors import FactcheckError

# What one request can do in a few seconds; the rest is chosen again.
MOST_AT_ONCE = 200
# Claims that a message names one by one.
NAMED = 12
# A claim as it stood when it was confirmed: its id and revision.
_CONFIRMED = re.compile(r"([0-9]{1,18}):([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Refused:
    claim: Claim
    why: str


def confirm(request: HttpRequest, step: BulkStep, claims: QuerySet[Claim]) -> HttpResponse:
    """The page that says what would be done to which of ``claims``, the first ``MOST_AT_ONCE`` of them."""
    chosen = list(_rows(claims)[: MOST_AT_ONCE + 1])
    more = claims.order_by().count() - MOST_AT_ONCE if len(chosen) > MOST_AT_ONCE else 0
    return _page(request, step, step.form(people=_people()), chosen[:MOST_AT_ONCE], more=more)


def take(request: HttpRequest, name: str) -> HttpResponse:
    """Take the step on every claim that was confirmed; each stands or falls by itself."""
    if name not in BULK_STEPS:
        raise Http404(f"There is no step “{name}”.")
    step, user = BULK_STEPS[name], person(request)
    confirmed = _confirmed(request.POST.getlist("claim"))
    chosen = list(_rows(claims_seen_by(user).filter(pk__in=confirmed)))
    form = step.form(request.POST, people=_people())
    if not form.is_valid():
        return _page(request, step, form, chosen, status=422)
    done, refused = 0, []
    for claim in chosen:
        try:
            step.act(claim, user, form.cleaned_data, confirmed[claim.pk])
        except FactcheckError as error:
            refused.append(Refused(claim, error.message))
        else:
            done += 1
    _report(request, step, done, refused)
    return redirect(_list_url(request))


def _rows(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    return claims.select_related("article__desk", "assigned_to")


def _people() -> QuerySet[User]:
    return User.objects.filter(is_active=True).order_by("byline", "username")


def _confirmed(pairs: Sequence[str]) -> dict[int, int]:
    """Revision by id, of at most ``MOST_AT_ONCE`` claims; what cannot be read is left out."""
    read = (_CONFIRMED.fullmatch(pair) for pair in pairs[:MOST_AT_ONCE])
    return {int(match[1]): int(match[2]) for match in read if match}


def _list_url(request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return reverse("admin:claims_claim_changelist") + (f"?{query}" if query else "?view=all")


def _page(
    request: HttpRequest, step: BulkStep, form: BulkForm, chosen: Sequence[Claim], *, more: int = 0, status: int = 200
) -> HttpResponse:
    user = person(request)
    reasons = [(claim, step.refusal(claim, user)) for claim in chosen]
    query = request.GET.urlencode()
    context = admin.site.each_context(request) | {
        "title": step.label,
        "step": step,
        "form": form,
        "fitting": [claim for claim, why in reasons if not why],
        "refused": [Refused(claim, why) for claim, why in reasons if why],
        "more": more,
        "most": MOST_AT_ONCE,
        "action_url": reverse("admin:claims_claim_bulk", args=[step.name]) + (f"?{query}" if query else ""),
        "list_url": _list_url(request),
    }
    return TemplateResponse(request, "admin/claims/lists/bulk.html", context, status=status)


def _report(request: HttpRequest, step: BulkStep, done: int, refused: Sequence[Refused]) -> None:
    if done:
        said = "claim is" if done == 1 else "claims are"
        messages.success(request, f"{done} {said} {step.done}.")
    by_reason: dict[str, list[Claim]] = {}
    for one in refused:
        by_reason.setdefault(one.why, []).append(one.claim)
    for why, claims in by_reason.items():
        named = ", ".join(f"claim {claim.number} of “{claim.article.title}”" for claim in claims[:NAMED])
        others = f" and {len(claims) - NAMED} more" if len(claims) > NAMED else ""
        messages.warning(request, f"Left as it was: {named}{others}. {why}")
    if not done and not refused:
        messages.warning(request, "Nothing was done: none of the chosen claims is there any more.")
