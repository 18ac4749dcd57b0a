"""The bell, the list of what one was told, and how one wants to hear of it by mail."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.actions.digests import mail_choice_of, set_mail_choice
from claims.actions.notices import mark_seen
from claims.actions.watching import Subject
from claims.models import MailChoice
from claims.workbench.article_page import article_or_404
from claims.workbench.claim_panel import claim_or_404
from claims.workbench.discussion import SeenForm
from claims.workbench.forms import DeskForm
from claims.workbench.fragments import unchanged
from claims.workbench.notices import read_bell, read_notices
from claims.workbench.render import person
from factcheck.mail.actions import leaves_the_house

TEMPLATES = "admin/claims/notices"


class SeenOnListForm(SeenForm):
    """Which of one's notices were seen: all of them, or those on one claim or article."""

    article = forms.IntegerField(required=False)
    number = forms.IntegerField(required=False)


class MailForm(DeskForm):
    when = forms.ChoiceField(
        label="By mail", choices=[(w.value, w.label.capitalize()) for w in MailChoice.When], widget=forms.RadioSelect
    )


@require_GET
def bell(request: HttpRequest) -> HttpResponse:
    """How much is unseen, as a fragment, 304 while nothing was added or seen."""
    found = read_bell(person(request))
    etag = f'"{found.etag}"'
    if not_modified := unchanged(request, etag):
        return not_modified
    response = render(request, f"{TEMPLATES}/bell.html", {"bell": found})
    response["ETag"] = etag
    return response


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """What one was told, newest first; ``?show=all`` with what was seen, ``?before=`` further back."""
    before = request.GET.get("before", "")
    seen_too = request.GET.get("show") == "all"
    page = read_notices(
        person(request), seen_too=seen_too, before=int(before[:18]) if before.isascii() and before.isdigit() else None
    )
    context = admin.site.each_context(request) | {"title": "For you", "page": page, "seen_too": seen_too}
    return TemplateResponse(request, f"{TEMPLATES}/list.html", context)


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Take notices off one's desk: all that were on the page, or those on one claim or article."""
    form = SeenOnListForm(request.POST, slug="seen")
    user = person(request)
    if not form.is_valid():
        messages.error(request, "Nothing was changed: the page was incomplete. Open it again.")
        return redirect("workbench:notices")
    data = form.cleaned_data
    about: Subject | None = None
    if data["article"] is not None:
        article = article_or_404(data["article"], user)
        about = claim_or_404(article, data["number"]) if data["number"] is not None else article
    count = mark_seen(actor=user, up_to=data["up_to"], about=about)
    messages.success(request, f"{count} seen." if count else "There was nothing new.")
    show = "?show=all" if request.POST.get("show") == "all" else ""
    return redirect(reverse("workbench:notices") + show)


@require_http_methods(["GET", "HEAD", "POST"])
def mail_choice(request: HttpRequest) -> HttpResponse:
    """How one wants to hear by mail of what one has not seen."""
    user = person(request)
    if request.method == "POST":
        form = MailForm(request.POST, slug="mail")
        if form.is_valid():
            set_mail_choice(actor=user, when=form.cleaned_data["when"])
            messages.success(request, "Noted.")
            return redirect("workbench:mail-choice")
    else:
        form = MailForm(slug="mail", initial={"when": mail_choice_of(user)})
    context = admin.site.each_context(request) | {
        "title": "Notices by mail",
        "form": form,
        "leaves_the_house": leaves_the_house(),
    }
    return TemplateResponse(request, f"{TEMPLATES}/mail.html", context, status=400 if form.errors else 200)
