"""Holds, recusals and exceptions through the API."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions.restrictions import place_hold
from claims.models import GateException, Hold, Recusal
from factcheck.accounts.models import Role
from tests.claims.api.conftest import client_for
from tests.factories import checker, editor, make_claim, make_desk, member_of, publisher

pytestmark = pytest.mark.django_db


def ids(answer) -> list[int]:
    return [row["id"] for row in answer.json()["results"]]


def test_a_hold_is_placed_found_from_its_claims_and_lifted(desk):
    claim = make_claim()
    made = desk.post("/api/v1/holds/", {"article": claim.article_id, "kind": "legal", "reason": "Counsel reads it."})
    assert made.status_code == 201, made.json()
    assert (made.json()["article"], made.json()["claim"], made.json()["placed_by"]) == (claim.article_id, None, "eve")
    address = made["Location"]
    assert desk.get(address).json() == made.json()
    assert ids(desk.get("/api/v1/holds/", {"claim": claim.pk, "standing": "true"})) == [made.json()["id"]]
    assert ids(desk.get("/api/v1/holds/", {"claim": make_claim().pk})) == []
    lifted = desk.post(f"{address}lift/", {"reason": "Cleared."})
    assert (lifted.status_code, lifted.json()["lifted_reason"]) == (200, "Cleared.")
    assert desk.post(f"{address}lift/", {"reason": "Cleared."}).status_code == 409
    assert ids(desk.get("/api/v1/holds/", {"standing": "true"})) == []
    assert ids(desk.get("/api/v1/holds/", {"standing": "false"})) == [made.json()["id"]]


def test_an_editor_lifts_an_embargo_and_no_legal_hold():
    claim, ben = make_claim(), client_for(editor())
    noon = (timezone.now() + timedelta(hours=2)).isoformat()
    embargo = ben.post("/api/v1/holds/", {"claim": claim.pk, "kind": "embargo", "until": noon, "reason": "Noon."})
    assert embargo.status_code == 201, embargo.json()
    assert ben.post(f"{embargo['Location']}lift/", {"reason": "Out already."}).status_code == 200
    legal = place_hold(on=claim, actor=publisher(), kind="legal", reason="Counsel reads it.")
    assert ben.post(f"/api/v1/holds/{legal.pk}/lift/", {"reason": "Cleared."}).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"claim": "claim", "article": "article"},
        {"claim": "claim", "kind": "cold"},
        {"claim": "claim", "reason": " "},
        {"claim": "claim", "until": "2999-01-01T00:00:00Z"},
        {"claim": "claim", "kind": "embargo"},
        {"claim": "claim", "kind": "embargo", "until": "2001-01-01T00:00:00Z"},
        {"claim": "claim", "surprise": 1},
    ],
)
def test_a_hold_that_makes_no_sense_is_refused(desk, wrong):
    claim = make_claim()
    known = {"claim": claim.pk, "article": claim.article_id}
    body = {"kind": "legal", "reason": "x"} | {key: known.get(value, value) for key, value in wrong.items()}
    assert desk.post("/api/v1/holds/", body).status_code == 400
    assert not Hold.objects.exists()


def test_people_are_kept_out_and_let_in_again_by_somebody_else(desk, api, ada):
    claim = make_claim()
    own = api.post("/api/v1/recusals/", {"claim": claim.pk, "person": "ada", "reason": "I live there."})
    assert (own.status_code, own.json()["person"], own.json()["made_by"]) == (201, "ada", "ada")
    assert api.post("/api/v1/recusals/", {"claim": claim.pk, "person": "ada", "reason": "x"}).status_code == 400
    assert api.post("/api/v1/recusals/", {"claim": claim.pk, "person": "eve", "reason": "x"}).status_code == 403
    assert api.post(f"{own['Location']}end/", {"reason": "Moved."}).status_code == 403
    assert ids(desk.get("/api/v1/recusals/", {"person": "ada", "standing": "true", "claim": claim.pk})) == [
        own.json()["id"]
    ]
    assert desk.post(f"{own['Location']}end/", {"reason": "Moved away."}).json()["ended_by"] == "eve"
    assert Recusal.objects.get().ended_reason == "Moved away."


def test_a_publisher_makes_an_exception_and_takes_it_back(desk, api):
    claim = make_claim()
    body = {"claim": claim.pk, "gate": "sources", "reason": "One witness, and nobody else was there."}
    assert api.post("/api/v1/gate-exceptions/", body).status_code == 403
    made = desk.post("/api/v1/gate-exceptions/", body)
    assert (made.status_code, made.json()["gate"]) == (201, "sources")
    assert desk.post("/api/v1/gate-exceptions/", body).status_code == 400
    assert desk.post("/api/v1/gate-exceptions/", body | {"gate": "luck"}).status_code == 400
    assert ids(api.get("/api/v1/gate-exceptions/", {"article": claim.article_id, "standing": "true"})) == [
        made.json()["id"]
    ]
    assert desk.post(f"{made['Location']}end/").json()["ended_at"] is not None
    assert GateException.objects.filter(ended_at=None).count() == 0


def test_what_stands_at_another_desk_is_not_there():
    claim = make_claim()
    hold = place_hold(on=claim, actor=publisher(), kind="legal", reason="Counsel reads it.")
    stranger = client_for(member_of(make_desk(), Role.PUBLISHER))
    assert ids(stranger.get("/api/v1/holds/")) == []
    assert stranger.get(f"/api/v1/holds/{hold.pk}/").status_code == 404
    assert stranger.post(f"/api/v1/holds/{hold.pk}/lift/", {"reason": "x"}).status_code == 404
    own = {"claim": claim.pk, "kind": "legal", "reason": "x"}
    assert stranger.post("/api/v1/holds/", own).status_code == 403
    assert client_for(checker()).get(f"/api/v1/holds/{hold.pk}/").status_code == 200
