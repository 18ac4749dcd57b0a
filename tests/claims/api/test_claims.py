"""Claims over REST: filters, adding, triage."""

from __future__ import annotations

import pytest

from claims.actions.intake import add_version
from claims.extraction.types import ClaimKind
from claims.models import Claim
from sources.models import Lookup
from tests.claims.api.test_articles import problem
from tests.factories import make_article, make_claim, researched_claim

TEXT = "“We will rebuild the bridge by May,” said Mayor Ada Lind on Tuesday. Another sentence stands here."


@pytest.fixture
def article(ada):
    return make_article(ada, text=TEXT)


def test_a_claim_has_its_anchor_and_null_where_nothing_applies(api, article):
    claim = make_claim(article, words="rebuild the bridge", claimant="Ada Lind")
    answer = api.get(f"/api/v1/claims/{claim.pk}/")
    body = answer.json()
    assert answer["ETag"] == f'"{claim.revision}"'
    start = TEXT.index("rebuild")
    assert body["anchor"] == {
        "version": 1,
        "start": start,
        "end": start + len("rebuild the bridge"),
        "prefix": TEXT[:start][-32:],
        "suffix": TEXT[start + len("rebuild the bridge") :][:32],
    }
    assert TEXT[body["anchor"]["start"] : body["anchor"]["end"]] == body["text"]
    assert (body["claimant"], body["person"], body["value"], body["verdict"]) == ("Ada Lind", None, None, None)
    assert (body["state"], body["assigned_to"], body["created_by"]) == ("detected", None, "ada")


def test_the_anchor_is_null_once_the_words_are_gone(api, ada, article):
    claim = make_claim(article, words="rebuild the bridge")
    add_version(article=article, actor=ada, text="Other words stand here now.")
    body = api.get(f"/api/v1/claims/{claim.pk}/").json()
    assert body["anchor"] is None
    assert body["attention"]


def test_filters(api, ada, eve, article):
    first = make_claim(article, words="rebuild", kind=ClaimKind.QUOTE, claimant="Ada Lind")
    second = make_claim(article, words="Tuesday", kind=ClaimKind.DATE, claimant="Bo Berg")
    elsewhere = make_claim(make_article(ada))
    Claim.objects.filter(pk=second.pk).update(check_worthiness=0.2, assigned_to=eve, state="dismissed")
    Claim.objects.filter(pk=first.pk).update(assigned_to=ada)

    def found(query: str) -> list[int]:
        answer = api.get(f"/api/v1/claims/?{query}")
        assert answer.status_code == 200, answer.content
        return [claim["id"] for claim in answer.json()["results"]]

    assert found("") == [first.pk, second.pk, elsewhere.pk]
    assert found(f"article={article.pk}") == [first.pk, second.pk]
    assert found("article=999999") == []
    assert found("state=dismissed") == [second.pk]
    assert found("state=dismissed&state=detected") == [first.pk, second.pk, elsewhere.pk]
    assert found("kind=quote") == [first.pk]
    assert found("claimant=bo%20berg") == [second.pk]
    assert found("min_worthiness=0.5") == [first.pk, elsewhere.pk]
    assert found("assigned=eve") == [second.pk]
    assert found("assigned=me") == [first.pk]
    assert found("assigned=none") == [elsewhere.pk]


@pytest.mark.parametrize(
    "query",
    ["states=detected", "state=done", "kind=quotes", "article=abc", "article=-1", "article=99999999999999999999",
     "min_worthiness=2", "min_worthiness=NaN", "claimant=%00", "page_size=0", "page_size=1000", "page_size=x",
     "cursor=cD1hYmM=", "cursor=cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk="],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_400(api, article, query):
    name = query.partition("=")[0]
    assert name in problem(api.get(f"/api/v1/claims/?{query}"), 400)["errors"]


def test_following_the_cursor_visits_each_claim_once(api, article):
    made = [make_claim(article, words=word).pk for word in ("We", "will", "rebuild", "bridge", "May")]
    seen, address = [], "/api/v1/claims/?page_size=2"
    while address:
        page = api.get(address).json()
        seen += [claim["id"] for claim in page["results"]]
        address = page["next"]
    assert seen == made


def test_adding_a_claim(api, article):
    version = article.current_version
    given = {"article_version": version.pk, "kind": "statement", "start": 1, "end": 20, "claimant": "Ada Lind"}
    answer = api.post("/api/v1/claims/", given)
    assert answer.status_code == 201
    assert answer["Location"].endswith(f"/api/v1/claims/{answer.json()['id']}/")
    assert answer.json()["text"] == TEXT[1:20].strip()
    assert answer.json()["created_by"] == "ada"
    problem(api.post("/api/v1/claims/", given), 400, "claim_exists")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"end": 100_000}, "span_outside"),
        ({"start": 30, "end": 10}, "span_outside"),
        ({"start": -1}, "invalid"),
        ({"start": 10**30}, "invalid"),
        ({"start": True}, None),
        ({"start": "x"}, "invalid"),
        ({"kind": "poem"}, "invalid"),
        ({"article_version": 0}, "invalid"),
        ({"article_version": 2**70}, "invalid"),
        ({"article_version": 123456}, "invalid"),
        ({"article_version": "first"}, "invalid"),
        ({"article_version": {}}, "invalid"),
        ({"statement": "a\x00"}, "invalid"),
        ({"state": "published"}, "invalid"),
    ],
)
def test_a_claim_that_cannot_be(api, article, change, code):
    given = {"article_version": article.current_version.pk, "kind": "date", "start": 5, "end": 20} | change
    answer = api.post("/api/v1/claims/", given)
    if code is None:
        assert answer.status_code < 500
    else:
        problem(answer, 400, code)


