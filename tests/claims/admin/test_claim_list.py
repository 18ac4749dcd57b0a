"""The list of claims: what it shows to whom, in which order, and at what cost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.lists.what_next import score
from claims.models import Article, Claim
from factcheck.accounts.models import Role
from factcheck.audit.models import AuditEvent
from tests.claims.lists.many import many_claims
from tests.claims.workbench.desk import claim_address, logged_in
from tests.factories import administrator, checker, editor, make_article, make_claim, make_desk, member_of, reader

pytestmark = pytest.mark.django_db

CLAIMS = reverse("admin:claims_claim_changelist")
ARTICLES = reverse("admin:claims_article_changelist")
QUERIES = [
    "?view=all",
    "?work=open",
    "?work=mine",
    "?work=free",
    "?work=attention",
    "?work=noticed",
    "?work=failed",
    "?state__exact=detected",
    "?kind__exact=quote&priority=3",
    "?nature=promise",
    "?due=overdue",
    "?due=none",
    "?assignee=nobody",
    "?o=-3",
    "?o=5.-2",
    "?q=bridge",
    "?q=bridge&state__exact=detected",
    "?p=2&view=all",
]


def _listed(answer) -> list[int]:
    return [claim.pk for claim in answer.context["cl"].result_list]


def _cost(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(queries)


def test_no_page_costs_more_queries_for_more_claims():
    ana, ben = administrator(), checker()
    other = make_desk()
    for desk in (None, other):
        many_claims(make_article(actor=ana, desk=desk), 60, [ana, ben], seed=desk is None)
    client = logged_in(ana)
    addresses = [*(CLAIMS + query for query in QUERIES), ARTICLES, f"{ARTICLES}?triage=open", f"{ARTICLES}?q=bridge"]
    addresses.append(f"{CLAIMS}?desk={other.pk}")
    few = {address: _cost(client, address) for address in addresses}
    for seed in range(12):
        many_claims(make_article(actor=ana, desk=other), 100, [ana, ben], seed=seed)
    assert {address: _cost(client, address) for address in addresses} == few
    assert max(few.values()) <= 40  # PostgreSQL asks what each word of a search means


@pytest.mark.parametrize(
    "query", ["?view=all", "?work=mine", "?state__exact=detected&due=week", "?assignee=nobody&q=bridge"]
)
def test_every_number_beside_the_list_is_what_its_link_shows(query: str):
    ana, ben = checker(), checker()
    many_claims(make_article(actor=ana), 130, [ana, ben])
    client = logged_in(ana)
    answer = client.get(CLAIMS + query)
    changelist = answer.context["cl"]
    asked = 0
    for spec in changelist.filter_specs:
        for choice in spec.choices(changelist):
            if choice["count"] is None or choice["selected"]:
                continue
            asked += 1
            if asked % 4:
                continue  # every fourth of them tells as much
            shown = client.get(CLAIMS + choice["query_string"]).context["cl"]
            assert shown.result_count == choice["count"], (spec.title, choice)
    assert asked > 5


def test_what_to_do_next_comes_first_and_every_page_goes_on_where_the_one_before_ended():
    ana = checker()
    many_claims(make_article(actor=ana), 230, [ana])
    today = timezone.localdate()
    expected = sorted(
        Claim.objects.all(),
        key=lambda c: (
            -score(worthiness=c.check_worthiness, priority=c.priority, due_on=c.due_on, state=c.state, today=today),
            -c.pk,
        ),
    )
    client = logged_in(ana)
    seen = [pk for page in range(1, 6) for pk in _listed(client.get(f"{CLAIMS}?view=all&p={page}"))]
    by_score = {c.pk: c for c in expected}
    assert sorted(seen) == sorted(by_score)
    shown = [
        round(
            score(
                worthiness=by_score[pk].check_worthiness,
                priority=by_score[pk].priority,
                due_on=by_score[pk].due_on,
                state=by_score[pk].state,
                today=today,
            ),
            6,
        )
        for pk in seen
    ]
    assert shown == sorted(shown, reverse=True)


def test_a_column_sorts_and_a_link_leads_back_to_what_to_do_next():
    ana = checker()
    many_claims(make_article(actor=ana), 60, [ana])
    answer = logged_in(ana).get(f"{CLAIMS}?o=-3")
    worth = [claim.check_worthiness for claim in answer.context["cl"].result_list]
    assert worth == sorted(worth, reverse=True)
    assert "Sort by what to do next" in answer.content.decode()


def test_a_search_shows_the_best_match_first_and_says_so():
    make_claim(words="The work costs", statement="The work costs much and the bridge, the bridge.")
    best = make_claim(words="bridge by May", statement="Bridge.", claimant="")
    answer = logged_in(checker()).get(f"{CLAIMS}?q=bridge+may")
    assert _listed(answer)[0] == best.pk
    assert "Best matches first" in answer.content.decode()


@pytest.mark.parametrize("typed", ['"', "AND", "a:b*", "(", "\x00", "'; --", "*" * 2000, "%s"])
def test_nothing_typed_into_the_search_is_an_error(typed: str):
    make_claim()
    answer = logged_in(checker()).get(CLAIMS, {"q": typed})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "query",
    ["?due=yesterday", "?work=x", "?assignee=x", "?assignee=" + "9" * 40, "?desk=0", "?language=%00", "?nature=q"],
)
def test_a_value_that_is_none_narrows_nothing(query: str):
    claim = make_claim()
    answer = logged_in(checker()).get(CLAIMS + query)
    assert _listed(answer) == [claim.pk]
    assert answer.context["cl"].narrowed == []


@pytest.mark.parametrize("query", ["?p=99", "?state__exact=nonsense", "?nosuch=1"])
def test_an_address_that_leads_nowhere_leads_to_the_list(query: str):
    make_claim()
    answer = logged_in(checker()).get(CLAIMS + query, follow=True)
    assert answer.status_code == 200


def test_somebody_of_one_desk_sees_counts_and_exports_that_desk_alone():
    desk, elsewhere = make_desk("Science"), make_desk("Politics")
    mine = make_claim(make_article(desk=desk, actor=editor()))
    theirs = make_claim(make_article(desk=elsewhere, actor=editor()))
    client = logged_in(member_of(desk, Role.CHECKER))
    for query in ("?view=all", "?q=bridge", f"?desk={elsewhere.pk}", "?work=open"):
        answer = client.get(CLAIMS + query)
        assert set(_listed(answer)) <= {mine.pk}, query
        assert "Politics" not in answer.content.decode(), query
    assert client.get(f"{CLAIMS}?view=all").context["cl"].result_count == 1
    exported = b"".join(client.post(reverse("admin:claims_claim_export"), {"format": "csv"}).streaming_content)
    assert f"/{mine.article_id}/".encode() in exported
    assert f"/{theirs.article_id}/".encode() not in exported
    assert client.get(reverse("admin:claims_claim_change", args=[theirs.pk])).status_code == 404


def test_due_dates_and_priorities_are_said_in_words():
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(due_on=timezone.localdate() - timedelta(days=1), priority=3)
    page = logged_in(checker()).get(f"{CLAIMS}?view=all").content.decode()
    assert re.search(r'<span class="due overdue">[^<]+<strong>overdue</strong>', page)
    assert '<span class="priority urgent">urgent</span>' in page


def test_an_empty_list_says_what_to_do():
    client = logged_in(checker())
    assert reverse("admin:claims_article_add") in client.get(f"{CLAIMS}?view=all").content.decode()
    make_claim()
    assert "Take off a filter" in client.get(f"{CLAIMS}?state__exact=approved").content.decode()
    assert "fewer words" in client.get(f"{CLAIMS}?q=zeppelin").content.decode()
    assert "fewer words" in client.get(f"{ARTICLES}?q=zeppelin").content.decode()


def test_an_export_holds_the_filtered_list_and_is_recorded():
    ana = reader()
    many_claims(make_article(actor=checker()), 80)
    client = logged_in(ana)
    wanted = set(Claim.objects.filter(state="detected").values_list("pk", flat=True))
    answer = client.post(f"{reverse('admin:claims_claim_export')}?state__exact=detected&o=3", {"format": "jsonl"})
    assert answer["Content-Disposition"].startswith("attachment;")
    lines = b"".join(answer.streaming_content).splitlines()
    assert len(lines) == len(wanted)
    event = AuditEvent.objects.get(action="claims.exported")
    assert event.actor == ana
    assert event.detail == {"form": "jsonl", "query": "state__exact=detected&o=3", "claims": len(wanted)}


def test_an_export_is_a_post_of_a_form_there_is():
    client = logged_in(checker())
    assert client.get(reverse("admin:claims_claim_export")).status_code == 405
    assert client.post(reverse("admin:claims_claim_export"), {"format": "exe"}).status_code == 302
    assert client.post(f"{reverse('admin:claims_claim_export')}?nosuch=1", {"format": "csv"}).status_code == 302
    assert not AuditEvent.objects.filter(action="claims.exported").exists()


def test_articles_show_how_far_they_are_and_are_found_by_publisher():
    ana = checker()
    article = make_article(actor=ana, publisher="Morning Courier")
    other = make_article(actor=ana, publisher="Evening Post", published_on=None)
    for state, words in (("published", "We will"), ("dismissed", "rebuild"), ("detected", "by May")):
        claim = make_claim(article, words=words)
        Claim.objects.filter(pk=claim.pk).update(state=state)
    client = logged_in(ana)
    page = client.get(f"{ARTICLES}?view=all").content.decode()
    assert '<progress max="3" value="2"' in page
    assert _listed(client.get(f"{ARTICLES}?publisher=Evening Post")) == [other.pk]
    assert _listed(client.get(f"{ARTICLES}?dated=no")) == [other.pk]
    assert _listed(client.get(f"{ARTICLES}?triage=open")) == [other.pk]
    assert _listed(client.get(f"{ARTICLES}?q=cour")) == [article.pk]
    assert Article.objects.count() == 2


def test_planning_a_claim_from_its_panel():
    claim, ben = make_claim(), editor()
    client = logged_in(ben)
    data = {"due_on": "2026-12-01", "priority": 3, "revision": claim.revision}
    assert client.post(claim_address(claim, "planning"), data).status_code == 302
    claim.refresh_from_db()
    assert (str(claim.due_on), claim.priority) == ("2026-12-01", 3)
    event = AuditEvent.objects.get(action="claim.planned")
    assert event.detail["after"] == {"due": "2026-12-01", "priority": "urgent"}
    assert client.post(claim_address(claim, "planning"), data | {"priority": 1}).status_code == 409
    answer = client.post(claim_address(claim, "planning"), {"due_on": "soon", "priority": 3, "revision": 2})
    assert answer.status_code == 422
    assert 'value="soon"' in answer.content.decode(), "what was typed comes back"
