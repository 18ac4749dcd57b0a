"""What a person says once for many claims."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from claims.models.claim import Priority
from claims.workbench.forms import LONGEST_REASON, DateInput, DeskForm
from factcheck.accounts.models import User


class BulkForm(DeskForm):
    """The form of a step that needs nothing but the claims."""

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, slug="bulk", **kwargs)


class BulkReasonForm(BulkForm):
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label="Why",
        help_text="Stands in the history of every one of them.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why: this step needs a reason for the record."},
    )


class BulkOptionalReasonForm(BulkReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].label = "Why (optional)"


class BulkAssignForm(BulkForm):
    assignee: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        User.objects.none(), required=False, empty_label="nobody", label="Assign to"
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        self.fields["assignee"].queryset = people  # type: ignore[attr-defined]


class BulkPlanForm(BulkForm):
    """What is left at “as it is” stays as it is, claim by claim."""

    due = forms.ChoiceField(
        label="Due",
        choices=[("keep", "as it is"), ("on", "on the day below"), ("none", "no date")],
        widget=forms.RadioSelect,
        initial="keep",
    )
    due_on = forms.DateField(
        required=False, label="Day", widget=DateInput(), error_messages={"invalid": "Give a day, such as 2025-12-03."}
    )
    priority = forms.ChoiceField(
        label="Priority",
        choices=[("", "as it is"), *((str(p.value), str(p.label)) for p in reversed(Priority))],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("due") == "on" and not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Give the day, or leave the date as it is.")
        if data.get("due") == "keep" and not data.get("priority"):
            self.add_error(None, "Nothing would change: give a date or a priority.")
        return data
