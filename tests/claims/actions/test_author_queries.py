"""Questions to authors: asking, sending, answering, agreeing; and what the database keeps of it."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from claims.actions.author_answers import Given, answer_queries
from claims.actions.author_links import (
    MOST_REQUESTS,
    TooManyRequests,
    count_request,
    find_link,
    hand_over,
    mail_questions,
    note_opened,
    revoke_links,
)
from claims.actions.author_queries import accept_answer, close_query, tell_of_unanswered, withdraw_query
from claims.actions.triage import assign_claim
from claims.models import AuthorAnswer, AuthorLink, AuthorQuery, Notice
from factcheck.audit.models import AuditEvent
from factcheck.audit.record import broken_links
from factcheck.errors import InvalidInput, NotPermitted, StaleVersion, TransitionNotAllowed
from factcheck.mail.models import Mail
from tests.claims.author_queries import link_of, make_query, secret_of, sent
from tests.factories import checker, editor, make_claim, reader

pytestmark = pytest.mark.django_db

CHANGE = {"before": "holds 11,200 containers", "after": "holds 1,120 containers"}


def answer(query: AuthorQuery, path: str, text: str = "From the port authority.", **kwargs: object) -> AuthorAnswer:
    values = {"seen": query.answers.count(), "text": text} | kwargs
    return answer_queries(link=link_of(path), given=[Given(query=query.pk, **values)])[0]


def test_a_question_goes_its_way_from_draft_to_agreement():
    asker, assignee = checker(), checker(username="assignee")
    query = make_query(actor=asker, **CHANGE)
    assign_claim(claim=query.claim, actor=editor(), assignee=assignee)
    assert query.state == "drafted"
    path = sent(query)
    query.refresh_from_db()
    assert (query.state, query.sent_at is not None) == ("sent", True)
    note_opened(link_of(path))
    query.refresh_from_db()
    assert query.state == "opened"
    given = answer(query, path, change="reworded", wording="holds about 1,100 containers")
    query.refresh_from_db()
    assert query.state == "answered"
    told = Notice.objects.filter(claim=query.claim, kind="answered")
    assert {notice.recipient for notice in told} == {asker, assignee}
    assert {notice.words for notice in told} == {"Ada Lind answered a question"}, "what may be mailed holds no question"
    query = accept_answer(query=query, actor=asker, seen=given.number)
    assert (query.state, query.agreed_wording) == ("accepted", "holds about 1,100 containers")
    events = AuditEvent.objects.filter(action__startswith="author_query").values_list("action", "actor_name")
    assert list(events) == [
        ("author_query.asked", asker.public_name),
        ("author_query.sent", asker.public_name),
        ("author_query.opened", "Ada Lind (by link)"),
        ("author_query.answered", "Ada Lind (by link)"),
        ("author_query.accepted", asker.public_name),
    ]
    assert not list(broken_links())


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"text": "  "}, "text_missing", "question"),
        ({"name": ""}, "text_missing", "name"),
        ({"text": "x" * 4001}, "too_long", "question"),
        ({"email": "not an address"}, "no_address", "email"),
        ({"deadline": dt.date(2020, 1, 1)}, "deadline_past", "deadline"),
        ({"before": "words that are not there", "after": "x"}, "before_not_found", "before"),
        ({"before": "The", "after": "A"}, "before_ambiguous", "before"),
        ({"before": "Nobody left."}, "after_missing", "after"),
        ({"after": "Somebody left."}, "before_missing", "before"),
        ({"before": "Nobody left.", "after": "Nobody left."}, "change_empty", "after"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(wrong, code, field):
    with pytest.raises(InvalidInput) as refused:
        make_query(**wrong)
    assert (refused.value.code, refused.value.details["field"]) == (code, field)
    assert not AuthorQuery.objects.exists()


def test_an_answer_about_the_whole_article_is_told_to_the_asker():
    first = make_query()
    query = make_query(None, first.asked_by, article=first.addressee.article)
    answer(query, sent(query))
    notice = Notice.objects.get(kind="answered")
    assert (notice.recipient, notice.claim, notice.article) == (first.asked_by, None, query.addressee.article)


def test_whoever_asked_is_told_once_that_no_answer_came():
    query, draft = make_query(), make_query()
    answered = make_query()
    sent(query)
    answer(answered, sent(answered))
    Notice.objects.all().delete()
    tell_of_unanswered(today=query.deadline)
    assert not Notice.objects.exists(), "the day is not over"
    for _ in range(2):
        tell_of_unanswered(today=query.deadline + dt.timedelta(days=1))
    notice = Notice.objects.get()
    assert (notice.recipient, notice.claim, notice.kind) == (query.asked_by, query.claim, "due")
    assert draft.state == "drafted"


def test_one_person_and_article_have_one_page():
    first = make_query()
    second = make_query(make_claim(first.addressee.article, first.asked_by, words="Nobody left"), first.asked_by)
    general = make_query(None, first.asked_by, article=first.addressee.article)
    other = make_query(None, first.asked_by, article=first.addressee.article, email="")
    assert first.addressee == second.addressee == general.addressee != other.addressee


def test_only_the_digest_of_a_link_is_stored():
    query = make_query()
    secret = secret_of(sent(query))
    assert len(secret) == 43, "32 random bytes"
    link = AuthorLink.objects.get()
    assert link.digest == hashlib.sha256(secret.encode()).hexdigest()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert secret not in repr(cursor.fetchall()), table


def test_a_mailed_link_is_sealed_on_its_way(settings):
    query = make_query()
    assert mail_questions(addressee=query.addressee, actor=query.asked_by) == 1
    letter = Mail.objects.get()
    secret = secret_of(next(line for line in letter.body.splitlines() if "/answers/" in line))
    assert find_link(secret).addressee == query.addressee
    assert letter.to == "ada@news.example.org"
    assert query.question not in letter.body, "questions stand behind the link alone"
    assert secret not in letter.sealed_body
    query.refresh_from_db()
    assert query.state == "sent"
    assert mail.outbox == [], "the mail is sent by its job"
    assert secret not in repr(list(AuditEvent.objects.values()))


def test_a_second_mail_reminds_and_the_first_link_still_works():
    query = make_query()
    mail_questions(addressee=query.addressee, actor=query.asked_by)
    mail_questions(addressee=query.addressee, actor=query.asked_by)
    query.refresh_from_db()
    assert query.reminded_at is not None
    assert [m.subject.startswith("Reminder") for m in Mail.objects.order_by("pk")] == [False, True]
    assert AuthorLink.objects.filter(revoked_at=None).count() == 2


def test_nothing_is_mailed_without_an_address_or_a_question():
    query = make_query(email="")
    with pytest.raises(InvalidInput, match="no e-mail address"):
        mail_questions(addressee=query.addressee, actor=query.asked_by)
    withdraw_query(query=query, actor=query.asked_by, reason="Found it.")
    with pytest.raises(TransitionNotAllowed, match="no open question"):
        hand_over(addressee=query.addressee, actor=query.asked_by)
    assert not Mail.objects.exists()


def test_links_end():
    query = make_query()
    path = sent(query)
    assert find_link(secret_of(path))
    with time_machine.travel(timezone.now() + dt.timedelta(days=22)):
        assert find_link(secret_of(path)) is None
    assert revoke_links(addressee=query.addressee, actor=query.asked_by) == 1
    assert find_link(secret_of(path)) is None
    assert find_link("") is None
    renewed = secret_of("/" + hand_over(addressee=query.addressee, actor=query.asked_by).split("/", 3)[3])
    assert find_link(renewed)
    hand_over(addressee=query.addressee, actor=query.asked_by, end_earlier=True)
    assert find_link(renewed) is None


def test_a_link_is_used_as_often_as_a_person_would():
    link = link_of(sent(make_query()))
    for _ in range(MOST_REQUESTS):
        count_request(link)
    with pytest.raises(TooManyRequests):
        count_request(link)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=11)):
        count_request(link)


def test_an_answer_can_be_changed_until_the_question_is_closed():
    query = make_query()
    path = sent(query)
    answer(query, path, "One.")
    answer(query, path, "Two.")
    assert list(query.answers.values_list("text", flat=True)) == ["One.", "Two."]
    assert answer_queries(link=link_of(path), given=[Given(query.pk, 2, "Two.")]) == [], "the same again is no answer"
    close_query(query=query, actor=query.asked_by, reason="Answered by the port.")
    with pytest.raises(TransitionNotAllowed, match="closed this question"):
        answer(query, path, "Three.")


def test_two_answers_at_once_do_not_overwrite_each_other():
    query = make_query()
    path = sent(query)
    answer(query, path, "One.", seen=0)
    with pytest.raises(StaleVersion):
        answer(query, path, "Another.", seen=0)
    assert query.answers.get().text == "One."


def test_the_desk_accepts_only_the_answer_it_has_read():
    query = make_query(**CHANGE)
    path = sent(query)
    answer(query, path, change="accepted", text="")
    answer(query, path, change="rejected", text="No.")
    with pytest.raises(StaleVersion):
        accept_answer(query=query, actor=query.asked_by, seen=1)
    query = accept_answer(query=query, actor=query.asked_by, seen=2)
    assert query.agreed_wording == "", "the words stay"


def test_all_answers_are_kept_or_none():
    first = make_query()
    second = make_query(None, first.asked_by, article=first.addressee.article)
    path = sent(first)
    with pytest.raises(InvalidInput):
        answer_queries(link=link_of(path), given=[Given(first.pk, 0, "One."), Given(second.pk, 0, "  ")])
    assert not AuthorAnswer.objects.exists()


def test_a_link_answers_its_own_questions_alone():
    mine, other, draft = make_query(), make_query(), make_query(name="Somebody else")
    path = sent(mine)
    sent(other)
    for query in (other, draft):
        with pytest.raises(TransitionNotAllowed):
            answer(query, path)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": "x" * 10_001}, "text"),
        ({"source_url": "https://" + "x" * 2000}, "source_url"),
        ({"change": "perhaps"}, "change"),
        ({"change": "reworded", "wording": " "}, "wording"),
        ({"text": "", "change": ""}, "text"),
    ],
)
def test_an_answer_is_bounded(given, field):
    query = make_query(**CHANGE)
    path = sent(query)
    with pytest.raises(InvalidInput) as refused:
        answer(query, path, **given)
    assert refused.value.details["field"] == field


def test_only_an_unanswered_question_is_withdrawn_and_only_a_sent_one_closed():
    query = make_query()
    with pytest.raises(TransitionNotAllowed):
        close_query(query=query, actor=query.asked_by, reason="x")
    answer(query, sent(query))
    with pytest.raises(TransitionNotAllowed):
        withdraw_query(query=query, actor=query.asked_by, reason="x")
    with pytest.raises(InvalidInput):
        close_query(query=query, actor=query.asked_by, reason=" ")
    close_query(query=query, actor=query.asked_by, reason="Enough.")


def test_nobody_without_the_right_asks_or_decides():
    query = make_query()
    path = sent(query)
    given = answer(query, path)
    stranger = reader()
    for refused in (
        lambda: make_query(query.claim, stranger),
        lambda: hand_over(addressee=query.addressee, actor=stranger),
        lambda: mail_questions(addressee=query.addressee, actor=stranger),
        lambda: revoke_links(addressee=query.addressee, actor=stranger),
        lambda: accept_answer(query=query, actor=stranger, seen=given.number),
        lambda: close_query(query=query, actor=stranger, reason="x"),
        lambda: withdraw_query(query=query, actor=stranger, reason="x"),
    ):
        with pytest.raises(NotPermitted):
            refused()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE claims_authoranswer SET text = 'x'",
        "DELETE FROM claims_authoranswer",
        "UPDATE claims_authorquery SET question = 'x'",
        "UPDATE claims_authorquery SET after = 'x'",
        "DELETE FROM claims_authorquery",
    ],
)
def test_the_database_keeps_what_was_asked_and_answered(sql):
    query = make_query(**CHANGE)
    answer(query, sent(query), change="accepted")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
