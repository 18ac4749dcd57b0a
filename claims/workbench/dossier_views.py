"""An article's dossiers: seeing how far they are, having one made, fetching it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import parse_etags
from django.views.decorators.http import require_GET, require_POST

from claims.actions.dossiers import request_dossier, require_readable
from claims.models import Article, Dossier
from claims.workbench.article_page import article_or_404
from claims.workbench.dossiers import read_dossiers
from claims.workbench.forms import DeskForm
from claims.workbench.posting import act_on_article
from claims.workbench.refused import Failed
from claims.workbench.render import TEMPLATES, person, render_workbench
from factcheck.errors import NotPermitted


@require_GET
def dossiers(request: HttpRequest, article_id: int) -> HttpResponse:
    """The newest dossiers as a fragment, 304 while nothing has got further."""
    article = article_or_404(article_id, person(request))
    box = read_dossiers(article, person(request))
    if box is None:
        raise PermissionDenied
    etag = f'"{box.etag}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = render(request, f"{TEMPLATES}/dossiers.html", {"dossiers": box, "article": article})
    response["ETag"] = etag
    return response


@require_POST
def export(request: HttpRequest, article_id: int) -> HttpResponse:
    """Have a dossier made in the background."""

    def action(article: Article) -> tuple[str, str]:
        request_dossier(article=article, actor=person(request))
        return "The dossier is being made; it appears below the list of claims.", ""

    return act_on_article(request, article_id, DeskForm(request.POST, slug="export"), action)


@require_GET
def dossier(request: HttpRequest, article_id: int, dossier_id: int) -> HttpResponseBase:
    """The ZIP as a download, read from the store as it is sent."""
    article = article_or_404(article_id, person(request))
    try:
        require_readable(article=article, actor=person(request))
    except NotPermitted as error:
        return render_workbench(request, article, failed=Failed(DeskForm(slug="export"), error))
    found = get_object_or_404(
        Dossier, pk=dossier_id, article=article, removed_at__isnull=True, finished_at__isnull=False
    )
    try:
        response = FileResponse(
            found.file.open("rb"),
            as_attachment=True,
            filename=f"dossier-{article.pk}-{found.finished_at:%Y-%m-%d}.zip",
            content_type="application/zip",
        )
    except FileNotFoundError:
        raise Http404("The file is no longer in the store; have another dossier made.") from None
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
