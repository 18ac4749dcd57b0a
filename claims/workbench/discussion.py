"""What people say about a claim or an article, as the workbench shows it, and who is told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import Form
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.actions.comments import LONGEST, may_rewrite
from claims.actions.watching import Subject, place_of
from claims.models import Claim, Comment, Watch
from claims.permissions import may
from claims.prose import emphasise
from claims.publishing.markdown import render_markdown
from claims.workbench.forms import DeskForm
from claims.workbench.refused import FormDesk
from factcheck.accounts.models import User

SHOWN = 50  # the newest threads; older ones on request


LABELS = {"comment": "Comment", "answer": "Answer", "edit": "New wording"}


class CommentForm(DeskForm):
    """A comment, an answer to the thread ``thread``, or the new text of one that stood at ``revision``."""

    words = forms.CharField(
        required=False,
        max_length=LONGEST,
        label="Comment",
        help_text="Markdown. @name tells a colleague. Readers never see this.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    thread = forms.IntegerField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, slug: str, **kwargs: Any) -> None:
        super().__init__(*args, slug=slug, **kwargs)
        self.fields["words"].label = LABELS[slug.partition("-")[0]]


class SeenForm(DeskForm):
    """What one was told here was seen, up to the notice ``up_to``."""

    up_to = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class CommentRow:
    """``edit_form`` is None once the comment can no longer be rewritten, or by nobody but its author."""

    comment: Comment
    html: SafeString
    edit_form: Form | None
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class Thread:
    start: CommentRow
    answers: Sequence[CommentRow]
    form: Form | None

    @property
    def resolved(self) -> bool:
        return self.start.comment.resolved_at is not None

    @property
    def is_open(self) -> bool:
        """Whether it is shown unfolded: an open thread, or one in which an answer was refused."""
        return not self.resolved or (self.form is not None and self.form.is_bound)


@dataclass(frozen=True, slots=True)
class Discussion:
    """``older`` is how many earlier threads are not shown; ``address`` where a comment is posted to."""

    threads: Sequence[Thread]
    older: int
    form: Form | None
    watchers: Sequence[User]
    watching: bool
    address: str
    watch_address: str
    people_address: str

    @property
    def unresolved(self) -> int:
        return sum(not thread.resolved for thread in self.threads)


def read_discussion(about: Subject, user: User, desk: FormDesk, *, whole: bool = False) -> Discussion:
    """The discussion of a claim or an article; five queries, however much was said."""
    comments = list(
        Comment.objects.filter(**place_of(about))
        .select_related("author", "withdrawn_by", "resolved_by")
        .prefetch_related("mentions", "former")
    )
    watchers = [
        watch.person
        for watch in Watch.objects.filter(stopped_at=None, **place_of(about)).select_related("person").order_by("pk")
    ]
    answers: defaultdict[int, list[Comment]] = defaultdict(list)
    for comment in comments:
        if comment.thread_id is not None:
            answers[comment.thread_id].append(comment)
    starts = [comment for comment in comments if comment.thread_id is None]
    shown = starts if whole else starts[-SHOWN:]
    can_comment = may(user, "comment", about)
    reader = _Reader(user, desk, is_editor=may(user, "assign", about))
    form = CommentForm(slug="comment") if can_comment else None
    return Discussion(
        threads=[
            Thread(
                start=reader.row(start),
                answers=[reader.row(answer) for answer in answers[start.pk]],
                form=desk.give(CommentForm(slug=f"answer-{start.pk}", initial={"thread": start.pk}))
                if can_comment
                else None,
            )
            for start in shown
        ],
        older=len(starts) - len(shown),
        form=desk.give(form) if form is not None else None,
        watchers=watchers,
        watching=user in watchers,
        address=_address(about, "comment"),
        watch_address=_address(about, "watch"),
        people_address=reverse("workbench:people", args=[place_of(about)["article_id"]]),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads comments for ``user``."""

    user: User
    desk: FormDesk
    is_editor: bool

    def row(self, comment: Comment) -> CommentRow:
        editable = may_rewrite(comment, self.user) or self.desk.was_typed(f"edit-{comment.pk}")
        initial = {"words": comment.words, "revision": comment.revision}
        return CommentRow(
            comment,
            comment_html(comment) if comment.withdrawn_at is None else SafeString(""),
            self.desk.give(CommentForm(slug=f"edit-{comment.pk}", initial=initial)) if editable else None,
            comment.withdrawn_at is None and (self.is_editor or comment.author_id == self.user.pk),
        )


def comment_html(comment: Comment) -> SafeString:
    """The comment's Markdown, as safe as a verdict's; the names of those who were told stand out."""
    names = {person.username.casefold() for person in comment.mentions.all()}
    return render_markdown(comment.words, also=lambda tokens: emphasise(tokens, lambda name: name.casefold() in names))


def _address(about: Subject, what: str) -> str:
    if isinstance(about, Claim):
        return reverse(f"workbench:claim-{what}", args=[about.article_id, about.number])
    return reverse(f"workbench:article-{what}", args=[about.pk])
