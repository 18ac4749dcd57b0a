"""Findings over REST: what holds now, what held, of whom, and asking for another look."""

from __future__ import annotations

import pytest
from django.utils import timezone

from claims.actions.findings import CHECK_CLAIM, CHECK_VERSION
from factcheck.jobs.models import Job
from tests.factories import checker, make_article, make_claim, make_finding, make_snapshot

pytestmark = pytest.mark.django_db
URL = "/api/v1/findings/"


def ids(answer):
    assert answer.status_code == 200, answer.json()
    return [row["id"] for row in answer.json()["results"]]


def test_a_finding_tells_what_was_compared_and_what_it_asks_of_a_person(api):
    claim = make_claim()
    snapshot = make_snapshot()
    finding = make_finding(claim, snapshot=snapshot, detail={"changes": []})
    body = api.get(f"{URL}{finding.pk}/").json()
    assert body["article"] == claim.article_id
    assert (body["claim"], body["snapshot"], body["check"]) == (claim.pk, snapshot.pk, "quote")
    assert (body["outcome"], body["tone"]) == ("altered", "contradicts")
    assert body["outcome_label"] == "Other words than in the source"
    assert body["detail"] == {"changes": []}
    assert body["explanation"] == "Two words differ."
    assert body["superseded_at"] is None


def test_only_what_holds_now_is_listed_unless_the_past_is_asked_for(api):
    claim = make_claim()
    past = make_finding(claim, superseded_at=timezone.now())
    now = make_finding(claim, "verbatim")
    assert ids(api.get(URL)) == [now.pk]
    assert sorted(ids(api.get(f"{URL}?superseded=true"))) == sorted([past.pk, now.pk])


def test_a_claims_findings_are_its_own_and_those_of_its_passage(api):
    article = make_article(checker(), text="The 3 May vote failed. Elsewhere nothing happened on 4 June at all.")
    here, there = make_claim(article, words="3 May"), make_claim(article, words="4 June")
    own = make_finding(here)
    passage = make_finding(here, "weekday_mismatch", kind="calendar", passage=True)
    make_finding(there, "order_mismatch", kind="calendar", passage=True)
    assert sorted(ids(api.get(f"{URL}?claim={here.pk}"))) == sorted([own.pk, passage.pk])
    assert ids(api.get(f"{URL}?claim={here.pk}&check=calendar")) == [passage.pk]


def test_findings_are_filtered_by_article_and_by_what_they_ask_of_a_person(api):
    one, other = make_claim(), make_claim()
    wrong = make_finding(one)
    fine = make_finding(one, "consistent", kind="numbers", passage=True)
    make_finding(other, "verbatim")
    assert sorted(ids(api.get(f"{URL}?article={one.article_id}"))) == sorted([wrong.pk, fine.pk])
    assert ids(api.get(f"{URL}?tone=contradicts")) == [wrong.pk]
    assert api.get(f"{URL}?tone=false").status_code == 400


def test_another_look_is_queued_and_can_be_followed(api):
    claim = make_claim()
    Job.objects.all().delete()
    answer = api.post(URL, {"claim": claim.pk})
    assert answer.status_code == 202
    links = answer.json()["jobs"]
    assert {Job.objects.get(pk=link["id"]).kind for link in links} == {CHECK_CLAIM, CHECK_VERSION}
    assert api.get(links[0]["url"]).json()["state"] == "queued"


@pytest.mark.parametrize("body", [{}, {"claim": 10**12}, {"claim": "x"}, {"claim": 1, "verdict": "false"}])
def test_bad_requests_say_what_is_wrong(api, body):
    answer = api.post(URL, body)
    assert answer.status_code == 400
    assert answer["Content-Type"].startswith("application/problem+json")
