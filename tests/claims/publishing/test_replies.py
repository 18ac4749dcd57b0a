"""What a verdict page says of the right-of-reply register: what may be published, and nothing else."""

from __future__ import annotations

import pytest

from claims.models import Claim
from claims.publishing.conditional import rendered_pages
from factcheck.accounts.models import User
from tests.claims.publishing.pages import get, main, mark_up, published, republished, verdict_path
from tests.claims.replies import days_ago, make_outcome, make_request
from tests.factories import checker, make_snapshot, researched_claim

pytestmark = pytest.mark.django_db


def published_with(author: User, *replies: tuple[dict, str, dict]) -> Claim:
    claim = researched_claim(author)
    for request, kind, outcome in replies:
        entered = make_request(claim, author, **request)
        if kind:
            make_outcome(entered, kind, **outcome)
    return published(claim, author)


def test_the_page_prints_exactly_what_may_be_published(client):
    author = checker()
    secret = {"note": "Secret note", "question": "Secret question?"}
    claim = published_with(
        author,
        (secret | {"snapshot": make_snapshot()}, "replied", {"words": "We stand by it.", "may_print": True}),
        ({"asked": "Bo Holm", "role": "", "channel": "phone"}, "replied", {"words": "Secret words", "note": "Secret"}),
        ({"asked": "The port"}, "declined", {}),
        ({"asked": "The ministry", "whole": True}, "no_reply", {"note": "Secret call"}),
        ({"asked": "The union", "deadline": days_ago(1)}, "", {}),
        ({"asked": "Secret witness", "printed": False}, "replied", {"words": "Secret", "may_print": True}),
    )
    path = verdict_path(claim)
    shown = main(get(client, path))
    day = f"{days_ago(5):%-d %B %Y}"
    assert f"We contacted Ada Lind, mayor, by e-mail on {day}. They replied on" in shown
    assert "We stand by it." in shown
    assert f"We contacted Bo Holm by phone on {day}. They replied on {days_ago(3):%-d %B %Y}." in shown
    assert "We contacted The port, mayor, by e-mail on" in shown
    assert "They declined to comment." in shown
    assert "They did not reply." in shown
    assert "When this was published, no reply had come." in shown
    assert "Secret" not in client.get(path).content.decode()


def test_a_later_reply_waits_for_the_next_version(client):
    author = checker()
    claim = published_with(author, ({}, "", {}))
    path = verdict_path(claim)
    first = client.get(path)
    make_outcome(claim.reply_requests.get(), words="A late reply.", may_print=True)
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 304
    rendered_pages.clear()
    assert client.get(path).content == first.content
    claim = republished(claim, correction_note="The mayor replied.")
    second = client.get(path, headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200
    assert "A late reply." in second.content.decode()


def test_hostile_words_are_text(client):
    hostile = "</script><script>alert(1)</script>"
    claim = published_with(
        checker(), ({"asked": hostile, "role": hostile}, "replied", {"words": hostile, "may_print": True})
    )
    page = client.get(verdict_path(claim)).content.decode()
    assert "<script>alert" not in page


def test_the_mark_up_says_nothing_of_it(client):
    claim = published_with(checker(), ({}, "replied", {"words": "We stand by it.", "may_print": True}))
    assert "We stand by it." not in str(mark_up(get(client, verdict_path(claim))))


def test_queries_do_not_grow_with_the_entries(client, django_assert_max_num_queries):
    author = checker()
    few = published_with(author, ({}, "replied", {}))
    many = published_with(author, *[({"asked": f"Person {n}"}, "replied", {}) for n in range(6)])
    with django_assert_max_num_queries(14) as context:
        client.get(verdict_path(few))
        number = len(context)
    with django_assert_max_num_queries(number):
        client.get(verdict_path(many))
