"""Having a source's page archived outside the house."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions.lookups import request_archiving
from claims.models import Claim
from claims.workbench.forms import CaptureForm
from claims.workbench.posting import act_on_claim
from claims.workbench.render import person


@require_POST
def archive(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Ask the Wayback Machine to archive a page; what came of it appears among the claim's lookups."""
    form = CaptureForm(request.POST, slug="archive")

    def action(claim: Claim) -> str:
        request_archiving(claim=claim, actor=person(request), url=form.cleaned_data["url"])
        return "The Wayback Machine is asked to archive the page; whether it did so is checked."

    return act_on_claim(request, article_id, number, form, action)
