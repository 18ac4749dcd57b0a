"""What a person does to an article: its date, its next version, a claim that was missed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.actions.intake import add_version, set_published_on
from claims.actions.publication import set_public
from claims.actions.triage import NewClaim, add_claim
from claims.extraction.types import ClaimKind
from claims.models import Article, Claim
from claims.workbench.article_page import claim_url
from claims.workbench.forms import AddClaimForm, NewVersionForm, PublishedOnForm, VisibilityForm
from claims.workbench.locate import locate
from claims.workbench.posting import act_on_article
from claims.workbench.render import person
from factcheck.errors import TransitionNotAllowed


@require_POST
def published_on(request: HttpRequest, article_id: int) -> HttpResponse:
    """Give or correct the publication date."""
    form = PublishedOnForm(request.POST, slug="published-on")

    def action(article: Article) -> tuple[str, str]:
        date = form.cleaned_data["published_on"]
        set_published_on(article=article, actor=person(request), published_on=date)
        return f"Published on {date:%-d %B %Y}; dates in the text are worked out from it.", ""

    return act_on_article(request, article_id, form, action)


@require_POST
def new_version(request: HttpRequest, article_id: int) -> HttpResponse:
    """Take in the article's changed text."""
    form = NewVersionForm(request.POST, slug="new-version")

    def action(article: Article) -> tuple[str, str]:
        result = add_version(article=article, actor=person(request), text=form.cleaned_data["text"])
        if not result.created:
            return f"This is version {result.version.number} already; nothing changed.", ""
        lost = Claim.objects.filter(article=article).exclude(attention="").count()
        said = "claim needs a look" if lost == 1 else "claims need a look"
        return f"Version {result.version.number} is in; {lost} {said} because their words changed.", ""

    return act_on_article(request, article_id, form, action)


@require_POST
def visibility(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show the annotated article to readers, or hide it."""
    form = VisibilityForm(request.POST, slug="visibility")

    def action(article: Article) -> tuple[str, str]:
        shown = form.cleaned_data["is_public"]
        set_public(article=article, actor=person(request), is_public=shown)
        return "Readers see the annotated article." if shown else "Readers no longer see the annotated article.", ""

    return act_on_article(request, article_id, form, action)


@require_POST
def missed_claim(request: HttpRequest, article_id: int) -> HttpResponse:
    """Add a claim by its exact words."""
    form = AddClaimForm(request.POST, slug="add-claim")

    def action(article: Article) -> tuple[str, str]:
        version = article.current_version
        assert version is not None, "article_or_404 leaves out articles without a version"
        data = form.cleaned_data
        if data["version"] != version.number:
            raise TransitionNotAllowed(
                "version_outdated", "The article has a newer version; select the words in it once more."
            )
        start, end = locate(version.text, data["exact"], data["start"])
        claim = add_claim(
            version=version,
            actor=person(request),
            new=NewClaim(ClaimKind(data["kind"]), start, end, data["statement"], data["claimant"]),
        )
        return f"Claim {claim.number} is added.", claim_url(claim)

    return act_on_article(request, article_id, form, action)
