"""Questions to authors and the reply register at the workbench: what is shown, what is typed, what it costs."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.actions.author_answers import Given, answer_queries
from claims.actions.author_queries import accept_answer
from claims.actions.intake import add_version
from claims.models import AuthorLink, AuthorQuery, ReplyRequest
from factcheck.mail.models import Mail
from tests.claims.author_queries import link_of, make_query, secret_of, sent
from tests.claims.replies import make_outcome, make_request
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import checker, make_claim, make_snapshot, published_claim

pytestmark = pytest.mark.django_db

ASK = {"name": "Ada Lind", "text": "Is it so?", "deadline": "2099-01-01"}
ENTRY = {"asked": "Ada Lind", "asked_on": "2025-12-01", "channel": "email", "question": "Is it so?"}


def sending(query: AuthorQuery) -> str:
    return reverse("workbench:addressee", args=[query.addressee.article_id, query.addressee_id])


def test_a_refused_question_comes_back_as_typed():
    claim = make_claim()
    page = logged_in(checker()).post(
        claim_address(claim, "ask-author"),
        ASK | {"before": "not in the article", "after": "x", "text": "A long question"},
    )
    html = page.content.decode()
    assert page.status_code == 400
    assert "do not stand in the current version" in html
    assert "A long question" in html
    assert not AuthorQuery.objects.exists()


def test_words_copied_with_other_white_space_become_the_articles_own():
    query = make_query()
    claim = query.claim
    data = ASK | {"before": " The  vote\nwas close. ", "after": "The vote was clear."}
    assert logged_in(checker()).post(claim_address(claim, "ask-author"), data).status_code == 302
    assert AuthorQuery.objects.order_by("-pk").first().before == "The vote was close."


def test_one_goes_back_to_where_the_form_stood():
    query = make_query()
    client = logged_in(checker())
    address = reverse("workbench:withdraw-query", args=[query.addressee.article_id, query.pk])
    refused = client.post(address, {"reason": "", "at": query.claim.number})
    assert refused.status_code == 400
    assert "Say why the question is taken back." in refused.content.decode()
    assert 'id="claim-heading"' in refused.content.decode()
    assert client.post(address, {"reason": "", "at": "9" * 50}).status_code == 400
    assert client.post(address, {"reason": "Found.", "at": query.claim.number})["Location"] == claim_address(
        query.claim
    )


def test_a_link_is_shown_once_and_kept_by_nobody():
    query = make_query()
    client = logged_in(checker())
    made = client.post(sending(query), {"link": "1"})
    assert "no-store" in made["Cache-Control"]
    html = made.content.decode()
    path = html.split('class="secret mono">')[1].split("<")[0].split("/", 3)[3]
    assert link_of(path).addressee == query.addressee
    assert secret_of(path) not in client.get(sending(query)).content.decode()
    assert secret_of(path) not in repr(client.session.items())
    client.post(sending(query), {"revoke": "1"})
    assert not AuthorLink.objects.filter(revoked_at=None).exists()


def test_a_mail_goes_out_only_when_somebody_presses(settings):
    query = make_query()
    client = logged_in(checker())
    client.get(sending(query))
    assert "no mail server" in client.get(sending(query)).content.decode()
    settings.EMAIL_URL = "smtp://mail.example.org"
    assert "no mail server" not in client.get(sending(query)).content.decode()
    assert not Mail.objects.exists()
    assert client.post(sending(query), {"mail": "1"}).status_code == 302
    assert Mail.objects.get().to == query.addressee.email
    assert "Send a reminder" in client.get(sending(query)).content.decode()


def test_an_answer_is_shown_as_text_whatever_it_says():
    query = make_query(before="Nobody left.", after="Somebody left.")
    path = sent(query)
    hostile = "<script>alert(1)</script>"
    given = Given(query.pk, 0, hostile, "reworded", hostile, "javascript:alert(1)")
    answer_queries(link=link_of(path), given=[given])
    html = logged_in(checker()).get(claim_address(query.claim)).content.decode()
    assert hostile not in html
    assert "javascript:alert(1)" in html
    assert 'href="javascript' not in html


def test_what_was_agreed_is_looked_for_in_the_next_version():
    query = make_query(before="Nobody left.", after="Somebody left.")
    answer_queries(link=link_of(sent(query)), given=[Given(query.pk, 0, "", "accepted")])
    accept_answer(query=query, actor=query.asked_by, seen=1)
    client = logged_in(checker())
    assert "not in the text yet" in client.get(claim_address(query.claim)).content.decode()
    text = query.version.text.replace("Nobody left.", "Somebody left.")
    add_version(article=query.addressee.article, actor=query.asked_by, text=text)
    assert "the agreed words stand in version 2" in client.get(claim_address(query.claim)).content.decode()


def test_a_refused_entry_of_the_register_comes_back_as_typed():
    claim = make_claim()
    client = logged_in(checker())
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    page = client.post(
        claim_address(claim, "reply-request"), ENTRY | {"asked_on": f"{tomorrow}", "question": "Really?"}
    )
    assert page.status_code == 400
    assert "That day is still to come." in page.content.decode()
    assert "Really?" in page.content.decode()
    assert not ReplyRequest.objects.exists()


def test_the_register_is_added_to_from_claim_and_article():
    claim = make_claim()
    client = logged_in(checker())
    snapshot = make_snapshot()
    assert client.post(claim_address(claim, "reply-request"), ENTRY | {"snapshot": snapshot.pk}).status_code == 302
    assert client.post(article_address(claim.article_id, "reply-request-article"), ENTRY).status_code == 302
    first, second = ReplyRequest.objects.order_by("pk")
    assert (first.claim, first.snapshot, first.printed, second.claim) == (claim, snapshot, False, None)
    for name, data in (
        ("reply-outcome", {"kind": "replied", "happened_on": "2025-12-02", "words": "Yes.", "may_print": "on"}),
        ("reply-correct", ENTRY | {"asked": "Bo Holm", "reason": "Misspelt."}),
        ("reply-strike", {"reason": "Another article."}),
    ):
        address = reverse(f"workbench:{name}", args=[claim.article_id, first.pk])
        assert client.post(address, data | {"at": claim.number}).status_code == 302, name
    html = client.get(claim_address(claim)).content.decode()
    assert "Bo Holm" in html
    assert "entered in error" in html
    assert "whole article" in html


def test_a_published_page_that_is_older_than_the_register_is_named():
    claim = published_claim()
    client = logged_in(checker())
    assert "something else than this register" not in client.get(claim_address(claim)).content.decode()
    make_request(claim)
    assert "something else than this register" in client.get(claim_address(claim)).content.decode()


def test_queries_do_not_grow_with_questions_and_entries():
    query = make_query()
    claim, client = query.claim, logged_in(checker())
    path = sent(query)
    answer_queries(link=link_of(path), given=[Given(query.pk, 0, "One.")])
    make_outcome(make_request(claim))
    make_outcome(make_request(claim, whole=True))
    pages = (claim_address(claim), article_address(claim.article_id), sending(query))

    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    few = [cost(address) for address in pages]
    for n in range(4):
        more = make_query(claim, query.asked_by, text=f"Question {n}?")
        sent(more)
        answer_queries(link=link_of(path), given=[Given(more.pk, 0, "One.")])
        make_outcome(make_request(claim), "declined")
        make_outcome(make_request(claim, whole=True), "no_reply")
    assert [cost(address) for address in pages] == few


def test_the_list_of_questions_costs_the_same_for_few_and_for_many():
    client = logged_in(checker())
    address = reverse("admin:claims_authorquery_changelist")

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    make_query()
    few = cost()
    for _ in range(4):
        make_query()
    assert cost() == few


def test_the_list_of_questions_is_filtered():
    client = logged_in(checker())
    address = reverse("admin:claims_authorquery_changelist")
    drafted, waiting, agreed = (
        make_query(text="Drafted?"),
        make_query(text="Waiting?"),
        make_query(text="Agreed?", before="Nobody left.", after="Somebody left."),
    )
    sent(waiting)
    AuthorQuery.objects.filter(pk=waiting.pk).update(deadline=timezone.localdate() - dt.timedelta(days=1))
    answer_queries(link=link_of(sent(agreed)), given=[Given(agreed.pk, 0, "", "accepted")])
    accept_answer(query=agreed, actor=agreed.asked_by, seen=1)
    shown = {
        standing: {query.pk for query in client.get(address, {"standing": standing}).context["cl"].result_list}
        for standing in ("open", "overdue", "answered", "unsent", "agreed")
    }
    assert shown == {
        "open": {drafted.pk, waiting.pk},
        "overdue": {waiting.pk},
        "answered": set(),
        "unsent": {drafted.pk},
        "agreed": {agreed.pk},
    }
    to_claim = client.get(reverse("admin:claims_authorquery_change", args=[drafted.pk]))["Location"]
    assert to_claim == f"{claim_address(drafted.claim)}#questions-heading"
