"""A source beside the claim, and attaching words of it from there."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from claims.models import Claim
from claims.workbench.article_page import article_or_404
from claims.workbench.attaching import attach_as_typed, attached
from claims.workbench.claim_panel import claim_or_404
from claims.workbench.forms import AttachForm
from claims.workbench.posting import check
from claims.workbench.refused import Failed
from claims.workbench.render import TEMPLATES, person
from claims.workbench.source_page import SLUG, Where, read_source, snapshot_or_404
from factcheck.errors import FactcheckError
from sources.models import Snapshot


@require_GET
def source(request: HttpRequest, article_id: int, number: int, snapshot_id: int) -> HttpResponse:
    """The source as a page, or as its ``?part=source`` alone; ``?at=`` an offset, ``?find=`` words."""
    claim = _claim(request, article_id, number)
    return _shown(request, claim, snapshot_or_404(snapshot_id))


@require_POST
def attach(request: HttpRequest, article_id: int, number: int, snapshot_id: int) -> HttpResponse:
    """Attach words of this source; the page comes back at the place of the new evidence."""
    claim = _claim(request, article_id, number)
    snapshot = snapshot_or_404(snapshot_id)
    data = request.POST.copy()
    data["snapshot"] = str(snapshot.pk)
    form = AttachForm(data, slug=SLUG)
    try:
        check(form)
        evidence = attach_as_typed(claim, person(request), form.cleaned_data)
    except FactcheckError as error:
        return _shown(request, _claim(request, article_id, number), snapshot, Failed(form, error))
    messages.success(request, attached(evidence))
    return redirect(f"{reverse('workbench:source', args=[article_id, number, snapshot_id])}?at={evidence.start}")


def _claim(request: HttpRequest, article_id: int, number: int) -> Claim:
    return claim_or_404(article_or_404(article_id, person(request)), number)


def _shown(request: HttpRequest, claim: Claim, snapshot: Snapshot, failed: Failed | None = None) -> HttpResponse:
    where = Where.read(request.GET)
    context = {
        "source": read_source(claim, snapshot, person(request), where, failed),
        "claim": claim,
        "article": claim.article,
    }
    if request.GET.get("part") == "source":
        return render(request, f"{TEMPLATES}/source.html", context)
    context |= admin.site.each_context(request)
    return render(request, f"{TEMPLATES}/source_page.html", context, status=failed.error.status if failed else 200)
