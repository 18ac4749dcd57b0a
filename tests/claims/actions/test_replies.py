"""The right-of-reply register: only added to, and part of what the second person approves."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from claims.actions.gates import unmet_gates
from claims.actions.publication import publish_verdict
from claims.actions.replies import Asked, Outcome, correct_request, record_outcome, strike_request
from claims.actions.reshaping import Seen, Words, resize_claim, split_claim
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.actions.undoing import last_step, undo_last_step
from claims.models import Claim, DeskPolicy, Gate, PrintedReply, ReplyRequest, ReplyUpdate
from claims.reply_register import is_out_of_date, printed_replies, read_entry, register_of, reply_offered
from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, NotPermitted, TransitionNotAllowed
from tests.claims.replies import days_ago, make_outcome, make_request
from tests.factories import checker, make_claim, published_claim, publisher, reader, researched_claim

pytestmark = pytest.mark.django_db


def test_an_entry_is_corrected_by_another_and_nothing_is_lost():
    claim = make_claim()
    request = make_request(claim, asked="Ada Lynd", deadline=days_ago(2))
    assert read_entry(request).state == "overdue"
    correct_request(
        request=request,
        actor=request.recorded_by,
        asked=Asked(asked="Ada Lind", role="", asked_on=days_ago(6), channel="phone", printed=False),
        reason="Misspelt; and it was by phone.",
    )
    make_outcome(request, "no_reply")
    make_outcome(request, "replied", words="We stand by it.", may_print=True)
    (entry,) = register_of(claim)
    assert (entry.asked, entry.role, entry.asked_on, entry.channel) == ("Ada Lind", "", days_ago(6), "phone")
    assert (entry.state, entry.printed_words, entry.deadline) == ("replied", "We stand by it.", None)
    assert printed_replies(claim) == [], "corrected not to be printed"
    assert [update.kind for update in entry.updates] == ["corrected", "no_reply", "replied"]
    assert entry.request.asked == "Ada Lynd"
    strike_request(request=request, actor=request.recorded_by, reason="Another article.")
    assert register_of(claim)[0].state == "struck"
    with pytest.raises(TransitionNotAllowed, match="was struck"):
        make_outcome(request)
    assert list(AuditEvent.objects.filter(action__startswith="reply").values_list("action", flat=True)) == [
        *("reply.requested", "reply.corrected", "reply.recorded", "reply.recorded", "reply.struck")
    ]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"asked": " "}, "asked"),
        ({"asked": "x" * 201}, "asked"),
        ({"channel": "pigeon"}, "channel"),
        ({"asked_on": timezone.localdate() + dt.timedelta(days=1)}, "asked_on"),
        ({"deadline": days_ago(30)}, "deadline"),
        ({"question": ""}, "question"),
        ({"note": "x" * 5001}, "note"),
    ],
)
def test_a_request_that_cannot_be_entered_says_why(wrong, field):
    with pytest.raises(InvalidInput) as refused:
        make_request(make_claim(), **wrong)
    assert refused.value.details["field"] == field
    assert not ReplyRequest.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "corrected"}, "kind"),
        ({"kind": "no_reply", "words": "We stand by it."}, "kind"),
        ({"may_print": True}, "words"),
        ({"happened_on": timezone.localdate() + dt.timedelta(days=1)}, "happened_on"),
    ],
)
def test_an_outcome_that_cannot_be_entered_says_why(wrong, field):
    request = make_request(make_claim())
    with pytest.raises(InvalidInput) as refused:
        make_outcome(request, **wrong)
    assert refused.value.details["field"] == field


def test_nobody_without_the_right_writes_in_it():
    request = make_request(make_claim())
    stranger = reader()
    asked = Asked("A", days_ago(1), "phone")
    for refused in (
        lambda: make_request(request.claim, stranger),
        lambda: record_outcome(request=request, actor=stranger, outcome=Outcome("replied", days_ago(1))),
        lambda: correct_request(request=request, actor=stranger, asked=asked, reason="x"),
        lambda: strike_request(request=request, actor=stranger, reason="x"),
    ):
        with pytest.raises(NotPermitted):
            refused()


@pytest.mark.parametrize("when", ["in review", "approved"])
def test_a_reply_that_the_page_would_print_has_to_be_approved_again(when):
    author, reviewer = checker(), publisher()
    claim = researched_claim(author)
    request = make_request(claim)
    claim = submit_verdict(claim=claim, actor=author)
    if when == "approved":
        claim = approve_verdict(claim=claim, actor=reviewer)
    make_outcome(request, words="Private words.")
    step = publish_verdict if when == "approved" else approve_verdict
    with pytest.raises(TransitionNotAllowed):
        step(claim=claim, actor=reviewer)


def test_what_no_page_prints_changes_nothing_that_was_approved():
    author, reviewer = checker(), publisher()
    claim = researched_claim(author)
    request = make_request(claim)
    make_outcome(request, words="It is true.", may_print=True)
    claim = approve_verdict(claim=submit_verdict(claim=claim, actor=author), actor=reviewer)
    make_request(claim, printed=False)
    correct_request(
        request=request,
        actor=author,
        asked=Asked(request.asked, request.asked_on, request.channel, role=request.role, deadline=days_ago(1)),
        reason="The deadline was missing; no page prints it.",
    )
    claim = publish_verdict(claim=claim, actor=reviewer)
    printed = PrintedReply.objects.get(version__verdict__claim=claim)
    assert (printed.asked, printed.outcome, printed.words) == ("Ada Lind", "replied", "It is true.")


def test_what_is_published_stays_whatever_is_entered_later():
    author = checker()
    claim = researched_claim(author)
    request = make_request(claim, whole=True)
    claim = approve_verdict(claim=submit_verdict(claim=claim, actor=author), actor=publisher())
    claim = publish_verdict(claim=claim, actor=publisher())
    version = Claim.objects.get(pk=claim.pk).verdict.published_version
    assert not is_out_of_date(version, register_of(claim))
    make_outcome(request, "declined")
    assert is_out_of_date(version, register_of(claim))
    assert version.replies.get().outcome == ""


def wider(claim: Claim, words: str) -> Claim:
    """What takes the place of ``claim`` once a person gave it other words."""
    article = claim.article
    start = article.current_version.text.index(words)
    seen = Seen(article.current_version, claim.revision)
    return resize_claim(claim=claim, actor=checker(), seen=seen, words=Words(start, start + len(words)))


def test_what_was_asked_before_a_claim_got_other_words_is_printed_on_its_page_and_gone_once_undone():
    person = checker()
    old = make_claim(words="Mayor Ada Lind")
    request = make_request(old)
    make_request(old, whole=True, asked="The council")
    middle = wider(old, "Mayor Ada Lind on")
    new = wider(middle, "Mayor Ada Lind on Tuesday")
    make_request(new, asked="The harbour master")
    for claim, asked in (
        (old, ["Ada Lind", "The council"]),
        (middle, ["Ada Lind", "The council"]),
        (new, ["Ada Lind", "The council", "The harbour master"]),
    ):
        assert [reply.asked for reply in printed_replies(claim)] == asked
    make_outcome(request, "declined")
    assert reply_offered(new).sentence.startswith("Ada Lind was asked on")
    assert last_step(Claim.objects.get(pk=new.pk), person) is None, "somebody was asked about it since"


def test_an_undone_split_takes_what_was_asked_back_with_it():
    person = checker()
    old = make_claim(words="Mayor Ada Lind on Tuesday")
    make_request(old)
    at = old.anchors.get().start + len("Mayor Ada Lind ")
    parts = split_claim(claim=old, actor=person, seen=Seen(old.article.current_version, old.revision), at=at)
    assert [len(printed_replies(part)) for part in parts] == [1, 1]
    step = last_step(Claim.objects.get(pk=parts[0].pk), person)
    undo_last_step(claim=parts[0], actor=person, key=step.key)
    assert [len(printed_replies(claim)) for claim in (*parts, old)] == [0, 0, 1]


def test_a_desk_may_ask_for_an_offered_reply_before_it_publishes():
    claim = make_claim()
    DeskPolicy.objects.update_or_create(desk=claim.article.desk, defaults={"needs_reply": True})
    claim = Claim.objects.get(pk=claim.pk)
    unmet = {each.gate: each.sentence for each in unmet_gates(claim)}
    assert unmet[Gate.REPLY].startswith("Nobody was offered a reply yet")
    make_outcome(make_request(claim), "no_reply")
    assert Gate.REPLY not in {each.gate for each in unmet_gates(claim)}


def test_whether_a_reply_was_offered():
    claim = make_claim()
    assert not reply_offered(claim).is_offered
    request = make_request(claim, deadline=timezone.localdate())
    assert not reply_offered(claim).is_offered
    assert "has until" in reply_offered(claim).sentence
    make_outcome(request, "declined")
    assert reply_offered(claim).is_offered
    assert "declined to comment" in reply_offered(claim).sentence
    other = make_claim(claim.article, words="said Mayor")
    assert not reply_offered(other).is_offered, "a reply about one claim is none about another"
    make_request(claim, whole=True, deadline=days_ago(1))
    assert reply_offered(other).is_offered, "asked about everything in the article, and silent"
    strike_request(request=ReplyRequest.objects.get(claim=None), actor=checker(), reason="x")
    assert not reply_offered(other).is_offered


@pytest.mark.parametrize("table", ["replyrequest", "replyupdate", "printedreply"])
def test_the_database_lets_nothing_be_rewritten(table):
    author = checker()
    claim = researched_claim(author)
    make_outcome(make_request(claim))
    claim = approve_verdict(claim=submit_verdict(claim=claim, actor=author), actor=publisher())
    publish_verdict(claim=claim, actor=publisher())
    for sql in (f"UPDATE claims_{table} SET asked = 'x'", f"DELETE FROM claims_{table}"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    row = {"replyrequest": ReplyRequest, "replyupdate": ReplyUpdate, "printedreply": PrintedReply}[table].objects.get()
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()


def test_nothing_is_printed_into_a_published_version():
    claim = published_claim()
    request = make_request(claim)
    row = printed_replies(claim)[0]
    row.version = claim.verdict.versions.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    assert ReplyRequest.objects.get() == request


def test_reading_the_register_takes_three_queries(django_assert_num_queries):
    claim = make_claim()
    for _ in range(3):
        make_outcome(make_request(claim))
        make_outcome(make_request(claim, whole=True), "no_reply")
    with django_assert_num_queries(3):
        entries = register_of(claim)
        assert [entry.request.recorded_by.public_name and entry.state for entry in entries]
        assert all(update.recorded_by.public_name for entry in entries for update in entry.updates)
