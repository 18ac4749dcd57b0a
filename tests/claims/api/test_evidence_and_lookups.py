"""Evidence and lookups over REST."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from claims.actions.triage import select_claim
from factcheck.jobs.models import Job
from sources.actions.lookups import apply_lookup_answer
from sources.models import Lookup, LookupResult
from sources.providers.base import Candidate
from tests.claims.api.test_articles import problem
from tests.factories import make_claim, make_snapshot

EVIDENCE = "/api/v1/evidence/"
LOOKUPS = "/api/v1/lookups/"


@pytest.fixture
def claim(ada):
    return select_claim(claim=make_claim(actor=ada), actor=ada)


def test_attaching_and_withdrawing(api, claim):
    snapshot = make_snapshot()
    given = {
        "claim": claim.pk,
        "snapshot": snapshot.pk,
        "excerpt": "we will rebuild the bridge by June",
        "stance": "refutes",
        "note": "June, not May.",
    }
    made = api.post(EVIDENCE, given)
    assert made.status_code == 201, made.content
    body = made.json()
    assert snapshot.text[body["start"] : body["end"]] == body["excerpt"] == given["excerpt"]
    assert (body["snapshot"]["id"], body["attached_by"]) == (snapshot.pk, "ada")
    assert made["Location"].endswith(f"{EVIDENCE}{body['id']}/")
    problem(api.post(EVIDENCE, given), 400, "evidence_exists")
    problem(api.post(f"{EVIDENCE}{body['id']}/withdraw/"), 400)
    withdrawn = api.post(f"{EVIDENCE}{body['id']}/withdraw/", {"reason": "Wrong session."}).json()
    assert withdrawn["withdrawn_at"]
    problem(api.post(f"{EVIDENCE}{body['id']}/withdraw/", {"reason": "Again."}), 409, "already_withdrawn")
    assert api.get(f"{EVIDENCE}?claim={claim.pk}&withdrawn=true").json()["results"] == [withdrawn]
    assert api.get(f"{EVIDENCE}?claim={claim.pk}&withdrawn=false").json()["results"] == []
    problem(api.delete(f"{EVIDENCE}{body['id']}/"), 405, "method_not_allowed")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"excerpt": "words that stand nowhere in it"}, "excerpt_not_found"),
        ({"excerpt": ""}, "invalid"),
        ({"stance": "maybe"}, "invalid"),
        ({"snapshot": 4711}, "invalid"),
        ({"claim": None}, "invalid"),
        ({"start": -1}, "invalid"),
        ({"from_result": 4711}, "invalid"),
        ({"attached_by": 1}, "invalid"),
    ],
)
def test_evidence_that_cannot_be(api, claim, change, code):
    snapshot = make_snapshot()
    given = {"claim": claim.pk, "snapshot": snapshot.pk, "excerpt": "the bridge", "stance": "context"} | change
    problem(api.post(EVIDENCE, given), 400, code)


def test_no_evidence_on_a_claim_that_nobody_selected(api, ada):
    claim = make_claim(actor=ada)
    given = {"claim": claim.pk, "snapshot": make_snapshot().pk, "excerpt": "the bridge", "stance": "context"}
    problem(api.post(EVIDENCE, given), 409, "not_editable")


def test_lookups_of_a_claim(api, ada, claim):
    make_claim_of_somebody_else = select_claim(claim=make_claim(actor=ada), actor=ada)
    rows = api.get(f"{LOOKUPS}?claim={claim.pk}").json()["results"]
    assert rows
    assert {row["claim"] for row in rows} == {claim.pk}
    assert {row["status"] for row in rows} == {"queued"}
    assert rows[0]["job"]["state"] == "queued"
    assert "results" not in rows[0]
    assert api.get(f"{LOOKUPS}?claim={make_claim_of_somebody_else.pk}").json()["results"] != rows
    lookup = Lookup.objects.get(pk=rows[-1]["id"])
    LookupResult.objects.create(lookup=lookup, rank=2, title="Second")
    LookupResult.objects.create(lookup=lookup, rank=1, title="First", snapshot=make_snapshot())
    Lookup.objects.filter(pk=lookup.pk).update(outcome="found", hit_count=2)
    body = api.get(f"{LOOKUPS}{lookup.pk}/").json()
    assert body["status"] == "found"
    assert [result["title"] for result in body["results"]] == ["First", "Second"]


def test_results_say_whether_they_are_later_and_the_article_itself(api, claim):
    lookup = Lookup.objects.filter(claim_lookup__claim=claim).first()
    apply_lookup_answer(
        lookup_id=lookup.pk,
        candidates=[
            Candidate("News", url="http://www.news.example.org/a/?utm_source=x", published_on=date(2026, 1, 1)),
            Candidate("Ours", data={"claim": claim.pk}),
            Candidate("mayor", url="https://www.wikidata.org/wiki/Q1", data={"position": "mayor"}),
        ],
    )
    news, ours, position = api.get(f"{LOOKUPS}{lookup.pk}/").json()["results"]

    assert (news["document"], news["later_than_claim"], news["set_apart"]) == ("news.example.org/a", True, "")
    assert ours["set_apart"] == "our verdict on this claim"
    assert position["document"] == ""


def test_filtering_by_status_agrees_with_the_status_shown(api, claim):
    ids = list(Lookup.objects.order_by("pk").values_list("pk", "job_id"))
    lookup, job = ids[0]
    now = timezone.now()
    changes = {
        "queued": {"state": "queued"},
        "running": {"state": "running", "lease_until": now},
        "failed": {"state": "dead", "lease_until": None, "finished_at": now, "last_error": "The server is away."},
    }
    Lookup.objects.exclude(pk=lookup).update(outcome="nothing_found")
    for status, fields in changes.items():
        Job.objects.filter(pk=job).update(**fields)
        assert [row["status"] for row in api.get(f"{LOOKUPS}?status={status}").json()["results"]] == [status]
    assert api.get(f"{LOOKUPS}{lookup}/").json()["failure"] == "The server is away."
    Lookup.objects.filter(pk=lookup).update(outcome="found")
    assert [row["id"] for row in api.get(f"{LOOKUPS}?status=found").json()["results"]] == [lookup]
    problem(api.get(f"{LOOKUPS}?status=lost"), 400)
    problem(api.get(f"{LOOKUPS}?provider=oracle"), 400)


def test_retrying_a_failed_lookup(api, claim):
    lookup = Lookup.objects.first()
    problem(api.post(f"{LOOKUPS}{lookup.pk}/retry/"), 409, "job_not_finished")
    Job.objects.filter(pk=lookup.job_id).update(state="dead", finished_at=timezone.now())
    again = api.post(f"{LOOKUPS}{lookup.pk}/retry/")
    assert again.status_code == 202, again.content
    assert again.json()["status"] == "queued"
