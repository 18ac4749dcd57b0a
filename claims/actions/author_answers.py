"""What an author answers through a link, without an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from claims.actions.author_queries import LONGEST_WORDING
from claims.actions.notices import Told, key_of, tell, watchers_of
from claims.models import AuthorAnswer, AuthorLink, AuthorQuery
from claims.tidings import NoticeKind
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, StaleVersion, TransitionNotAllowed

LONGEST_ANSWER = 10_000
LONGEST_ADDRESS = 2000
# Nobody changes their mind more often about one question.
MOST_ANSWERS = 50

Change = AuthorAnswer.Change


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it was typed; ``seen`` is the number of the latest answer that the page showed (0: none)."""

    query: int
    seen: int
    text: str
    change: str = ""
    wording: str = ""
    source_url: str = ""


@transaction.atomic
def answer_queries(*, link: AuthorLink, given: Sequence[Given]) -> list[AuthorAnswer]:
    """Keep the answers, all or none of them, and tell the desk; one that says what is on record already is left out.

    Errors name the question in their details. Raises ``TransitionNotAllowed`` for a question that is not open to
    the addressee, ``StaleVersion`` when somebody with the link answered it since the page was shown, and
    ``InvalidInput`` for an answer that says nothing, is too long or of which something is missing.
    """
    made = []
    for one in given:
        query = (
            AuthorQuery.objects.select_for_update(of=("self",))
            .filter(pk=one.query, addressee_id=link.addressee_id, state__in=AuthorQuery.WITH_THE_AUTHOR)
            .first()
        )
        if query is None:
            raise TransitionNotAllowed("query_closed", "The desk has closed this question meanwhile.", query=one.query)
        if answer := _keep(query, one):
            made.append(answer)
            _tell(query, answer, link)
    return made


def _keep(query: AuthorQuery, given: Given) -> AuthorAnswer | None:
    fields = _fields(query, given)
    last = query.answers.order_by("-number").first()
    if last is not None and all(getattr(last, name) == value for name, value in fields.items()):
        return None
    number = last.number if last else 0
    if number != given.seen:
        raise StaleVersion(
            "answered_meanwhile",
            "This question was answered with the same link meanwhile. Read that answer; sending again replaces it.",
            query=query.pk,
        )
    if number >= MOST_ANSWERS:
        raise TransitionNotAllowed(
            "too_many_answers", "This answer was changed very often; write to the desk instead.", query=query.pk
        )
    answer = AuthorAnswer.objects.create(query=query, number=number + 1, **fields)
    AuthorQuery.objects.filter(pk=query.pk).update(state=AuthorQuery.State.ANSWERED, answered_at=timezone.now())
    return answer


def _fields(query: AuthorQuery, given: Given) -> dict[str, str]:
    text, wording, source_url = given.text.strip(), given.wording.strip(), given.source_url.strip()
    change = given.change if query.proposes else ""
    if change not in Change.values:
        raise _invalid(query, "change", "Say whether you agree with the proposed words.")
    if change != Change.REWORDED:
        wording = ""
    elif not wording:
        raise _invalid(query, "wording", "Write the words that you propose instead.")
    if not (text or change):
        raise _invalid(query, "text", "Write an answer before you send it.")
    for field, value, limit in (
        ("text", text, LONGEST_ANSWER),
        ("wording", wording, LONGEST_WORDING),
        ("source_url", source_url, LONGEST_ADDRESS),
    ):
        if len(value) > limit:
            raise _invalid(query, field, f"That has {len(value)} characters; at most {limit} fit.")
    return {"text": text, "change": change, "wording": wording, "source_url": source_url}


def _invalid(query: AuthorQuery, field: str, message: str) -> InvalidInput:
    return InvalidInput("answer_incomplete", message, query=query.pk, field=field)


def _tell(query: AuthorQuery, answer: AuthorAnswer, link: AuthorLink) -> None:
    about = query.claim or link.addressee.article
    event = record(
        actor=None,
        actor_name=f"{link.addressee.name} (by link)",
        action="author_query.answered",
        obj=about,
        query=query.pk,
        answer=answer.number,
        change=answer.change,
    )
    also = [query.asked_by_id]
    if query.claim is not None and query.claim.assigned_to_id is not None:
        also.append(query.claim.assigned_to_id)
    words = f"{link.addressee.name} {'answered' if answer.number == 1 else 'changed the answer to'} a question"
    told = Told(NoticeKind.ANSWERED, words, key_of(event), detail=query.question)
    tell(watchers_of(about, also=also), about, told)
