"""What a person types to resize, split or merge a claim, and to undo the last step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from claims.workbench.forms import LONGEST_STATEMENT, DeskForm, WordsField


class _ReshapeForm(DeskForm):
    """``version`` and ``revision``: what the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)
    take_over = forms.BooleanField(required=False, initial=True)


def _statement(label: str) -> forms.CharField:
    return forms.CharField(
        required=False,
        max_length=LONGEST_STATEMENT,
        label=label,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Self-contained: names instead of pronouns. Left empty: the exact words.",
    )


class ResizeForm(_ReshapeForm):
    """Other words for a claim; ``start`` says at which of several places they stand."""

    exact = WordsField(
        required=False,
        label="Exact words",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Select them in the article, or make these longer or shorter as the text has them.",
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    statement = _statement("What is claimed")

    field_order = ("exact", "statement")


class SplitForm(_ReshapeForm):
    """Where the second claim begins; ``start`` (in the article) says at which of several places."""

    second = WordsField(
        required=False,
        label="The second claim begins with",
        widget=forms.TextInput,
        help_text="The first words of it, as the claim has them; or select them in the article.",
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    first_statement = _statement("What the first part claims")
    second_statement = _statement("What the second part claims")

    field_order = ("second", "first_statement", "second_statement")


class MergeForm(_ReshapeForm):
    """Which claim this one is merged with, by its number."""

    other = forms.TypedChoiceField(
        label="Merge with",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the claim to merge this one with.",
            "invalid_choice": "That claim cannot be merged with this one; choose one of these.",
        },
    )
    statement = _statement("What is claimed")

    field_order = ("other", "statement")

    def __init__(self, *args: Any, others: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = list(others)  # type: ignore[attr-defined]


class UndoForm(DeskForm):
    """``key`` names the step that the person saw."""

    key = forms.CharField(max_length=60, widget=forms.HiddenInput)
