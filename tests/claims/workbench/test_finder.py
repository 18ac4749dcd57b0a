"""Finding things by a few words: what is found, by whom, and at what cost."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.workbench.finder import MOST
from factcheck.accounts.models import Role
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import checker, editor, make_article, make_claim, make_desk, member_of, reader

pytestmark = pytest.mark.django_db


def found(client: Client, question: str) -> dict[str, list[tuple[str, str]]]:
    answer = client.get(reverse("workbench:find-hits"), {"q": question})
    assert answer.status_code == 200
    body = answer.json()
    assert body["count"] == sum(len(group["hits"]) for group in body["groups"])
    return {group["label"]: [(hit["title"], hit["url"]) for hit in group["hits"]] for group in body["groups"]}


def test_without_words_it_offers_what_one_can_begin_and_every_page():
    offered = found(logged_in(checker()), "")
    assert set(offered) == {"Begin", "Pages"}
    assert ("Add article", reverse("admin:claims_article_add")) in offered["Begin"]
    assert ("Jobs", reverse("admin:jobs_job_changelist")) in offered["Pages"]
    assert "Users" not in dict(offered["Pages"])


def test_a_page_is_found_by_a_part_of_its_name():
    assert found(logged_in(checker()), "aud") == {
        "Pages": [("Audit events", reverse("admin:audit_auditevent_changelist"))]
    }


def test_articles_and_claims_are_found_by_words_and_claims_by_number():
    ana = checker()
    article = make_article(actor=ana, title="A tramway for the harbour")
    claim = make_claim(article, actor=ana, statement="The zeppelin landed in May.")
    client = logged_in(ana)
    by_title = found(client, "tramw")
    assert by_title["Articles"] == [("A tramway for the harbour", article_address(article.pk))]
    assert [url for _, url in found(client, "zeppelin")["Claims"]] == [claim_address(claim)]
    for number in (str(claim.number), f"#{claim.number}"):
        assert claim_address(claim) in [url for _, url in found(client, number)["Claims"]]
    assert "Claims" not in found(client, str(claim.number + 99))


def test_a_person_leads_to_the_list_of_their_claims():
    mia = checker(byline="Mia Quistgaard")
    claim = make_claim(actor=mia)
    claim.assigned_to = mia
    claim.save()
    make_claim(actor=mia)
    client = logged_in(editor())
    ((title, url),) = found(client, "quistg")["People"]
    assert title == "Claims of Mia Quistgaard"
    assert client.get(url).context["cl"].result_count == 1


def test_hostile_and_overlong_questions_find_nothing_and_break_nothing():
    client = logged_in(checker())
    for question in ("'\"<script>", "%" * 50, "zz" * 5000, '" OR 1', "q\x00zz", "9" * 30, "🙂"):
        assert found(client, question) == {}, question
        assert client.get(reverse("workbench:find"), {"q": question}).status_code == 200


def test_the_page_says_the_same_and_escapes_what_was_asked():
    ana = checker()
    make_article(actor=ana, title="<b>Bold</b> tramway")
    html = logged_in(ana).get(reverse("workbench:find"), {"q": "tramway"}).content.decode()
    assert "&lt;b&gt;Bold&lt;/b&gt; tramway" in html
    assert 'value="tramway"' in html
    assert "1 hit<" in html


def test_only_the_desk_may_ask():
    assert Client().get(reverse("workbench:find-hits")).status_code == 302
    assert logged_in(checker()).post(reverse("workbench:find-hits")).status_code == 405


def test_hits_are_bounded_and_cost_the_same_however_many_there_are():
    ana = checker(byline="Bridget Example")
    client = logged_in(ana)
    address = reverse("workbench:find-hits")

    def cost(question: str) -> int:
        client.get(address, {"q": question})
        with CaptureQueriesContext(connection) as queries:
            client.get(address, {"q": question})
        return len(queries)

    make_claim(actor=ana)
    few = cost("bridge"), cost("1")
    for number in range(MOST + 3):
        make_claim(actor=ana)
        checker(byline=f"Bridge {number}")
    assert (cost("bridge"), cost("1")) == few
    assert max(few) <= 16  # PostgreSQL asks what each word means
    assert {label: len(hits) for label, hits in found(client, "bridge").items()} == {
        "Articles": MOST,
        "Claims": MOST,
        "People": MOST,
    }


def test_nothing_of_another_desk_is_found():
    ana, city, sport = checker(), make_desk(), make_desk()
    secret = make_article(actor=ana, desk=city, title="Whirligig at the town hall")
    claim = make_claim(secret, actor=ana, statement="The whirligig turned.")
    member_of(city, Role.CHECKER, byline="Whirligig Smith")
    outsider = logged_in(member_of(sport, Role.PUBLISHER))
    assert found(outsider, "whirligig") == {}
    assert found(outsider, str(claim.number)) == {}
    html = outsider.get(reverse("workbench:find"), {"q": "whirligig"}).content.decode()
    assert "town hall" not in html
    insider = found(logged_in(member_of(city, Role.READER)), "whirligig")
    assert set(insider) == {"Articles", "Claims", "People"}


def test_a_reader_is_offered_nothing_that_they_may_not_begin():
    offered = dict(found(logged_in(reader()), "")["Begin"])
    assert set(offered) == {"Issue an API token", "Change my password"}