def test_adding_to_an_outdated_version(api, ada, article):
    old = article.current_version.pk
    add_version(article=article, actor=ada, text="Other words.")
    given = {"article_version": old, "kind": "date", "start": 0, "end": 5}
    problem(api.post("/api/v1/claims/", given), 409, "version_outdated")


def test_selecting_queues_lookups(api, article):
    claim = make_claim(article, words="rebuild the bridge")
    answer = api.post(f"/api/v1/claims/{claim.pk}/select/")
    assert answer.status_code == 200, answer.content
    assert answer.json()["state"] == "selected"
    assert answer["ETag"] == f'"{answer.json()["revision"]}"'
    assert Lookup.objects.filter(claim_lookup__claim=claim).exists()
    problem(api.post(f"/api/v1/claims/{claim.pk}/select/"), 409, "transition_not_allowed")


def test_dismissing_needs_a_reason(api, article):
    claim = make_claim(article, words="rebuild")
    url = f"/api/v1/claims/{claim.pk}/dismiss/"
    assert "reason" in problem(api.post(url), 400)["errors"]
    assert "reason" in problem(api.post(url, {"reason": " "}), 400)["errors"]
    body = api.post(url, {"reason": "An opinion."}).json()
    assert (body["state"], body["state_reason"]) == ("dismissed", "An opinion.")


def test_a_stale_etag_changes_nothing(api, article):
    claim = make_claim(article, words="rebuild")
    url = f"/api/v1/claims/{claim.pk}"
    seen = api.get(f"{url}/")["ETag"]
    assert api.post(f"{url}/select/", headers={"If-Match": seen}).status_code == 200
    stale = api.post(f"{url}/dismiss/", {"reason": "x"}, headers={"If-Match": seen})
    assert problem(stale, 412, "precondition_failed")["current"] != seen
    problem(api.post(f"{url}/dismiss/", {"reason": "x"}, headers={"If-Match": f"W/{seen}"}), 412, "precondition_failed")
    claim.refresh_from_db()
    assert claim.state == "selected"


def test_assigning(api, desk, ada, eve, article):
    claim = make_claim(article, words="rebuild")
    url = f"/api/v1/claims/{claim.pk}/assign/"
    problem(api.post(url, {"assignee": "eve"}), 403, "not_permitted")
    assert api.post(url, {"assignee": "ada"}).json()["assigned_to"] == "ada"
    problem(api.post(url, {"assignee": None}), 403, "not_permitted")
    assert desk.post(url, {"assignee": "eve"}).json()["assigned_to"] == "eve"
    assert desk.post(url, {"assignee": None}).json()["assigned_to"] is None
    problem(desk.post(url, {"assignee": "nobody"}), 400)
    problem(desk.post(url, {}), 400)


def test_clearing_attention(api, ada, article):
    claim = make_claim(article, words="rebuild the bridge")
    add_version(article=article, actor=ada, text="Other words.")
    answer = api.post(f"/api/v1/claims/{claim.pk}/clear-attention/", {"reason": "Same meaning."})
    assert answer.status_code == 200
    assert answer.json()["attention"] == ""


def test_the_verdict_is_linked(api, ada):
    claim = researched_claim(ada)
    assert api.get(f"/api/v1/claims/{claim.pk}/").json()["verdict"] == claim.verdict.pk


def test_steps_take_no_unknown_field(api, article):
    claim = make_claim(article, words="rebuild")
    problem(api.post(f"/api/v1/claims/{claim.pk}/select/", {"force": True}), 400)
    claim.refresh_from_db()
    assert claim.state == "detected"


def test_claims_name_those_that_share_their_words(api, article):
    quote = make_claim(article, words="“We will rebuild the bridge by May,”", kind=ClaimKind.QUOTE)
    date = make_claim(article, words="May", kind=ClaimKind.DATE)
    apart = make_claim(article, words="Another sentence", kind=ClaimKind.STATEMENT)
    answers = {c["id"]: c["related"] for c in api.get(f"/api/v1/claims/?article={article.pk}").json()["results"]}
    assert answers == {
        quote.pk: [{"id": date.pk, "number": date.number, "kind": "date", "relation": "contains"}],
        date.pk: [{"id": quote.pk, "number": quote.number, "kind": "quote", "relation": "inside"}],
        apart.pk: [],
    }
    assert api.get(f"/api/v1/claims/{date.pk}/").json()["related"] == answers[date.pk]


def test_claims_are_filtered_by_nature(api, article):
    one = make_claim(article, words="Another sentence", kind=ClaimKind.STATEMENT)
    make_claim(article, words="May", kind=ClaimKind.DATE)
    Claim.objects.filter(pk=one.pk).update(nature="opinion")
    found = api.get("/api/v1/claims/?nature=opinion&nature=question").json()["results"]
    assert [(claim["id"], claim["nature"]) for claim in found] == [(one.pk, "opinion")]
    assert api.get("/api/v1/claims/?nature=nonsense").status_code == 400


def test_the_measure_of_independence_is_told_with_what_counts_once(api):
    claim = researched_claim()
    body = api.get(f"/api/v1/claims/{claim.pk}/independence/").json()
    assert body["is_sufficient"] is True
    assert body["summary"] == "1 independent source, a primary one."
    ((group,),) = [[group["members"] for group in body["groups"]]]
    assert group[0]["snapshot_id"] == claim.evidence.get().snapshot_id
    assert group[0]["is_primary"] is True
