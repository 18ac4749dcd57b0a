"""Verdicts over REST: drafting under optimistic locking, four eyes, publication."""

from __future__ import annotations

import pytest

from claims.models import Claim, Rating, VerdictVersion
from tests.claims.api.test_articles import problem
from tests.factories import draft_content, make_claim, make_snapshot, published_claim, researched_claim

URL = "/api/v1/verdicts/"


@pytest.fixture
def rating(db) -> Rating:
    return Rating.objects.get(scale__slug="standard", slug="false")


@pytest.fixture
def verdict(ada):
    return researched_claim(ada).verdict


def content(rating: Rating) -> dict:
    draft = draft_content()
    return {"rating": rating.pk} | {
        name: getattr(draft, name) for name in ("headline", "claimed", "found", "rationale")
    }


def test_the_whole_way_by_two_people(api, desk, ada, eve, rating):
    claim = make_claim(actor=ada)
    snapshot = make_snapshot()
    assert api.post(f"/api/v1/claims/{claim.pk}/select/").status_code == 200
    given = {"claim": claim.pk, "snapshot": snapshot.pk, "excerpt": snapshot.text[:40], "stance": "refutes"}
    assert api.post("/api/v1/evidence/", given).status_code == 201
    made = api.post(URL, {"claim": claim.pk} | content(rating))
    assert made.status_code == 201, made.content
    verdict = f"{URL}{made.json()['id']}/"
    assert made["Location"] == f"http://testserver{verdict}"
    assert made["ETag"] == '"1.1"'
    assert (made.json()["state"], made.json()["published"], made.json()["page"]) == ("in_research", None, None)
    assert api.post(f"{verdict}submit/").json()["state"] == "in_review"
    problem(api.post(f"{verdict}approve/"), 403, "not_permitted")
    approved = desk.post(f"{verdict}approve/", {"comment": "Checked."})
    assert approved.json()["state"] == "approved"
    assert approved.json()["versions"][0]["reviews"][0]["reviewer"] == "eve"
    problem(api.post(f"{verdict}publish/"), 403, "not_permitted")
    published = desk.post(f"{verdict}publish/").json()
    assert (published["state"], published["published"]) == ("published", 1)
    assert published["versions"][0]["checked_against"] == 1
    assert published["versions"][0]["published_by"] == "eve"
    assert published["page"].startswith("https://factcheck.example.org/checks/")
    again = desk.post(f"{verdict}reopen/", {"reason": "New minutes."})
    assert (again.json()["state"], again.json()["published"], again["ETag"]) == ("in_research", 1, '"2.1"')


def test_nobody_approves_what_they_wrote(desk, eve):
    verdict = researched_claim(eve).verdict
    assert desk.post(f"{URL}{verdict.pk}/submit/").status_code == 200
    problem(desk.post(f"{URL}{verdict.pk}/approve/"), 403, "second_person_required")
    problem(desk.post(f"{URL}{verdict.pk}/return/", {"reason": "No."}), 403, "second_person_required")


def test_a_draft_is_not_overwritten_unread(api, verdict, rating):
    url = f"{URL}{verdict.pk}/"
    seen = api.get(url)["ETag"]
    problem(api.put(url, content(rating)), 428, "precondition_required")
    problem(api.patch(url, {"headline": "x"}), 428, "precondition_required")
    problem(api.patch(url, {"headline": "x"}, headers={"If-Match": "*"}), 428, "precondition_required")
    saved = api.patch(url, {"headline": "Changed"}, headers={"If-Match": seen})
    assert saved.status_code == 200, saved.content
    assert saved["ETag"] == '"1.2"'
    assert saved.json()["versions"][0]["headline"] == "Changed"
    assert saved.json()["versions"][0]["claimed"], "what was not sent stays"
    stale = problem(api.patch(url, {"headline": "Lost"}, headers={"If-Match": seen}), 412, "precondition_failed")
    assert stale["current"] == '"1.2"'
    assert api.get(url).json()["versions"][0]["headline"] == "Changed"


def test_a_revision_of_another_version_is_stale(api, desk, ada, eve):
    verdict = published_claim(ada, eve).verdict
    url = f"{URL}{verdict.pk}/"
    old = api.get(url)["ETag"]
    api.post(f"{url}reopen/", {"reason": "More."})
    assert VerdictVersion.objects.filter(verdict=verdict, revision=1).count() == 2
    problem(api.patch(url, {"headline": "x"}, headers={"If-Match": old}), 412, "precondition_failed")


