"""Questions to authors and the reply register through the API."""

from __future__ import annotations

import pytest

from claims.actions.author_answers import Given, answer_queries
from claims.models import ReplyRequest
from tests.claims.author_queries import link_of, make_query, secret_of, sent
from tests.claims.replies import make_request
from tests.factories import make_claim

pytestmark = pytest.mark.django_db

ENTRY = {"asked": "Ada Lind", "asked_on": "2025-12-01", "channel": "phone", "question": "Is it so?"}


def test_questions_are_read_with_their_answers_and_without_their_links(api):
    query = make_query(before="Nobody left.", after="Somebody left.")
    path = sent(query)
    answer_queries(link=link_of(path), given=[Given(query.pk, 0, "Yes.", "accepted")])
    make_query()
    answer = api.get("/api/v1/author-queries/", {"claim": query.claim_id, "state": "answered"})
    (shown,) = answer.json()["results"]
    assert (shown["question"], shown["version"], shown["article"]) == (query.question, 1, query.claim.article_id)
    assert [(given["text"], given["change"]) for given in shown["answers"]] == [("Yes.", "accepted")]
    assert shown["agreed_in_version"] is None
    assert secret_of(path) not in answer.content.decode()
    assert query.addressee.email not in answer.content.decode()
    assert api.post("/api/v1/author-queries/", {}).status_code == 405


def test_the_register_is_added_to(api):
    claim = make_claim()
    made = api.post("/api/v1/replies/", ENTRY | {"claim": claim.pk, "note": "By the press office."})
    assert made.status_code == 201, made.json()
    address = made["Location"]
    assert (made.json()["state"], made.json()["printed"]) == ("waiting", True)
    replied = {"kind": "replied", "happened_on": "2025-12-02", "words": "Yes.", "may_print": True}
    assert api.post(f"{address}outcome/", replied).json()["state"] == "replied"
    corrected = {key: value for key, value in ENTRY.items() if key != "question"} | {"asked": "Bo Holm", "reason": "x"}
    assert api.post(f"{address}correct/", corrected).json()["asked"] == "Bo Holm"
    assert api.post(f"{address}strike/", {"reason": "Wrong claim."}).json()["state"] == "struck"
    assert api.post(f"{address}outcome/", replied).status_code == 409
    shown = api.get(address).json()
    assert [update["kind"] for update in shown["updates"]] == ["replied", "corrected", "struck"]
    assert api.get("/api/v1/replies/", {"claim": claim.pk}).json()["results"] == [shown]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"claim": "both", "article": "both"},
        {"claim": "one", "channel": "pigeon"},
        {"claim": "one", "asked_on": "2999-01-01"},
        {"claim": "one", "asked": " "},
        {"claim": "one", "unknown": 1},
    ],
)
def test_a_wrong_entry_is_refused(api, wrong):
    claim = make_claim()
    ids = {"claim": claim.pk, "article": claim.article_id}
    body = ENTRY | {key: ids.get(key, value) for key, value in wrong.items()}
    assert api.post("/api/v1/replies/", body).status_code == 400
    assert not ReplyRequest.objects.exists()


def test_entries_about_the_whole_article_are_found(api):
    claim = make_claim()
    make_request(claim)
    whole = make_request(claim, whole=True)
    found = api.get("/api/v1/replies/", {"article": claim.article_id, "whole_article": "true"}).json()["results"]
    assert [entry["id"] for entry in found] == [whole.pk]
