"""The page on which an author answers: what it shows, what it keeps secret, and that nothing typed is lost."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from claims.actions.author_answers import Given, answer_queries
from claims.actions.author_links import MOST_REQUESTS, revoke_links
from claims.actions.author_queries import accept_answer, close_query
from claims.models import AuthorAnswer, AuthorLink, AuthorQuery
from tests.claims.author_queries import link_of, make_query, sent
from tests.claims.publishing.pages import get, main
from tests.factories import make_claim

pytestmark = pytest.mark.django_db

CHANGE = {"before": "holds 11,200 containers", "after": "holds 1,120 containers"}


def form(query: AuthorQuery, seen: int = 0, **fields: str) -> dict[str, str]:
    return {f"q{query.pk}-{name}": value for name, value in fields.items()} | {f"q{query.pk}-seen": str(seen)}


def test_the_page_shows_the_questions_and_the_words_around_the_claim(client):
    query = make_query(text="Where does this come from?", **CHANGE)
    make_query(None, query.asked_by, article=query.addressee.article, text="A draft that is not sent yet?", name="B")
    page = get(client, sent(query))
    shown = main(page)
    assert "Where does this come from?" in shown
    assert "The harbour holds 11,200 containers, said Mayor Ada Lind." in shown
    assert "holds 1,120 containers" in shown
    assert "Nobody left" not in shown, "not the rest of the article"
    assert "not sent yet?" not in shown
    query.refresh_from_db()
    assert query.state == "opened"


def test_the_page_is_kept_by_nobody_and_names_itself_to_nobody(client):
    path = sent(make_query())
    for response in (client.get(path), client.post(path, {}), client.get("/answers/wrong/")):
        assert response["Cache-Control"] == "no-store, private"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert "unsafe" not in response["Content-Security-Policy"]
        assert "Set-Cookie" not in response
        assert not response.cookies
        assert b"<script" not in response.content
        assert b" style=" not in response.content


def test_an_answer_is_sent_without_cookies_and_can_be_changed():
    query = make_query(**CHANGE)
    path = sent(query)
    client = Client(enforce_csrf_checks=True)
    client.get(path)
    answered = client.post(
        path, form(query, text="From the port.", change="accepted", source_url="https://port.example")
    )
    assert (answered.status_code, answered["Location"]) == (302, f"{path}?sent")
    page = main(get(client, answered["Location"]))
    assert "Your answers are with the desk." in page
    assert "You answered on" in page
    kept = query.answers.get()
    assert (kept.text, kept.change, kept.source_url) == ("From the port.", "accepted", "https://port.example")
    again = client.get(path).content.decode()
    assert "From the port." in again
    client.post(path, form(query, 1, text="From the port, in May.", change="reworded", wording="holds some"))
    assert query.answers.count() == 2


def test_only_what_was_touched_is_answered(client):
    first = make_query()
    second = make_query(None, first.asked_by, article=first.addressee.article)
    path = sent(first)
    client.post(path, form(first, text="One.") | form(second, text=""))
    assert AuthorAnswer.objects.get().query == first
    assert client.post(path, form(first, 1, text="One.") | form(second, text="")).status_code == 302
    assert AuthorAnswer.objects.count() == 1


@pytest.mark.parametrize("why", ["unknown", "expired", "revoked"])
def test_a_link_that_does_not_work_says_nothing_and_gives_back_what_was_typed(client, why):
    query = make_query()
    path = sent(query)
    unknown = client.get("/answers/unknown/")
    typed = form(query, text="A long answer & <b>more</b>.", source_url="https://a.example")
    travel = timezone.now()
    if why == "expired":
        travel += dt.timedelta(days=40)
    elif why == "revoked":
        revoke_links(addressee=query.addressee, actor=query.asked_by)
    else:
        path = "/answers/" + "x" * 43 + "/"
    with time_machine.travel(travel):
        gone, posted = client.get(path), client.post(path, typed)
    assert gone.status_code == posted.status_code == unknown.status_code == 404
    assert gone.content == unknown.content, "byte for byte"
    assert "A long answer &amp; &lt;b&gt;more&lt;/b&gt;." in posted.content.decode()
    assert "https://a.example" in posted.content.decode()
    assert not AuthorAnswer.objects.exists()
    assert query.question not in posted.content.decode()


def test_a_question_that_was_closed_meanwhile_gives_back_what_was_typed(client):
    first = make_query(text="The first?")
    second = make_query(None, first.asked_by, article=first.addressee.article, text="The second?")
    path = sent(first)
    close_query(query=first, actor=first.asked_by, reason="Found.")
    response = client.post(path, form(first, text="Too late.") | form(second, text="In time."))
    assert response.status_code == 409
    page = response.content.decode()
    assert "Too late." in page
    assert "In time." in page
    assert "The first?" not in page
    assert not AuthorAnswer.objects.exists()
    assert client.post(path, form(second, text="In time.")).status_code == 302


def test_who_comes_second_sees_what_came_first_and_keeps_the_text(client):
    query = make_query()
    path = sent(query)
    answer_queries(link=link_of(path), given=[Given(query.pk, 0, "The first answer.")])
    second = client.post(path, form(query, 0, text="The second answer."))
    assert second.status_code == 409
    page = second.content.decode()
    assert "The first answer." in page
    assert "The second answer." in page
    assert f'name="q{query.pk}-seen" value="1"' in page
    assert client.post(path, form(query, 1, text="The second answer.")).status_code == 302
    assert query.answers.count() == 2


def test_a_form_nobody_touched_never_overwrites_a_newer_answer(client):
    first = make_query()
    second = make_query(None, first.asked_by, article=first.addressee.article)
    path = sent(first)
    answer_queries(link=link_of(path), given=[Given(first.pk, 0, "Newer.")])
    page = client.post(path, form(first, text="") | form(second, text="x" * 10_001)).content.decode()
    assert "Newer." in page
    assert f'name="q{first.pk}-seen" value="1"' in page
    assert client.post(path, form(first, text="") | form(second, text="Other.")).status_code == 302
    assert first.answers.get().text == "Newer."


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"text": ""}, "Write an answer"),
        ({"change": "reworded"}, "Write the words that you propose"),
        ({"change": "perhaps", "text": "Typed."}, "Choose one of the three"),
        ({"text": "Typed.\x00"}, "Null characters"),
        ({"text": "Typed." + "x" * 10_000}, "at most 10000 fit"),
        ({"text": "Typed.", "source_url": "https://" + "x" * 2000}, "at most 2000 fit"),
    ],
)
def test_a_refused_answer_comes_back_as_typed(client, fields, error):
    query = make_query(**CHANGE)
    response = client.post(sent(query), form(query, **fields))
    page = response.content.decode()
    assert response.status_code in (400, 422)
    assert error in page
    assert "Typed." in page or "Typed." not in fields.get("text", "")
    assert not AuthorAnswer.objects.exists()


def test_hostile_text_is_shown_as_text(client):
    hostile = '"><script>alert(1)</script>'
    query = make_query(text=hostile, name=hostile, before="Nobody left.", after=hostile)
    path = sent(query)
    client.post(path, form(query, text=hostile, source_url="javascript:alert(1)", change="accepted"))
    page = client.get(path).content.decode()
    assert "<script" not in page
    assert 'href="javascript:' not in page
    for name in (f"q{query.pk}-seen", f"q{'9' * 30}-text", "q0-text"):
        assert client.post(path, {name: "9" * 5000}).status_code < 500
    # whatever a form field is called, it is not the field of somebody else's question
    other = make_query()
    client.post(path, form(other, text="Not mine."))
    assert not other.answers.exists()


def test_a_link_cannot_be_used_without_end(client):
    query = make_query()
    path = sent(query)
    AuthorLink.objects.update(window_started_at=timezone.now(), requests=MOST_REQUESTS)
    response = client.post(path, form(query, text="Typed."))
    assert response.status_code == 429
    assert response["Retry-After"] == "600"
    assert "Typed." in response.content.decode()


def test_what_has_ended_is_not_shown(client):
    query = make_query()
    path = sent(query)
    client.post(path, form(query, text="From the port."))
    accept_answer(query=query, actor=query.asked_by, seen=1)
    assert "nothing is being asked" in main(get(client, path))


def test_the_number_of_queries_does_not_grow_with_the_questions(client, django_assert_max_num_queries):
    query = make_query(**CHANGE)
    article = query.addressee.article
    path = sent(query)
    client.get(path)
    with django_assert_max_num_queries(10) as few:
        client.get(path)
        number = len(few)
    for words in ("Nobody left", "The vote was close", "said Mayor"):
        sent(make_query(make_claim(article, query.asked_by, words=words), query.asked_by))
    client.get(path)
    with django_assert_max_num_queries(number):
        client.get(path)


def test_reading_ahead_opens_nothing(client):
    query = make_query()
    assert client.head(sent(query)).status_code == 200
    query.refresh_from_db()
    assert query.state == "sent"


def test_no_log_names_a_link(client, caplog):
    query = make_query()
    path = sent(query)
    with caplog.at_level(logging.DEBUG):
        client.get(path)
        client.post(path, {})
        client.put(path)
        close_query(query=query, actor=query.asked_by, reason="x")
        revoke_links(addressee=query.addressee, actor=query.asked_by)
        client.get(path)
        client.get(path.rstrip("/"))
        AuthorLink.objects.update(revoked_at=None, requests=MOST_REQUESTS, window_started_at=timezone.now())
        client.get(path)
    secret = path.split("/")[-2]
    assert secret not in caplog.text
    assert secret not in repr([record.__dict__ for record in caplog.records])