def test_put_empties_what_is_not_sent(api, verdict):
    url = f"{URL}{verdict.pk}/"
    saved = api.put(url, {"headline": "Only this"}, headers={"If-Match": api.get(url)["ETag"]}).json()
    version = saved["versions"][0]
    assert (version["headline"], version["rating"], version["rationale"]) == ("Only this", None, "")
    problem(api.post(f"{url}submit/"), 422, "verdict_incomplete")


def test_one_verdict_for_one_claim(api, verdict, rating):
    problem(api.post(URL, {"claim": verdict.claim_id} | content(rating)), 409, "stale_revision")


@pytest.mark.parametrize(
    "change",
    [
        {"rating": 99999},
        {"rating": "false"},
        {"rating": True},
        {"headline": "x" * 161},
        {"rationale": "x" * 50_001},
        {"correction_kind": "retraction"},
        {"state": "published"},
        {"author": 1},
    ],
)
def test_a_draft_that_cannot_be(api, verdict, change):
    url = f"{URL}{verdict.pk}/"
    problem(api.patch(url, change, headers={"If-Match": api.get(url)["ETag"]}), 400)


def test_steps_on_what_has_been_read(api, desk, verdict):
    url = f"{URL}{verdict.pk}/"
    seen = api.get(url)["ETag"]
    api.patch(url, {"headline": "Changed"}, headers={"If-Match": seen})
    problem(api.post(f"{url}submit/", headers={"If-Match": seen}), 412, "precondition_failed")
    assert api.post(f"{url}submit/", headers={"If-Match": '"1.2"'}).status_code == 200
    back = desk.post(f"{url}return/", {"reason": "Name the minutes."})
    assert back.json()["state"] == "returned"
    assert back.json()["versions"][0]["reviews"][0]["decision"] == "returned"


def test_a_state_that_does_not_allow_it(api, desk, verdict):
    problem(desk.post(f"{URL}{verdict.pk}/publish/"), 409, "transition_not_allowed")
    assert api.post(f"{URL}{verdict.pk}/submit/").status_code == 200
    etag = api.get(f"{URL}{verdict.pk}/")["ETag"]
    problem(api.patch(f"{URL}{verdict.pk}/", {"headline": "x"}, headers={"If-Match": etag}), 409, "not_editable")


def test_without_evidence_nothing_is_handed_in(api, ada, rating):
    claim = make_claim(actor=ada)
    api.post(f"/api/v1/claims/{claim.pk}/select/")
    made = api.post(URL, {"claim": claim.pk} | content(rating)).json()
    problem(api.post(f"{URL}{made['id']}/submit/"), 422, "evidence_incomplete")
    claim.refresh_from_db()
    assert claim.state == "in_research"


def test_retracting_is_public_and_has_a_reason(desk, ada, eve):
    verdict = published_claim(ada, eve).verdict
    problem(desk.post(f"{URL}{verdict.pk}/retract/"), 400)
    body = desk.post(f"{URL}{verdict.pk}/retract/", {"reason": "The minutes were forged."}).json()
    assert (body["state"], body["retraction_reason"]) == ("retracted", "The minutes were forged.")
    assert [correction["kind"] for correction in body["corrections"]] == ["retraction"]


def test_filters(api, ada, eve, verdict):
    public = published_claim(ada, eve).verdict

    def found(query: str) -> list[int]:
        return [row["id"] for row in api.get(f"{URL}?{query}").json()["results"]]

    assert found("") == [public.pk, verdict.pk]
    assert found("published=true") == [public.pk]
    assert found("published=false") == [verdict.pk]
    assert found("state=in_research") == [verdict.pk]
    assert found(f"claim={public.claim_id}") == [public.pk]
    assert found(f"article={verdict.claim.article_id}") == [verdict.pk]
    problem(api.get(f"{URL}?rating=1"), 400)


def test_rating_scales(api, rating):
    scale = api.get("/api/v1/rating-scales/?slug=standard").json()["results"][0]
    assert rating.pk in [value["id"] for value in scale["ratings"]]
    assert api.get(f"/api/v1/rating-scales/{scale['id']}/").json() == scale
    assert Claim.objects.count() == 0
