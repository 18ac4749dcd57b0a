"""What a person types at the workbench. Meaning is checked by the actions; these only read the fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import QuerySet
from django.utils.datastructures import MultiValueDict

from claims.actions.verdicts import LONGEST
from claims.extraction.types import ClaimKind
from claims.models import Article, Correction, Evidence, Priority, Rating
from claims.offered_ratings import ratings_for
from factcheck.accounts.models import User
from sources.models import Source

# What the API accepts, too.
LONGEST_REASON = 2000
LONGEST_STATEMENT = 5000
CUT_OFF = 75  # characters of a headline that search results show (developers.google.com, fact check mark-up)


if TYPE_CHECKING:
    PersonField = forms.ModelChoiceField[User]
else:
    PersonField = forms.ModelChoiceField


class WordsField(forms.CharField):
    """Words kept to the letter: neither stripped nor refused for a NUL, which intake replaces."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.validators = [v for v in self.validators if not isinstance(v, ProhibitNullCharactersValidator)]


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DeskForm(forms.Form):
    """Ids carry the form's slug, so that many forms stand on one page."""

    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, UploadedFile[Any]] | None = None,
        *,
        slug: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, files, auto_id=f"{slug}-%s", **kwargs)
        self.slug = slug


class StepForm(DeskForm):
    """A step of the workflow, decided on the claim as it stood at ``revision``, its last event being ``seen``."""

    reason = forms.CharField(required=False, max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2}))
    revision = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ReasonForm(DeskForm):
    reason = forms.CharField(required=False, max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2}))


class PersonWithLoadField(PersonField):
    """A colleague, shown with the number of claims that they have open (``claims.colleagues.with_load``)."""

    def label_from_instance(self, person: User) -> str:
        load: int = person.load  # type: ignore[attr-defined]
        return f"{person.public_name}: {load} open" if load else f"{person.public_name}: nothing open"


class AssignForm(DeskForm):
    assignee = PersonWithLoadField(User.objects.none(), required=False, empty_label="nobody", label="Assigned to")
    revision = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = people  # type: ignore[attr-defined]


class PlanningForm(DeskForm):
    """By when the claim is needed, and how much it matters."""

    due_on = forms.DateField(
        required=False,
        label="Due",
        widget=DateInput(),
        help_text="Left empty: no date.",
        error_messages={"invalid": "Give a day, such as 2025-12-03."},
    )
    priority = forms.TypedChoiceField(
        coerce=int, choices=[(p.value, str(p.label).capitalize()) for p in reversed(Priority)]
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class AttachForm(DeskForm):
    """An excerpt of a captured document with its stance."""

    stance = forms.ChoiceField(
        choices=[(str(value), label.capitalize()) for value, label in Evidence.Stance.choices],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether these words support the claim, refute it or give context."},
    )
    excerpt = WordsField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Shorten it to the words that matter; they must stand in the source exactly so.",
    )
    note = forms.CharField(
        required=False,
        max_length=LONGEST_REASON,
        label="What this shows",
        help_text="One sentence; printed on the verdict page.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    snapshot = forms.IntegerField(widget=forms.HiddenInput)
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    result = forms.IntegerField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(required=False, widget=forms.HiddenInput)


class CaptureForm(DeskForm):
    """An address to be captured as a source."""

    url = forms.CharField(
        label="Address",
        max_length=2000,
        widget=forms.URLInput(attrs={"placeholder": "https://…"}),
        error_messages={"required": "Give the address of the source."},
    )
    proximity = forms.ChoiceField(
        label="What it is",
        choices=[(str(value), label) for value, label in Source.Proximity.choices],
        initial=str(Source.Proximity.SECONDARY),
    )


class VerdictForm(DeskForm):
    """A verdict draft, written on top of ``revision`` (empty: there was none)."""

    rating: forms.ModelChoiceField[Rating] = forms.ModelChoiceField(
        Rating.objects.none(),
        required=False,
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "That rating is no longer offered; choose a current one."},
    )
    headline = forms.CharField(
        required=False,
        help_text="States the finding, in at most 160 characters.",
        widget=forms.TextInput(attrs={"data-most": LONGEST["headline"], "data-wise": CUT_OFF}),
    )
    claimed = forms.CharField(
        required=False,
        label="What was claimed",
        widget=forms.Textarea(attrs={"rows": 2, "data-most": LONGEST["claimed"]}),
        help_text="At most 300 characters.",
    )
    found = forms.CharField(
        required=False,
        label="What we found",
        widget=forms.Textarea(attrs={"rows": 2, "data-most": LONGEST["found"]}),
        help_text="At most 300 characters.",
    )
    rationale = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="How we know, in Markdown: **bold**, [link](https://…), lists and quotations; [^1] cites evidence 1.",
    )
    correction_kind = forms.ChoiceField(
        required=False,
        label="Kind of change",
        choices=[
            (str(value), label.capitalize())
            for value, label in Correction.Kind.choices
            if value != Correction.Kind.RETRACTION
        ],
        initial=str(Correction.Kind.UPDATE),
    )
    correction_note = forms.CharField(
        required=False,
        max_length=LONGEST_STATEMENT,
        label="What changed since the published version, and why",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Printed on the verdict page.",
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, article: Article, corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rating"].queryset = ratings_for(article)  # type: ignore[attr-defined]
        if not corrects:
            del self.fields["correction_kind"], self.fields["correction_note"]


class AddClaimForm(DeskForm):
    """A claim that was missed: its exact words; ``start`` is set when they were selected in the text."""

    exact = WordsField(
        required=False,
        label="Exact words",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Select them in the article, or paste them as they stand there.",
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=[(kind.value, kind.value.capitalize()) for kind in ClaimKind], initial="statement")
    statement = forms.CharField(
        required=False,
        max_length=LONGEST_STATEMENT,
        label="What is claimed",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Self-contained: names instead of pronouns. Left empty: the exact words.",
    )
    claimant = forms.CharField(required=False, max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)


class PublishedOnForm(DeskForm):
    published_on = forms.DateField(
        label="Publication date",
        widget=DateInput(),
        error_messages={
            "required": "Give the day on which the article was published.",
            "invalid": "Give a day, such as 2025-12-03.",
        },
    )

    @classmethod
    def fresh(cls, published_on: dt.date | None) -> PublishedOnForm:
        return cls(slug="published-on", initial={"published_on": published_on})


class VisibilityForm(DeskForm):
    is_public = forms.BooleanField(required=False)


class NewVersionForm(DeskForm):
    text = WordsField(required=False, label="The article’s text now", widget=forms.Textarea(attrs={"rows": 8}))
