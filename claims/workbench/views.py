"""Looking at the workbench; nothing here writes."""

from __future__ import annotations

import hashlib

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from claims.citations import linked
from claims.models import Claim
from claims.permissions import may
from claims.publishing.markdown import render_markdown
from claims.workbench.article_page import article_or_404, latest_extraction
from claims.workbench.candidates import Shelf, attached_to, read_captures, read_research, research_etag
from claims.workbench.claim_panel import claim_or_404
from claims.workbench.findings import read_findings
from claims.workbench.fragments import unchanged
from claims.workbench.history import read_history
from claims.workbench.refused import FormDesk
from claims.workbench.render import TEMPLATES, person, render_workbench
from claims.workflow import EDITABLE_STATES

LONGEST_PREVIEW = 50_000
LONGEST_CITED = 2_000
LONGEST_ID = 19  # digits; what is longer fits no column


@require_GET
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    """The article with the list of its claims."""
    return render_workbench(request, article_or_404(article_id, person(request)))


@require_GET
def claim(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """The article with one claim beside it; ``?part=panel`` answers the claim alone, ``?q=`` searches the library."""
    return render_workbench(
        request,
        article_or_404(article_id, person(request)),
        number,
        panel_only=request.GET.get("part") == "panel",
        query=request.GET.get("q", "").strip()[:300],
    )


@require_GET
def lookups(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """The claim's lookups and one's captures as a fragment, 304 while nothing has got further."""
    found = claim_or_404(article_or_404(article_id, person(request)), number)
    user = person(request)
    etag = f'"{research_etag(found, user)}"'
    if not_modified := unchanged(request, etag):
        return not_modified
    shelf = Shelf(
        claim=found,
        user=user,
        forms=FormDesk(),
        editable=found.state in EDITABLE_STATES and may(user, "research", found),
        attached=attached_to(found),
    )
    rows = {"research": read_research(shelf), "captures": read_captures(shelf)}
    response = render(request, f"{TEMPLATES}/lookups.html", rows | {"claim": found, "article": found.article})
    response["ETag"] = etag
    return response


@require_GET
def findings(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """What the checks saw of the claim as a fragment, 304 while they see nothing else."""
    found = claim_or_404(article_or_404(article_id, person(request)), number)
    box = read_findings(found)
    etag = f'"{box.etag}"'
    if not_modified := unchanged(request, etag):
        return not_modified
    response = render(
        request, f"{TEMPLATES}/findings.html", {"findings": box, "claim": found, "article": found.article}
    )
    response["ETag"] = etag
    return response


@require_GET
def history(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    """Everything that happened to the claim, as a page or as its ``?part=history`` alone; ``?before=`` goes back."""
    found = claim_or_404(article_or_404(article_id, person(request)), number)
    before = request.GET.get("before", "")
    start = int(before) if before.isascii() and before.isdecimal() and len(before) < LONGEST_ID else None
    context = {
        "history": read_history(found, person(request), start),
        "before": start,
        "claim": found,
        "article": found.article,
    }
    if request.GET.get("part") == "history":
        return render(request, f"{TEMPLATES}/history_days.html", context)
    return render(request, f"{TEMPLATES}/history_page.html", admin.site.each_context(request) | context)


@require_GET
def progress(request: HttpRequest, article_id: int) -> HttpResponse:
    """How far the reading of the article is, as a fragment, 304 while nothing has changed."""
    found = article_or_404(article_id, person(request))
    job = latest_extraction(found)
    state = (job.pk, job.state, job.attempts, job.last_error) if job else ()
    claims = Claim.objects.filter(article=found).count()
    etag = f'"{hashlib.sha256(repr((found.current_version_id, state, claims)).encode()).hexdigest()[:32]}"'
    if not_modified := unchanged(request, etag):
        return not_modified
    response = render(request, f"{TEMPLATES}/progress.html", {"extraction": job, "total": claims, "article": found})
    response["ETag"] = etag
    return response


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Markdown as the verdict page will show it; ``cited`` are the numbers of the evidence that can be cited."""
    text, numbers = request.POST.get("text", ""), request.POST.get("cited", "")[:LONGEST_CITED].split(",")
    known = [int(number) for number in numbers if number.isascii() and number.isdecimal()]
    places = {number: place for place, number in enumerate(known, start=1)}
    return HttpResponse(render_markdown(text[:LONGEST_PREVIEW], also=linked(places)))
