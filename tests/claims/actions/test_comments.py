"""Comments: who may, what is kept, whom they tell; and what the database itself refuses."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from claims.actions.comments import (
    LONGEST,
    MOST_MENTIONS,
    REWRITE_FOR,
    add_comment,
    edit_comment,
    resolve_thread,
    withdraw_comment,
)
from claims.actions.watching import stop_watching, watch
from claims.models import Comment, FormerWords, Notice, Watch
from factcheck.audit.models import AuditEvent
from factcheck.errors import FactcheckError, InvalidInput, NotPermitted, StaleVersion, TransitionNotAllowed
from tests.factories import checker, editor, make_article, make_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return checker(username="ana", byline="Ana Lind")


@pytest.fixture
def ben():
    return editor(username="ben", byline="Ben Ode")


@pytest.fixture
def claim(ana):
    return make_claim(actor=ana)


def told(person) -> list[tuple[str, str]]:
    return [(notice.kind, notice.words) for notice in Notice.objects.filter(recipient=person).order_by("pk")]


def test_a_mention_tells_its_person_once_and_makes_them_watch(claim, ana, ben):
    said = add_comment(about=claim, actor=ana, words="@ben, is that the right session? @ben @ben")
    assert said.mentioned == (ben,)
    assert told(ben) == [("mention", "Ana Lind mentioned you in a comment")]
    assert told(ana) == []
    notice = Notice.objects.get()
    assert (notice.claim, notice.article, notice.comment) == (claim, claim.article, said.comment)
    assert "the right session" in notice.detail
    assert set(Watch.objects.filter(claim=claim, stopped_at=None).values_list("person", flat=True)) == {ana.pk, ben.pk}


def test_who_watches_is_told_of_comments_and_nobody_of_their_own(claim, ana, ben):
    watch(about=claim, actor=ben)
    add_comment(about=claim, actor=ana, words="It is the session of June.")
    add_comment(about=claim, actor=ben, words="Agreed.")
    assert told(ben) == [("comment", "Ana Lind commented")]
    assert told(ana) == [("comment", "Ben Ode commented")]  # she watches since she commented


def test_who_stopped_watching_is_told_only_what_is_addressed_to_them(claim, ana, ben):
    watch(about=claim, actor=ben)
    stop_watching(about=claim, actor=ben)
    add_comment(about=claim, actor=ana, words="One.")
    add_comment(about=claim, actor=ben, words="Two.")  # taking part does not start it again
    add_comment(about=claim, actor=ana, words="Three.")
    assert told(ben) == []
    add_comment(about=claim, actor=ana, words="@ben four.")
    assert [kind for kind, _ in told(ben)] == ["mention"]
    watch(about=claim, actor=ben)
    add_comment(about=claim, actor=ana, words="Five.")
    assert [kind for kind, _ in told(ben)] == ["mention", "comment"]


def test_comments_on_an_article_tell_those_who_watch_the_article(claim, ana, ben):
    article = claim.article
    watch(about=claim, actor=ben)
    other = checker()
    watch(about=article, actor=other)
    add_comment(about=article, actor=ana, words="Who takes this one?")
    assert told(ben) == []
    assert told(other) == [("comment", "Ana Lind commented")]
    assert Notice.objects.get().claim is None


def test_names_that_are_nobodys_are_told_and_the_words_stand(claim, ana, ben):
    checker(username="gone", is_active=False)
    said = add_comment(about=claim, actor=ana, words="@nobody @gone @BEN")
    assert said.unknown == ("nobody", "gone")
    assert said.mentioned == (ben,)  # capitals do not matter where one person is meant
    checker(username="Ben")
    said = add_comment(about=claim, actor=ana, words="@BEN and @ben")
    assert (said.mentioned, said.unknown) == ((ben,), ("BEN",))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "comment_empty"),
        (" \n\0 ", "comment_empty"),
        ("x" * (LONGEST + 1), "comment_too_long"),
        (" ".join(f"@person-{n}" for n in range(MOST_MENTIONS + 1)), "too_many_mentions"),
    ],
)
def test_words_have_bounds(claim, ana, words, code):
    with pytest.raises(InvalidInput) as refused:
        add_comment(about=claim, actor=ana, words=words)
    assert refused.value.code == code
    assert not Comment.objects.exists()


def test_an_answer_joins_its_thread_and_opens_it_again(claim, ana, ben):
    start = add_comment(about=claim, actor=ana, words="Which session?").comment
    answer = add_comment(about=claim, actor=ben, words="June.", thread=start).comment
    resolve_thread(comment=start, actor=ana, resolved=True)
    start.refresh_from_db()
    assert start.resolved_by == ana
    again = add_comment(about=claim, actor=ben, words="No, July.", thread=answer).comment
    start.refresh_from_db()
    assert (again.thread, start.resolved_at, start.resolved_by) == (start, None, None)
    with pytest.raises(InvalidInput, match="first comment"):
        resolve_thread(comment=answer, actor=ana, resolved=True)
    for elsewhere in (make_claim(claim.article, words="The work"), claim.article, make_article()):
        with pytest.raises(InvalidInput, match="something else"):
            add_comment(about=elsewhere, actor=ana, words="Here?", thread=start)


def test_a_comment_is_rewritten_for_a_while_by_its_author_and_its_former_text_is_kept(claim, ana, ben):
    comment = add_comment(about=claim, actor=ana, words="It is Juni.").comment
    said = edit_comment(comment=comment, actor=ana, words="It is June, @ben.", expected_revision=1)
    assert (said.comment.words, said.comment.revision) == ("It is June, @ben.", 2)
    assert said.comment.edited_at is not None
    assert [(former.revision, former.words) for former in FormerWords.objects.all()] == [(1, "It is Juni.")]
    assert [kind for kind, _ in told(ben)] == ["mention"]
    edit_comment(comment=comment, actor=ana, words="It is June 2025, @ben.", expected_revision=2)
    assert [kind for kind, _ in told(ben)] == ["mention"]  # told once
    assert "2025" in Notice.objects.get(recipient=ben).detail
    with pytest.raises(StaleVersion):
        edit_comment(comment=comment, actor=ana, words="From an old window.", expected_revision=2)
    with pytest.raises(NotPermitted):
        edit_comment(comment=comment, actor=ben, words="Mine now.", expected_revision=3)
    later = timezone.now() + REWRITE_FOR + timedelta(seconds=1)
    with time_machine.travel(later), pytest.raises(TransitionNotAllowed, match="15 minutes"):
        edit_comment(comment=comment, actor=ana, words="Too late.", expected_revision=3)
    comment.refresh_from_db()
    assert comment.words == "It is June 2025, @ben."
    assert FormerWords.objects.count() == 2


def test_a_withdrawn_comment_keeps_its_place_and_takes_its_words_off_other_desks(claim, ana, ben):
    comment = add_comment(about=claim, actor=ana, words="@ben the source is Carl Secret.").comment
    with pytest.raises(NotPermitted):
        withdraw_comment(comment=comment, actor=checker())
    withdraw_comment(comment=comment, actor=ana)
    comment.refresh_from_db()
    assert comment.withdrawn_by == ana
    assert "Secret" in comment.words  # on record
    assert "Secret" not in Notice.objects.get(recipient=ben).detail
    assert not AuditEvent.objects.filter(detail__icontains="Secret").exists()
    for again in (
        lambda: withdraw_comment(comment=comment, actor=ben),
        lambda: edit_comment(comment=comment, actor=ana, words="New.", expected_revision=1),
    ):
        with pytest.raises(TransitionNotAllowed):
            again()
    other = add_comment(about=claim, actor=ana, words="Another.").comment
    assert withdraw_comment(comment=other, actor=ben).withdrawn_by == ben  # an editor may, for anybody


def test_each_step_leaves_one_audit_event_on_what_it_is_about(claim, ana):
    before = AuditEvent.objects.count()
    comment = add_comment(about=claim, actor=ana, words="One.").comment
    edit_comment(comment=comment, actor=ana, words="Two.", expected_revision=1)
    resolve_thread(comment=comment, actor=ana, resolved=True)
    resolve_thread(comment=comment, actor=ana, resolved=True)  # it is already
    resolve_thread(comment=comment, actor=ana, resolved=False)
    withdraw_comment(comment=comment, actor=ana)
    watch(about=claim, actor=ana)  # she does, since she commented
    stop_watching(about=claim, actor=ana)
    watch(about=claim, actor=ana)
    events = list(AuditEvent.objects.order_by("pk"))[before:]
    assert [event.action for event in events] == [
        "comment.made",
        "comment.edited",
        "comment.resolved",
        "comment.reopened",
        "comment.withdrawn",
        "watch.stopped",
        "watch.started",
    ]
    assert {(event.object_type, event.object_id) for event in events} == {("claims.claim", str(claim.pk))}


def test_nobody_without_an_account_comments(claim, ana):
    gone = checker(is_active=False)
    comment = add_comment(about=claim, actor=ana, words="One.").comment
    for attempt in (
        lambda: add_comment(about=claim, actor=gone, words="Two."),
        lambda: edit_comment(comment=comment, actor=gone, words="Two.", expected_revision=1),
        lambda: withdraw_comment(comment=comment, actor=gone),
        lambda: resolve_thread(comment=comment, actor=gone, resolved=True),
        lambda: watch(about=claim, actor=gone),
        lambda: stop_watching(about=claim, actor=gone),
    ):
        with pytest.raises(FactcheckError):
            attempt()
    assert Comment.objects.count() == 1


RAW = {
    "a comment is never deleted": "DELETE FROM claims_comment",
    "the author and place of a comment never change": "UPDATE claims_comment SET author_id = author_id + 1",
    "a comment moved to another claim": "UPDATE claims_comment SET claim_id = NULL",
    "new words without the former ones": "UPDATE claims_comment SET words = 'Other.'",
    "what was withdrawn comes back": "UPDATE claims_comment SET withdrawn_at = NULL, withdrawn_by_id = NULL",
    "former words changed": "UPDATE claims_formerwords SET words = 'Other.'",
    "former words deleted": "DELETE FROM claims_formerwords",
    "an answer resolved": "UPDATE claims_comment SET resolved_at = made_at, resolved_by_id = author_id "
    "WHERE thread_id IS NOT NULL",
    "withdrawn by nobody": "UPDATE claims_comment SET withdrawn_at = made_at WHERE withdrawn_at IS NULL",
}


@pytest.mark.parametrize("statement", RAW.values(), ids=RAW.keys())
def test_the_database_refuses(claim, ana, statement):
    start = add_comment(about=claim, actor=ana, words="One.").comment
    edit_comment(comment=start, actor=ana, words="Two.", expected_revision=1)
    answer = add_comment(about=claim, actor=ana, words="Three.", thread=start).comment
    withdraw_comment(comment=add_comment(about=claim, actor=ana, words="Four.", thread=answer).comment, actor=ana)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
