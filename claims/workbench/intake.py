"""The intake form: paste, upload or fetch an article. What was read is shown again when something is missing."""

from __future__ import annotations

import dataclasses
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from claims.actions.article_documents import article_from_address, article_from_file
from claims.actions.intake import ArticleInput, desk_for_intake, take_in_article
from claims.models import ArticleVersion
from claims.publishing.web_address import web_address
from claims.visibility import desks_where
from claims.workbench.forms import DateInput, DeskForm, WordsField
from claims.workbench.render import person
from factcheck.accounts.models import Desk, User
from factcheck.errors import FactcheckError, InvalidInput

WAYS = (("text", "Paste the text"), ("file", "Upload a file"), ("url", "Fetch an address"))
ASK_FOR_DATE = "When was it published? Give the day, or say that nobody here knows."


class IntakeForm(DeskForm):
    way = forms.ChoiceField(choices=WAYS, widget=forms.RadioSelect, initial="text", label="Where is the article?")
    text = WordsField(required=False, label="Text", widget=forms.Textarea(attrs={"rows": 14}))
    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        label="File",
        help_text=".txt, .md, .html, .docx or .pdf, up to 10 MB.",
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.html,.htm,.docx,.pdf"}),
    )
    url = forms.CharField(
        required=False,
        label="Address",
        max_length=2000,
        widget=forms.URLInput(attrs={"placeholder": "https://…"}),
        help_text="The page is fetched now; that takes up to 20 seconds.",
    )
    desk: forms.ModelChoiceField[Desk] = forms.ModelChoiceField(
        Desk.objects.none(), empty_label=None, error_messages={"required": "Choose the desk that checks it."}
    )
    title = forms.CharField(
        required=False, max_length=300, help_text="Left empty: the document’s own, or its first line."
    )
    publisher = forms.CharField(required=False, max_length=200)
    published_on = forms.DateField(
        required=False,
        label="Publication date",
        widget=DateInput(),
        help_text="What “yesterday” and “this Thursday” refer to.",
        error_messages={"invalid": "Give a day, such as 2025-12-03."},
    )
    undated = forms.BooleanField(required=False, label="Nobody here knows; ask again at the workbench")
    # What an upload or a fetch told about itself, kept while the form goes back for a missing date.
    source_format = forms.CharField(required=False, widget=forms.HiddenInput)
    source_url = forms.CharField(required=False, widget=forms.HiddenInput)
    author = forms.CharField(required=False, widget=forms.HiddenInput)
    language = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desks = desks_where(user, "intake")
        self.fields["desk"].queryset = desks  # type: ignore[attr-defined]
        if len(desks) < 2:  # nothing to choose
            del self.fields["desk"]


def intake(request: HttpRequest) -> HttpResponse:
    """Show the form, or take the article in and go to its workbench."""
    user = person(request)
    desk_for_intake(user)  # refuses who may take in nowhere
    form = IntakeForm(slug="intake", user=user)
    error = ""
    status = 200
    if request.method == "POST":
        form = IntakeForm(request.POST, request.FILES, slug="intake", user=user)
        try:
            if not form.is_valid():
                raise InvalidInput("form_incomplete", "Something cannot be read; see the marked fields.")
            given = _read(form.cleaned_data)
            if given.published_on is None and not form.cleaned_data["undated"]:
                form = _with_what_was_read(form, given, user)
                raise InvalidInput("date_missing", ASK_FOR_DATE)
            result = take_in_article(actor=user, article=given, desk=form.cleaned_data.get("desk"))
        except FactcheckError as refused:
            error, status = refused.message, refused.status
        else:
            _tell(request, result.created, result.version, given)
            return redirect("workbench:article", article_id=result.article.pk)
    context: dict[str, Any] = admin.site.each_context(request) | {
        "title": "Add article",
        "form": form,
        "error": error,
        "asks_for_date": error == ASK_FOR_DATE,
    }
    return TemplateResponse(request, "admin/claims/workbench/intake.html", context, status=status)


def _read(data: dict[str, Any]) -> ArticleInput:
    """The article that the form describes. What a person typed goes before what the document says."""
    stated = ArticleInput(
        text="",
        title=data["title"].strip(),
        publisher=data["publisher"].strip(),
        published_on=data["published_on"],
    )
    if data["way"] == "file":
        return _read_file(data["file"], stated)
    if data["way"] == "url":
        address = data["url"].strip()
        if not address:
            raise InvalidInput("url_missing", "Give the address of the article.")
        return article_from_address(address=address, stated=stated)
    return dataclasses.replace(
        stated,
        text=data["text"],
        url=web_address(data["source_url"]),
        author=data["author"],
        language=data["language"],
        source_format=_known_format(data["source_format"]),
    )


def _read_file(file: UploadedFile[Any] | None, stated: ArticleInput) -> ArticleInput:
    if file is None:
        raise InvalidInput("file_missing", "Choose the file of the article.")
    limit: int = settings.MAX_UPLOAD_BYTES
    if (file.size or 0) > limit:
        raise InvalidInput(
            "file_too_large",
            f"The file has {(file.size or 0) / 1e6:.1f} MB; at most {limit / 1e6:.0f} MB are read. "
            "Paste the article’s text instead.",
        )
    return article_from_file(name=file.name or "", data=file.read(), stated=stated)


def _known_format(source_format: str) -> str:
    return source_format if source_format in ArticleVersion.Format.values else str(ArticleVersion.Format.PASTE)


def _with_what_was_read(form: IntakeForm, given: ArticleInput, user: User) -> IntakeForm:
    """The form filled with the text that was read, so that nothing is uploaded or fetched twice."""
    data = form.data.copy()  # type: ignore[attr-defined]
    data.update(
        {
            "way": "text",
            "text": given.text,
            "title": given.title,
            "publisher": given.publisher,
            "author": given.author,
            "language": given.language,
            "source_format": given.source_format,
            "source_url": given.url,
        }
    )
    filled = IntakeForm({key: data[key] for key in data}, slug="intake", user=user)
    filled.is_valid()
    return filled


def _tell(request: HttpRequest, created: bool, version: ArticleVersion, given: ArticleInput) -> None:
    if not created:
        messages.info(request, "This text is already there; here is its workbench.")
    elif version.number > 1:
        messages.success(request, f"The page has changed: this is version {version.number} of the article.")
    else:
        messages.success(request, "The article is in; its claims are being looked for.")
