"""What the workbench shows of the questions to an author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.forms import Form
from django.urls import reverse
from django.utils import timezone

from claims.actions.author_queries import agreed_wording
from claims.agreed_wording import with_agreed_version
from claims.models import Addressee, Article, AuthorAnswer, AuthorQuery, Claim
from claims.models.reshaping import Lineages
from claims.permissions import may
from claims.workbench.question_forms import AcceptForm, AskForm, EndForm
from claims.workbench.refused import FormDesk
from factcheck.accounts.models import User

State = AuthorQuery.State


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """``answer`` is the newest, ``earlier`` those before it, newest first; ``stands_in`` a version's number."""

    query: AuthorQuery
    answer: AuthorAnswer | None
    earlier: Sequence[AuthorAnswer]
    is_overdue: bool
    agrees_on: str
    stands_in: int | None
    send_url: str
    accept_form: Form | None
    close_form: Form | None
    withdraw_form: Form | None


@dataclass(frozen=True, slots=True)
class QuestionsBox:
    rows: Sequence[QuestionRow]
    ask_form: Form | None
    asks_again: bool
    """The form to ask comes back as it was typed, or nothing was asked yet."""


def read_questions(article: Article, claim: Claim | None, user: User, forms: FormDesk) -> QuestionsBox:
    """The questions about ``claim`` and those whose place it took, or all of ``article``; four queries, however many
    there are.
    """
    queries = AuthorQuery.objects.filter(addressee__article=article)
    if claim is not None:
        queries = queries.filter(claim__in=Lineages(article.pk).of(claim.pk))
    may_ask = may(user, "research", article)
    rows = [_row(query, forms if may_ask else None) for query in _loaded(queries)]
    ask_form = None
    if may_ask:
        known = Addressee.objects.filter(article=article).order_by("-pk").values_list("name", "email").first()
        ask_form = forms.give(AskForm.fresh(article, known))
    return QuestionsBox(rows, ask_form, asks_again=forms.was_typed("ask-author"))


def is_overdue(query: AuthorQuery) -> bool:
    """Whether the author has the question and let its deadline pass."""
    return query.state in AuthorQuery.WAITING and query.deadline < timezone.localdate()


def _loaded(queries: QuerySet[AuthorQuery]) -> QuerySet[AuthorQuery]:
    people = ("addressee", "asked_by", "ended_by", "claim")
    return with_agreed_version(queries).select_related(*people).prefetch_related("answers").order_by("pk")


def _row(query: AuthorQuery, forms: FormDesk | None) -> QuestionRow:
    answers = list(query.answers.all())
    answer = answers[-1] if answers else None
    accept = close = withdraw = None
    if forms is not None:
        if query.state == State.ANSWERED and answer is not None:
            accept = forms.give(AcceptForm(slug=f"accept-answer-{query.pk}", initial={"answer": answer.number}))
        if query.state in AuthorQuery.WITH_THE_AUTHOR:
            close = forms.give(EndForm(slug=f"close-query-{query.pk}"))
        if query.state in (State.DRAFTED, *AuthorQuery.WAITING):
            withdraw = forms.give(EndForm(slug=f"withdraw-query-{query.pk}"))
    return QuestionRow(
        query=query,
        answer=answer,
        earlier=answers[-2::-1],
        is_overdue=is_overdue(query),
        agrees_on=agreed_wording(query, answer) if query.state == State.ANSWERED else query.agreed_wording,
        stands_in=query.agreed_in,  # type: ignore[attr-defined]
        send_url=reverse("workbench:addressee", args=[query.addressee.article_id, query.addressee_id])
        if forms is not None and query.state in AuthorQuery.OPEN
        else "",
        accept_form=accept,
        close_form=close,
        withdraw_form=withdraw,
    )
