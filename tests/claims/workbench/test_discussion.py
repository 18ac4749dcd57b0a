"""The discussion as it is read and written at the workbench, and by nobody else."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions.comments import add_comment, edit_comment, resolve_thread, withdraw_comment
from claims.actions.publication import set_public
from claims.actions.watching import watch
from claims.models import Comment, Notice, Presence, Watch
from tests.claims.publishing.test_markdown import HOSTILE, assert_inert
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import checker, editor, make_claim, published_claim, publisher, reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return checker(username="ana", byline="Ana Lind")


@pytest.fixture
def claim(ana):
    return make_claim(actor=ana)


def shown(claim, user) -> str:
    return logged_in(user).get(claim_address(claim)).content.decode()


def test_a_reader_comments_and_is_answered(claim, ana):
    someone = reader(username="rosa", byline="Rosa Reader")
    answer = logged_in(someone).post(claim_address(claim, "claim-comment"), {"words": "Is **May** right, @ana?"})
    assert answer["Location"].endswith("#discussion")
    comment = Comment.objects.get()
    page = shown(claim, ana)
    assert "Is <strong>May</strong> right, <strong>@ana</strong>?" in page
    assert "Rosa Reader mentioned you in a comment" in page
    logged_in(ana).post(claim_address(claim, "claim-comment"), {"words": "June.", "thread": comment.pk})
    assert Comment.objects.get(thread=comment).author == ana
    assert "Told of what happens here: you, Ana Lind" in shown(claim, someone) or "Ana Lind, you" in shown(
        claim, someone
    )


def test_the_article_has_a_discussion_of_its_own(claim, ana):
    client = logged_in(ana)
    client.post(article_address(claim.article_id, "article-comment"), {"words": "Who takes this article?"})
    assert "Who takes this article?" in client.get(article_address(claim.article_id)).content.decode()
    assert "Who takes this article?" not in shown(claim, ana)
    client.post(article_address(claim.article_id, "article-watch"), {"stop": "1"})
    assert Watch.objects.get(claim=None).stopped_at is not None


def test_nothing_typed_is_lost_when_a_comment_is_refused(claim, ana):
    client = logged_in(ana)
    start = add_comment(about=claim, actor=ana, words="Start.").comment
    refused = client.post(claim_address(claim, "claim-comment"), {"words": "@x" + " @y" * 3 + " kept" + "!" * 5000})
    assert refused.status_code == 422
    assert "@x @y @y @y kept!!!" in refused.content.decode()
    lost = client.post(claim_address(claim, "claim-comment"), {"words": "An answer kept", "thread": start.pk + 99})
    assert lost.status_code == 400
    assert "An answer kept" in lost.content.decode()  # its place is gone: it is shown to be copied
    other = reverse("workbench:edit-comment", args=[start.pk])
    stale = client.post(other, {"words": "A rewriting kept", "revision": 7})
    assert stale.status_code == 409
    assert "A rewriting kept" in stale.content.decode()
    forbidden = logged_in(checker()).post(other, {"words": "Somebody else’s words", "revision": 1})
    assert forbidden.status_code == 403
    assert "Somebody else’s words" in forbidden.content.decode()
    assert Comment.objects.count() == 1


def test_unknown_names_are_told_and_nothing_is_lost(claim, ana):
    said = logged_in(ana).post(claim_address(claim, "claim-comment"), {"words": "@nobody look"}, follow=True)
    assert "Nobody of this desk is called @nobody" in said.content.decode()
    assert Comment.objects.get().words == "@nobody look"


def test_withdrawn_words_are_on_no_page_and_former_ones_can_be_read(claim, ana):
    comment = add_comment(about=claim, actor=ana, words="First wording.").comment
    edit_comment(comment=comment, actor=ana, words="Second wording.", expected_revision=1)
    someone = checker()
    assert "First wording." in shown(claim, someone)
    assert "Second wording." in shown(claim, someone)
    withdraw_comment(comment=comment, actor=ana)
    page = shown(claim, someone)
    assert "Withdrawn by its author" in page
    assert "wording." not in page


def test_a_resolved_thread_is_folded(claim, ana):
    comment = add_comment(about=claim, actor=ana, words="Settled?").comment
    client = logged_in(ana)
    client.post(reverse("workbench:resolve-comment", args=[comment.pk]))
    page = shown(claim, ana)
    assert '<details class="thread resolved">' in page
    assert "0 open" in page
    client.post(reverse("workbench:resolve-comment", args=[comment.pk]), {"open": "1"})
    assert '<details class="thread resolved">' not in shown(claim, ana)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_comments_are_inert(claim, ana, words):
    add_comment(about=claim, actor=ana, words=f"@ana {words}")
    found = re.findall(r'<div class="words">(.*?)</div>\n', shown(claim, ana), re.S)
    assert len(found) == 1
    assert_inert(found[0])


def test_readers_of_the_public_pages_see_no_comment():
    author, reviewer = checker(username="ana"), editor()
    claim = published_claim(author, reviewer)
    set_public(article=claim.article, actor=publisher(), is_public=True)
    for about in (claim, claim.article):
        add_comment(about=about, actor=author, words="Internal remark @ana.")
    watch(about=claim, actor=reviewer)
    client = Client()
    pages = [
        reverse("public:verdict", args=[claim.verdict.slug]),
        reverse("public:article", args=[claim.article.slug]),
        reverse("public:home"),
        reverse("public:checks"),
        reverse("public:corrections"),
    ]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Internal remark" not in answer.content.decode()
        assert "Discussion" not in answer.content.decode()


def test_comments_watchers_and_notices_cost_no_more_queries(claim, ana):
    client = logged_in(ana)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(claim_address(claim))
        return len(captured)

    def more(count: int) -> None:
        for n in range(count):
            someone = checker(byline=f"Person {n}")
            start = add_comment(about=claim, actor=someone, words=f"@ana {n}").comment
            edit_comment(comment=start, actor=someone, words=f"@ana again {n}", expected_revision=1)
            answer = add_comment(about=claim, actor=someone, words="Answer.", thread=start).comment
            withdraw_comment(comment=answer, actor=someone)
            resolve_thread(comment=start, actor=someone, resolved=bool(n % 2))

    more(2)
    few = queries()
    more(12)
    assert queries() == few


def test_only_the_newest_threads_are_shown_until_all_are_asked_for(claim, ana, monkeypatch):
    monkeypatch.setattr("claims.workbench.discussion.SHOWN", 2)
    for words in ("Oldest.", "Older.", "Newest."):
        add_comment(about=claim, actor=ana, words=words)
    page = shown(claim, ana)
    assert "Oldest." not in page
    assert "Show 1 earlier thread" in page
    assert "Oldest." in logged_in(ana).get(claim_address(claim) + "?discussion=whole").content.decode()


def test_whom_one_can_mention(claim, ana):
    checker(username="gone", is_active=False)
    people = logged_in(ana).get(article_address(claim.article_id, "people")).json()["people"]
    assert {"name": "ana", "shown": "Ana Lind"} in people
    assert "gone" not in {person["name"] for person in people}


def test_the_company_is_told_with_304_while_it_is_the_same(claim, ana):
    ben = checker(byline="Ben Ode")
    first = logged_in(ana).get(claim_address(claim, "company"))
    again = logged_in(ana).get(claim_address(claim, "company"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert logged_in(ben).post(claim_address(claim, "here"), {"writing": "1"}).status_code == 204
    news = logged_in(ana).get(claim_address(claim, "company"), headers={"If-None-Match": first["ETag"]})
    assert "Ben Ode is editing this verdict" in news.content.decode()
    assert "Ben Ode is editing this verdict" in shown(claim, ana)
    assert Presence.objects.get().person == ben


def test_what_one_was_told_is_taken_off_beside_the_claim(claim, ana):
    watch(about=claim, actor=ana)
    add_comment(about=claim, actor=checker(byline="Ben Ode"), words="Look.")
    newest = Notice.objects.get().pk
    assert "Ben Ode commented" in shown(claim, ana)
    logged_in(ana).post(claim_address(claim, "claim-seen"), {"up_to": newest})
    assert "Ben Ode commented" not in shown(claim, ana)
