"""The forms that hand something in, and the page that shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from factcheck.errors import FactcheckError
from sources.models import Source


class UploadField(forms.FileField):
    """A file whose size is judged before it is read; that it is empty says the action, with what to do."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile) and (file.size or 0) > settings.MAX_UPLOAD_BYTES:
            raise forms.ValidationError(
                f"The file is larger than {settings.MAX_UPLOAD_BYTES // 1_000_000} MB. Split it, or give its text."
            )
        return file


class DocumentForm(forms.Form):
    file = UploadField(allow_empty_file=True, help_text="A .txt, .md, .html, .docx or .pdf file, or a picture.")
    note = forms.CharField(
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For a picture: what it shows. Evidence cites these words.",
    )
    title = forms.CharField(max_length=300, required=False, help_text="Left empty: the document's own title.")
    publisher = forms.CharField(max_length=200, required=False)
    published_on = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    proximity = forms.ChoiceField(
        choices=Source.Proximity.choices, initial=Source.Proximity.SECONDARY, label="Primary or secondary"
    )
    url = forms.URLField(
        max_length=2000,
        required=False,
        assume_scheme="https",
        label="Address",
        help_text="Where it was published, if it was. It is not fetched.",
    )


class CaptureForm(forms.Form):
    url = forms.CharField(
        max_length=2000, label="Address", help_text="The page as it is now is captured by the background worker."
    )
    proximity = forms.ChoiceField(
        choices=Source.Proximity.choices, initial=Source.Proximity.SECONDARY, label="Primary or secondary"
    )


class HoldingsForm(forms.Form):
    file = UploadField(
        allow_empty_file=True,
        help_text=(
            "CSV, Popolo JSON, or a JSON result of Wikidata's query service, in UTF-8. "
            "Rows that are there already are updated; none is removed."
        ),
    )
    source_url = forms.URLField(
        max_length=2000,
        required=False,
        assume_scheme="https",
        label="Address of the data",
        help_text="For entries that name no source themselves.",
    )
    as_of = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        label="Read on",
        help_text="For entries that do not say when they were read; today if left empty.",
    )


def form_page(
    model_admin: admin.ModelAdmin[Any],
    request: HttpRequest,
    form_class: type[forms.Form],
    *,
    title: str,
    button: str,
    submit: Callable[[dict[str, Any]], tuple[str, str]],
) -> HttpResponse:
    """Show a form; hand what it holds to ``submit``, which returns a message and the address to go on to.

    A ``FactcheckError`` of ``submit`` is shown above the form.
    """
    form = form_class(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            message, address = submit(form.cleaned_data)
        except FactcheckError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, message)
            return HttpResponseRedirect(address)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": title,
        "button": button,
        # Typed for model forms; it only ever iterates over the fields.
        "adminform": AdminForm(cast(Any, form), [(None, {"fields": list(form.fields)})], {}),
        "errors": form.errors,
        "media": model_admin.media + form.media,
        "has_view_permission": True,
        "has_file_field": form.is_multipart(),
    }
    return TemplateResponse(request, "admin/sources/form_page.html", context)
