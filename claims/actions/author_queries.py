"""Asking an article's author, and ending a question: with an agreement, without one, or by taking it back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from claims.actions.notices import Told, tell
from claims.colleagues import people_who_may
from claims.models import Addressee, Article, AuthorAnswer, AuthorQuery, Claim
from claims.permissions import require
from claims.tidings import NoticeKind
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, StaleVersion, TransitionNotAllowed

REMIND = "claims.tell_of_unanswered_questions"
LONGEST_QUESTION = 4000
LONGEST_WORDING = 2000
LONGEST_REASON = 2000
# A page with more questions than these is no letter to an author any more.
MOST_OPEN = 40

State = AuthorQuery.State


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of whom. ``before`` are the article's own words, ``after`` what should stand there instead."""

    name: str
    email: str
    text: str
    deadline: dt.date
    before: str = ""
    after: str = ""


@transaction.atomic
def ask_author(*, article: Article, claim: Claim | None, actor: User, question: Question) -> AuthorQuery:
    """Write down a question to somebody about ``claim``, or about the whole article. Nothing is sent by it.

    Raises ``InvalidInput`` when something is missing or too long, when the words to be changed do not stand in the
    current version or stand there several times, and when the deadline lies in the past.
    """
    require(actor, "research", article)
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    version = article.current_version
    assert version is not None, "every stored article has a version"
    text = _bounded(question.text, LONGEST_QUESTION, "Write what you want to know.", field="question")
    name = _bounded(question.name, 200, "Give the name of the person who is asked.", field="name")
    before, after = question.before.strip(), question.after.strip()
    _check_change(version.text, before, after)
    if question.deadline < timezone.localdate():
        raise InvalidInput("deadline_past", "The deadline has passed already; give a later day.", field="deadline")
    addressee, _ = Addressee.objects.get_or_create(article=article, name=name, email=_address(question.email))
    if addressee.queries.filter(state__in=AuthorQuery.OPEN).count() >= MOST_OPEN:
        raise InvalidInput("too_many_open", f"{name} has {MOST_OPEN} open questions; close some before you ask more.")
    query = AuthorQuery.objects.create(
        addressee=addressee,
        claim=claim,
        version=version,
        question=text,
        before=before,
        after=after,
        deadline=question.deadline,
        asked_by=actor,
    )
    record(
        actor=actor,
        action="author_query.asked",
        obj=claim or article,
        query=query.pk,
        of=name,
        deadline=question.deadline.isoformat(),
    )
    return query


@transaction.atomic
def accept_answer(*, query: AuthorQuery, actor: User, seen: int) -> AuthorQuery:
    """Accept answer number ``seen``: the words agreed on stand on record, the author can answer no more.

    Raises ``StaleVersion`` when the author has answered otherwise meanwhile, and ``TransitionNotAllowed`` unless
    the question is answered.
    """
    require(actor, "research", query.addressee.article)
    query = AuthorQuery.objects.select_for_update(of=("self",)).get(pk=query.pk)
    answer = query.answers.order_by("-number").first()
    if answer is not None and answer.number != seen:
        raise StaleVersion("answer_changed", "The author has answered again meanwhile. Read the new answer first.")
    agreed = agreed_wording(query, answer)
    _end(query, actor, State.ACCEPTED, from_states=(State.ANSWERED,), agreed_wording=agreed)
    record(actor=actor, action="author_query.accepted", obj=_about(query), query=query.pk, answer=seen, agreed=agreed)
    return query


@transaction.atomic
def close_query(*, query: AuthorQuery, actor: User, reason: str) -> AuthorQuery:
    """Close a question that was sent, answered or not, without an agreement."""
    require(actor, "research", query.addressee.article)
    reason = _bounded(reason, LONGEST_REASON, "Say why the question is closed.", field="reason")
    _end(query, actor, State.CLOSED, from_states=AuthorQuery.WITH_THE_AUTHOR, ended_reason=reason)
    record(actor=actor, action="author_query.closed", obj=_about(query), query=query.pk, reason=reason)
    return query


@transaction.atomic
def withdraw_query(*, query: AuthorQuery, actor: User, reason: str) -> AuthorQuery:
    """Take back a question that nobody has answered yet."""
    require(actor, "research", query.addressee.article)
    reason = _bounded(reason, LONGEST_REASON, "Say why the question is taken back.", field="reason")
    from_states = (State.DRAFTED, *AuthorQuery.WAITING)
    _end(query, actor, State.WITHDRAWN, from_states=from_states, ended_reason=reason)
    record(actor=actor, action="author_query.withdrawn", obj=_about(query), query=query.pk, reason=reason)
    return query


@transaction.atomic
def tell_of_unanswered(*, today: dt.date) -> None:
    """Tell whoever asked that the deadline has passed without an answer: once for each question."""
    late = AuthorQuery.objects.filter(state__in=AuthorQuery.WAITING, deadline__lt=today)
    for query in late.select_related("addressee__article", "claim__article"):
        askers = people_who_may("view", query.addressee.article).filter(pk=query.asked_by_id)
        words = f"{query.addressee.name} has not answered a question; the deadline was {query.deadline:%-d %B %Y}"
        tell(askers, _about(query), Told(NoticeKind.DUE, words, f"unanswered:{query.pk}", detail=query.question))


def agreed_wording(query: AuthorQuery, answer: AuthorAnswer | None) -> str:
    """The words that accepting ``answer`` agrees on; "" when nothing in the text is to change."""
    if answer is None or not query.proposes:
        return ""
    return {"accepted": query.after, "reworded": answer.wording}.get(answer.change, "")


def _end(
    query: AuthorQuery, actor: User, state: AuthorQuery.State, *, from_states: tuple[str, ...], **fields: str
) -> None:
    changed = AuthorQuery.objects.filter(pk=query.pk, state__in=from_states).update(
        state=state, ended_at=timezone.now(), ended_by=actor, **fields
    )
    query.refresh_from_db()
    if changed != 1:
        raise TransitionNotAllowed(
            "query_not_in_state", f"This question is {query.get_state_display()} by now; look at it again."
        )


def _about(query: AuthorQuery) -> Claim | Article:
    return query.claim or query.addressee.article


def _check_change(text: str, before: str, after: str) -> None:
    for field, words in (("before", before), ("after", after)):
        if len(words) > LONGEST_WORDING:
            raise InvalidInput(
                "too_long", f"At most {LONGEST_WORDING} characters of the text can be proposed for change.", field=field
            )
    if not before and not after:
        return
    if not before:
        raise InvalidInput("before_missing", "Copy the words of the article that should change.", field="before")
    if not after:
        raise InvalidInput(
            "after_missing",
            "Write what should stand there instead. To have words taken out, copy the words around them, too.",
            field="after",
        )
    if before == after:
        raise InvalidInput("change_empty", "The proposed words are the same as those of the article.", field="after")
    places = text.count(before)
    if places != 1:
        raise InvalidInput(
            "before_not_found" if not places else "before_ambiguous",
            "The words to be changed do not stand in the current version of the article; copy them from there."
            if not places
            else f"The words to be changed stand {places} times in the article; copy more of the sentence.",
            field="before",
        )


def _bounded(text: str, limit: int, missing: str, *, field: str) -> str:
    text = text.strip()
    if not text:
        raise InvalidInput("text_missing", missing, field=field)
    if len(text) > limit:
        raise InvalidInput("too_long", f"That has {len(text)} characters; at most {limit} fit.", field=field)
    return text


def _address(email: str) -> str:
    email = email.strip()
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        raise InvalidInput("no_address", f"“{email[:100]}” is no e-mail address.", field="email") from None
    return email
