"""The page on which an author answers: the open questions behind one link, and nothing else of the desk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django import forms
from django.db.models import F, Value
from django.db.models.functions import Greatest, Substr
from django.http import QueryDict

from claims.actions.author_answers import Given
from claims.models import Addressee, AuthorAnswer, AuthorQuery, ClaimAnchor
from claims.publishing.wording import REACH, Wording, in_sentence
from factcheck.errors import FactcheckError

CHANGES = (
    ("accepted", "Yes, change it so"),
    ("reworded", "Change it, but to other words"),
    ("rejected", "No, the words should stay"),
)
# What was typed comes back whole; these bounds keep a program from having a library printed.
MOST_TYPED_FIELDS = 200
_TYPED = re.compile(r"q(\d{1,18})-(?:text|wording|source_url)\Z")


class AnswerForm(forms.Form):
    """One question's fields. Lengths are judged by the action: a browser that cuts would lose what was pasted."""

    use_required_attribute = False

    change = forms.ChoiceField(
        required=False,
        choices=CHANGES,
        widget=forms.RadioSelect,
        label="Do you agree with this change?",
        error_messages={"invalid_choice": "Choose one of the three."},
    )
    wording = forms.CharField(
        required=False,
        strip=False,
        label="Your own words for this place",
        help_text="Only when you would rather change it to other words.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(required=False, strip=False, label="Your answer", widget=forms.Textarea(attrs={"rows": 6}))
    source_url = forms.CharField(
        required=False,
        strip=False,
        label="Link to a source (optional)",
        help_text="A person at the desk will look at it.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, query: AuthorQuery, answer: AuthorAnswer | None) -> None:
        """``answer`` is the one that the person saw when typing."""
        initial = {name: getattr(answer, name, "") for name in ("change", "wording", "text", "source_url")}
        super().__init__(data, prefix=f"q{query.pk}", initial=initial)
        if not query.proposes:
            del self.fields["change"], self.fields["wording"]

    @property
    def was_touched(self) -> bool:
        return bool(set(self.changed_data) - {"seen"})


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """``meanwhile`` is an answer that came through the same link after the person had begun to type."""

    query: AuthorQuery
    wording: Wording | None
    answer: AuthorAnswer | None
    form: AnswerForm
    meanwhile: AuthorAnswer | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A field of a question that cannot be answered any more, so that its text can be copied."""

    label: str
    text: str


def read_questions(addressee: Addressee, posted: QueryDict | None = None) -> list[ShownQuestion]:
    """The addressee's open questions with their forms, as typed when ``posted``; three queries."""
    queries = list(
        addressee.queries.filter(state__in=AuthorQuery.WITH_THE_AUTHOR)
        .select_related("claim", "asked_by")
        .order_by("pk")
    )
    answers: dict[int, dict[int, AuthorAnswer]] = {query.pk: {} for query in queries}
    for answer in AuthorAnswer.objects.filter(query__in=queries).order_by("number"):
        answers[answer.query_id][answer.number] = answer
    wordings = _wordings(queries)
    return [_shown(query, answers[query.pk], wordings.get(query.pk), posted) for query in queries]


def answers_in(questions: Sequence[ShownQuestion]) -> list[Given]:
    """What the posted forms say, without those that nobody touched."""
    given = []
    for shown in questions:
        form = shown.form
        if form.was_touched and form.is_valid():
            values = {name: form.cleaned_data.get(name, "") for name in ("text", "change", "wording", "source_url")}
            given.append(Given(query=shown.query.pk, seen=form.cleaned_data["seen"] or 0, **values))
    return given


def as_typed(questions: Sequence[ShownQuestion]) -> list[ShownQuestion]:
    """The questions for another try. A form that nobody touched shows the newest answer, not an older one."""
    return [
        shown
        if shown.form.was_touched
        else replace(shown, form=AnswerForm(query=shown.query, answer=shown.answer), meanwhile=None)
        for shown in questions
    ]


def put_error(questions: Sequence[ShownQuestion], error: FactcheckError) -> bool:
    """Write the action's refusal to the field it is about; False when its question is not on the page any more."""
    for shown in questions:
        if shown.query.pk == error.details.get("query"):
            shown.form.is_valid()
            field = error.details.get("field")
            shown.form.add_error(field if field in shown.form.fields else None, error.message)
            return True
    return False


def typed_elsewhere(posted: QueryDict, questions: Sequence[ShownQuestion] = ()) -> list[Typed]:
    """What was typed about questions that are not among ``questions``."""
    open_ids = {str(shown.query.pk) for shown in questions}
    typed = []
    for name, value in posted.items():
        match = _TYPED.match(name)
        if match and match[1] not in open_ids and isinstance(value, str) and value.strip():
            typed.append(Typed("Your answer" if name.endswith("text") else "Also typed", value))
    return typed[:MOST_TYPED_FIELDS]


def _shown(
    query: AuthorQuery, answers: dict[int, AuthorAnswer], wording: Wording | None, posted: QueryDict | None
) -> ShownQuestion:
    latest = answers[max(answers)] if answers else None
    if posted is None:
        return ShownQuestion(query, wording, latest, AnswerForm(query=query, answer=latest))
    seen = posted.get(f"q{query.pk}-seen", "")
    known = answers.get(int(seen)) if seen.isascii() and seen.isdigit() and len(seen) < 6 else None
    form = AnswerForm(posted, query=query, answer=known)
    meanwhile = latest if latest is not None and latest != known else None
    return ShownQuestion(query, wording, latest, form, meanwhile)


def _wordings(queries: Sequence[AuthorQuery]) -> dict[int, Wording]:
    """The claim's words in their sentence, in the version that the question is about."""
    about = {(query.claim_id, query.version_id): query for query in queries if query.claim_id is not None}
    anchors = (
        ClaimAnchor.objects.filter(claim__in={claim for claim, _ in about}, version__in={v for _, v in about})
        .annotate(
            around=Substr(
                "version__text", Greatest(F("start") + 1 - REACH, Value(1)), F("end") - F("start") + 2 * REACH
            )
        )
        .values_list("claim_id", "version_id", "start", "end", "around")
    )
    found: dict[tuple[int | None, int], Wording] = {}
    for claim_id, version_id, start, end, around in anchors:
        begin = min(start, REACH)
        found[claim_id, version_id] = in_sentence(around, begin, begin + end - start)
    return {
        query.pk: found.get((query.claim_id, query.version_id), Wording("", query.claim.text, ""))
        for query in queries
        if query.claim is not None
    }
