"""What a person types to ask an author, or to enter somebody in the right-of-reply register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from claims.models import Article, ReplyUpdate
from claims.models.reply import Channel
from claims.reply_register import Entry
from claims.workbench.forms import LONGEST_REASON, DateInput, DeskForm, WordsField

DAYS_TO_ANSWER = 3
DAY_MISSING = {"required": "Give the day.", "invalid": "Give a day, such as 2025-12-03."}


def _text(label: str, rows: int = 3, **kwargs: Any) -> forms.CharField:
    """Lengths are judged by the actions: a field that cuts would lose what was pasted."""
    return forms.CharField(required=False, label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def _day(label: str, *, required: bool = True, **kwargs: Any) -> forms.DateField:
    return forms.DateField(required=required, label=label, widget=DateInput(), error_messages=DAY_MISSING, **kwargs)


class AskForm(DeskForm):
    """A question to the author; ``before`` and ``after`` propose a change of words."""

    text = _text("Question", 4)
    before = WordsField(
        required=False,
        label="Words that should change (optional)",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Copy them from the article, with enough around them to be found once.",
    )
    after = _text("What should stand there instead", 2)
    name = forms.CharField(required=False, label="Who is asked")
    email = forms.CharField(
        required=False,
        label="E-mail (optional)",
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
        help_text="Without it you get a link to pass on yourself.",
    )
    deadline = _day("Answer by")

    @classmethod
    def fresh(cls, article: Article, known: tuple[str, str] | None) -> AskForm:
        """``known``: name and address of the person who was asked last about this article."""
        name, email = known or (article.author, "")
        deadline = timezone.localdate() + dt.timedelta(days=DAYS_TO_ANSWER)
        return cls(slug="ask-author", initial={"name": name, "email": email, "deadline": deadline})


class AcceptForm(DeskForm):
    """``answer``: the number of the one that the person has read."""

    answer = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(DeskForm):
    reason = forms.CharField(
        required=False, max_length=LONGEST_REASON, label="Why", widget=forms.Textarea(attrs={"rows": 2})
    )


class _AskedForm(DeskForm):
    """Who was asked, when and how."""

    asked = forms.CharField(required=False, label="Who was asked", help_text="A person or an organisation.")
    role = forms.CharField(required=False, label="As what (optional)", help_text="Their role, such as spokesperson.")
    asked_on = _day("When")
    channel = forms.ChoiceField(label="How", choices=[(str(v), label) for v, label in Channel.choices])
    deadline = _day("Asked to reply by (optional)", required=False)
    printed = forms.BooleanField(required=False, label="The verdict page says that they were asked")


class RequestForm(_AskedForm):
    question = _text("What was asked")
    note = _text("Note for the desk alone (optional)", 2)
    snapshot = forms.TypedChoiceField(required=False, label="Document in the library (optional)", coerce=int)

    field_order = ("asked", "role", "asked_on", "channel", "question", "deadline", "note", "snapshot", "printed")

    def __init__(self, *args: Any, documents: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["snapshot"].choices = [("", "none"), *documents]  # type: ignore[attr-defined]

    @classmethod
    def fresh(cls, documents: Sequence[tuple[int, str]]) -> RequestForm:
        today = timezone.localdate()
        initial = {"asked_on": today, "deadline": today + dt.timedelta(days=DAYS_TO_ANSWER), "printed": True}
        return cls(slug="reply-request", initial=initial, documents=documents)


class OutcomeForm(DeskForm):
    kind = forms.ChoiceField(
        label="What came of it",
        choices=[(str(kind.value), str(kind.label)) for kind in ReplyUpdate.OUTCOMES],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what came of it."},
    )
    happened_on = _day("When")
    words = _text("The reply, or its gist")
    may_print = forms.BooleanField(required=False, label="These words may be printed on the verdict page")
    note = _text("Note for the desk alone (optional)", 2)
    snapshot = forms.TypedChoiceField(required=False, label="Document in the library (optional)", coerce=int)

    def __init__(self, *args: Any, documents: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["snapshot"].choices = [("", "none"), *documents]  # type: ignore[attr-defined]

    @classmethod
    def fresh(cls, entry: Entry, documents: Sequence[tuple[int, str]]) -> OutcomeForm:
        slug = f"reply-outcome-{entry.request.pk}"
        return cls(slug=slug, initial={"happened_on": timezone.localdate()}, documents=documents)


class CorrectForm(_AskedForm):
    """The whole entry as it should read."""

    reason = _text("What was wrong", 2)

    @classmethod
    def fresh(cls, entry: Entry) -> CorrectForm:
        names = ("asked", "role", "asked_on", "channel", "deadline", "printed")
        return cls(slug=f"reply-correct-{entry.request.pk}", initial={name: getattr(entry, name) for name in names})
