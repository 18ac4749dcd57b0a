"""What a person types to hold a publication back, to step aside, or to make an exception."""

from __future__ import annotations

from typing import Any

from django import forms

from claims.colleagues import people_who_may
from claims.models import Claim, Hold, Rating
from claims.workbench.forms import LONGEST_REASON, DeskForm
from factcheck.accounts.models import User

WHOLE = (("", "this claim"), ("article", "the whole article"))


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class HoldForm(DeskForm):
    """A legal hold or an embargo, on the claim or on its whole article."""

    kind = forms.ChoiceField(
        label="What it is", choices=[(str(value), label.capitalize()) for value, label in Hold.Kind.choices]
    )
    whole = forms.ChoiceField(label="It covers", choices=WHOLE, required=False)
    until = forms.DateTimeField(
        required=False,
        label="Embargo until",
        widget=MomentInput(),
        help_text="In the desk’s time zone. Left empty for a legal hold.",
        error_messages={"invalid": "Give a day and a time, such as 2025-12-03 06:00."},
    )
    reason = forms.CharField(required=False, max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2}))


class RecuseForm(DeskForm):
    """Who takes no part, in what, and why."""

    person: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        User.objects.none(), label="Who takes no part", empty_label=None
    )
    whole = forms.ChoiceField(label="In", choices=WHOLE, required=False)
    reason = forms.CharField(
        required=False,
        max_length=LONGEST_REASON,
        label="The conflict of interest",
        help_text="The desk reads it; readers do not.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, claim: Claim, user: User, others: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_who_may("view", claim.article) if others else User.objects.filter(pk=user.pk)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].initial = user.pk


class ExceptionForm(DeskForm):
    gate = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        required=False,
        max_length=LONGEST_REASON,
        label="Why the verdict may be published all the same",
        help_text="Printed on the verdict page.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SecondRatingForm(DeskForm):
    """One's own rating, on the scale of the first one."""

    rating: forms.ModelChoiceField[Rating] = forms.ModelChoiceField(
        Rating.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the rating that you come to."},
    )
    note = forms.CharField(
        required=False,
        max_length=LONGEST_REASON,
        label="What you base it on",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, first: Rating | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ratings = Rating.objects.filter(scale=first.scale_id).order_by("position") if first else Rating.objects.none()
        self.fields["rating"].queryset = ratings  # type: ignore[attr-defined]
