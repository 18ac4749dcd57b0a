"""Comments through the API."""

from __future__ import annotations

import pytest

from claims.actions.comments import add_comment
from claims.models import Comment, Notice
from factcheck.accounts.models import Role
from tests.claims.api.conftest import client_for
from tests.factories import checker, editor, make_claim, make_desk, member_of

pytestmark = pytest.mark.django_db


def test_people_talk_about_a_claim_and_settle_it(api, ada):
    claim, eva = make_claim(), checker(username="eva")
    made = api.post("/api/v1/comments/", {"claim": claim.pk, "words": "Is it so, @eva?"})
    assert made.status_code == 201, made.json()
    shown = made.json()
    assert (shown["author"], shown["mentions"], shown["article"], shown["thread"]) == (
        "ada", ["eva"], claim.article_id, None,
    )  # fmt: skip
    assert Notice.objects.get(recipient=eva).kind == "mention"
    answer = client_for(eva).post("/api/v1/comments/", {"thread": shown["id"], "words": "It is."}).json()
    assert (answer["thread"], answer["claim"]) == (shown["id"], claim.pk)
    assert [row["id"] for row in api.get("/api/v1/comments/", {"thread": shown["id"]}).json()["results"]] == [
        answer["id"]
    ]
    assert api.post(f"{made['Location']}resolve/").json()["resolved_by"] == "ada"
    assert api.post(f"{made['Location']}reopen/").json()["resolved_by"] is None
    assert api.post(f"/api/v1/comments/{answer['id']}/resolve/").status_code == 400


def test_a_withdrawn_comment_keeps_its_place_and_not_its_words(api, ada):
    claim = make_claim()
    own = add_comment(about=claim, actor=ada, words="Nonsense, @ada.").comment
    other = add_comment(about=claim.article, actor=editor(), words="Whole.").comment
    gone = api.post(f"/api/v1/comments/{own.pk}/withdraw/").json()
    assert (gone["words"], gone["mentions"], gone["withdrawn_by"]) == ("", [], "ada")
    assert api.post(f"/api/v1/comments/{own.pk}/withdraw/").status_code == 409
    assert api.post(f"/api/v1/comments/{other.pk}/withdraw/").status_code == 403
    found = api.get("/api/v1/comments/", {"article": claim.article_id, "whole_article": "true"}).json()["results"]
    assert [row["words"] for row in found] == ["Whole."]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"claim": "claim", "article": "article"},
        {"claim": "claim", "words": " "},
        {"claim": "claim", "words": "x" * 5001},
        {"claim": 0},
        {"claim": "claim", "surprise": 1},
    ],
)
def test_a_comment_that_cannot_be_is_refused(api, wrong):
    claim = make_claim()
    known = {"claim": claim.pk, "article": claim.article_id}
    body = {"words": "Is it so?"} | {key: known.get(value, value) for key, value in wrong.items()}
    assert api.post("/api/v1/comments/", body).status_code == 400
    assert not Comment.objects.exists()


def test_nobody_of_another_desk_reads_along(ada):
    claim = make_claim()
    said = add_comment(about=claim, actor=ada, words="Between us.").comment
    stranger = client_for(member_of(make_desk(), Role.EDITOR))
    assert stranger.get("/api/v1/comments/").json()["results"] == []
    assert stranger.get(f"/api/v1/comments/{said.pk}/").status_code == 404
    assert stranger.post("/api/v1/comments/", {"claim": claim.pk, "words": "Hello."}).status_code == 403
    assert stranger.post("/api/v1/comments/", {"thread": said.pk, "words": "Hello."}).status_code == 403
