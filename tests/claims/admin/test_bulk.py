"""One step on many claims: confirmed first, done claim by claim, each with its own record."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions.triage import assign_claim, select_claim
from claims.admin.bulk import views
from claims.admin.bulk.steps import BULK_STEPS
from claims.models import Claim
from factcheck.accounts.models import Role
from factcheck.audit.models import AuditEvent
from tests.claims.lists.many import many_claims
from tests.claims.workbench.desk import logged_in
from tests.factories import (
    administrator,
    checker,
    editor,
    make_article,
    make_claim,
    make_desk,
    member_of,
    publisher,
    reader,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:claims_claim_changelist")
PEOPLE = {
    "reader": reader,
    "checker": checker,
    "editor": editor,
    "publisher": publisher,
    "administrator": administrator,
}
OFFERED = {
    "reader": set(),
    "checker": {"select", "dismiss", "hand_back"},
    "editor": set(BULK_STEPS),
    "publisher": set(BULK_STEPS),
    "administrator": set(BULK_STEPS),
}


def _bulk(name: str, query: str = "") -> str:
    return reverse("admin:claims_claim_bulk", args=[name]) + query


def _meant(*claims: Claim) -> list[str]:
    found = Claim.objects.filter(pk__in=[claim.pk for claim in claims])
    return [f"{claim.pk}:{claim.revision}" for claim in found]


def _data(name: str) -> dict[str, object]:
    return {
        "select": {},
        "dismiss": {"reason": "Opinion."},
        "assign": {"assignee": ""},
        "plan": {"due": "on", "due_on": "2026-05-01", "priority": "2"},
        "hand_back": {},
    }[name]


@pytest.mark.parametrize("role", PEOPLE)
def test_everybody_is_offered_what_their_role_may_do(role: str):
    make_claim()
    page = logged_in(PEOPLE[role]()).get(f"{LIST}?view=all").content.decode()
    assert {name for name in BULK_STEPS if f'name="action" value="{name}"' in page} == OFFERED[role]


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("name", BULK_STEPS)
def test_a_step_is_taken_only_by_the_roles_that_may(name: str, role: str):
    person = PEOPLE[role]()
    claim = make_claim()
    if name == "hand_back":
        owner = person if role != "reader" else checker()
        claim = assign_claim(claim=claim, actor=editor(), assignee=owner)
    events = AuditEvent.objects.count()
    answer = logged_in(person).post(_bulk(name), {"claim": _meant(claim)} | _data(name))
    assert answer.status_code == 302
    changed = Claim.objects.get(pk=claim.pk)
    if name in OFFERED[role]:
        assert changed.revision > claim.revision
        assert AuditEvent.objects.count() > events
    else:
        assert changed.revision == claim.revision
        assert AuditEvent.objects.count() == events


def test_choosing_a_step_leads_to_a_page_that_says_what_it_would_do_and_to_what_not():
    ana = checker()
    open_claim, chosen = make_claim(actor=ana), make_claim(actor=ana)
    select_claim(claim=chosen, actor=ana)
    answer = logged_in(ana).post(
        f"{LIST}?work=open", {"action": "select", "_selected_action": [open_claim.pk, chosen.pk], "index": 0}
    )
    assert answer.status_code == 200
    assert [claim.pk for claim in answer.context["fitting"]] == [open_claim.pk]
    assert [(row.claim.pk, row.why) for row in answer.context["refused"]] == [(chosen.pk, "it is selected")]
    assert f"{_bulk('select')}?work=open" in answer.content.decode()
    assert Claim.objects.get(pk=open_claim.pk).state == "detected", "nothing is done before it is confirmed"


def test_dismissing_needs_a_reason_and_nothing_typed_is_lost():
    ana = checker()
    claims = [make_claim(actor=ana) for _ in range(3)]
    client = logged_in(ana)
    answer = client.post(_bulk("dismiss"), {"claim": _meant(*claims), "reason": "  "})
    assert answer.status_code == 422
    assert [claim.pk for claim in answer.context["fitting"]] == [claim.pk for claim in claims]
    assert set(Claim.objects.values_list("state", flat=True)) == {"detected"}
    answer = client.post(_bulk("dismiss", "?work=open"), {"claim": _meant(*claims), "reason": "Opinions."})
    assert answer["Location"] == f"{LIST}?work=open"
    assert set(Claim.objects.values_list("state", "state_reason")) == {("dismissed", "Opinions.")}
    events = AuditEvent.objects.filter(action="claim.dismissed")
    assert sorted(event.object_id for event in events) == sorted(str(claim.pk) for claim in claims)
    assert {event.detail["reason"] for event in events} == {"Opinions."}


def test_a_wrong_date_comes_back_as_it_was_typed():
    claim = make_claim()
    answer = logged_in(editor()).post(
        _bulk("plan"), {"claim": _meant(claim), "due": "on", "due_on": "next week", "priority": "3"}
    )
    assert answer.status_code == 422
    assert 'value="next week"' in answer.content.decode()
    empty = logged_in(editor()).post(_bulk("plan"), {"claim": _meant(claim), "due": "keep", "priority": ""})
    assert "Nothing would change" in empty.content.decode()


def test_each_claim_stands_or_falls_by_itself_and_is_named():
    ana = checker()
    fine, changed, over = (make_claim(actor=ana) for _ in range(3))
    meant = _meant(fine, changed, over)
    assign_claim(claim=changed, actor=ana, assignee=ana)  # somebody was faster
    Claim.objects.filter(pk=over.pk).update(state="approved")
    answer = logged_in(ana).post(_bulk("dismiss"), {"claim": meant, "reason": "Opinion."}, follow=True)
    states = dict(Claim.objects.values_list("pk", "state"))
    assert states == {fine.pk: "dismissed", changed.pk: "detected", over.pk: "approved"}
    said = [str(message) for message in answer.context["messages"]]
    assert said[0] == "1 claim is dismissed."
    assert any(f"claim {changed.number} of" in words and "changed this claim" in words for words in said[1:])
    assert any(f"claim {over.number} of" in words and "approved" in words for words in said[1:])
    assert AuditEvent.objects.filter(action="claim.dismissed").count() == 1


def test_claims_of_other_desks_are_neither_shown_nor_touched():
    desk, elsewhere = make_desk(), make_desk()
    mine = make_claim(make_article(desk=desk, actor=editor()))
    theirs = make_claim(make_article(desk=elsewhere, actor=editor()))
    client = logged_in(member_of(desk, Role.CHECKER))
    page = client.post(LIST, {"action": "dismiss", "_selected_action": [mine.pk, theirs.pk], "index": 0})
    assert [claim.pk for claim in page.context["fitting"]] == [mine.pk]
    assert page.context["refused"] == []
    client.post(_bulk("dismiss"), {"claim": _meant(mine, theirs), "reason": "Opinion."})
    assert dict(Claim.objects.values_list("pk", "state")) == {mine.pk: "dismissed", theirs.pk: "detected"}


def test_a_role_at_one_desk_does_not_count_at_another_that_one_sees():
    desk, elsewhere = make_desk(), make_desk()
    person = reader()
    person.memberships.create(desk=desk, role=Role.EDITOR.value)
    mine = make_claim(make_article(desk=desk, actor=editor()))
    theirs = make_claim(make_article(desk=elsewhere, actor=editor()))
    client = logged_in(person)
    page = client.post(LIST, {"action": "plan", "_selected_action": [mine.pk, theirs.pk], "index": 0})
    assert [claim.pk for claim in page.context["fitting"]] == [mine.pk]
    assert [row.why for row in page.context["refused"]] == ["your role at its desk does not allow this"]
    client.post(_bulk("plan"), {"claim": _meant(mine, theirs)} | _data("plan"))
    assert dict(Claim.objects.values_list("pk", "priority")) == {mine.pk: 2, theirs.pk: 1}


def test_planning_leaves_as_it_is_what_was_not_said():
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(due_on="2026-04-01")
    client = logged_in(editor())
    client.post(_bulk("plan"), {"claim": _meant(claim), "due": "keep", "priority": "3"})
    assert Claim.objects.filter(due_on="2026-04-01", priority=3).exists()
    client.post(_bulk("plan"), {"claim": _meant(claim), "due": "none", "priority": ""})
    assert Claim.objects.filter(due_on=None, priority=3).exists()


def test_everything_that_matches_is_done_as_far_as_one_go_reaches(monkeypatch):
    monkeypatch.setattr(views, "MOST_AT_ONCE", 5)
    ana = checker()
    article = make_article(actor=ana)
    many_claims(article, 12)
    Claim.objects.update(state="detected")
    client = logged_in(ana)
    page = client.post(
        f"{LIST}?state__exact=detected",
        {"action": "dismiss", "select_across": "1", "_selected_action": [1], "index": 0},
    )
    assert (len(page.context["fitting"]), page.context["more"]) == (5, 7)
    first = [claim.pk for claim in client.get(f"{LIST}?state__exact=detected").context["cl"].result_list][:5]
    assert [claim.pk for claim in page.context["fitting"]] == first, "the first ones of the list as it is ordered"
    client.post(_bulk("dismiss"), {"claim": _meant(*Claim.objects.all()), "reason": "Opinion."})
    assert Claim.objects.filter(state="dismissed").count() == 5, "more than one go allows is not done at all"


def test_handing_back_makes_a_claim_free_for_others_and_says_why():
    ana, ben = checker(), checker()
    mine = assign_claim(claim=make_claim(), actor=editor(), assignee=ana)
    bens = assign_claim(claim=make_claim(), actor=editor(), assignee=ben)
    client = logged_in(ana)
    page = client.post(LIST, {"action": "hand_back", "_selected_action": [mine.pk, bens.pk], "index": 0})
    assert [row.why for row in page.context["refused"]] == ["it is somebody else’s"]
    client.post(_bulk("hand_back"), {"claim": _meant(mine, bens), "reason": "On holiday."})
    assert dict(Claim.objects.values_list("pk", "assigned_to")) == {mine.pk: None, bens.pk: ben.pk}
    assert AuditEvent.objects.get(action="claim.handed_back").detail == {
        "was": ana.public_name,
        "reason": "On holiday.",
    }


@pytest.mark.parametrize("claim", ["x", "1", "1:1:1", "9" * 30 + ":1", "-1:1", "", "１:１"])
def test_a_forged_choice_does_nothing(claim: str):
    make_claim()
    answer = logged_in(checker()).post(_bulk("dismiss"), {"claim": [claim], "reason": "x"}, follow=True)
    assert answer.status_code == 200
    assert Claim.objects.get().state == "detected"


def test_the_door_is_shut_for_strangers_for_reading_and_for_steps_there_are_not():
    claim = make_claim()
    for name in BULK_STEPS:
        answer = Client().post(_bulk(name), {"claim": _meant(claim)} | _data(name))
        assert answer["Location"].startswith(reverse("admin:login"))
    client = logged_in(editor())
    assert client.get(_bulk("dismiss")).status_code == 405
    assert client.post(_bulk("publish")).status_code == 404
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor(), backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(_bulk("select"), {"claim": _meant(claim)}).status_code == 403


def test_confirming_costs_the_same_however_many_claims_are_chosen():
    ana = editor()
    article = make_article(actor=ana)
    many_claims(article, 60, [ana])
    client = logged_in(ana)

    def cost(number: int) -> int:
        chosen = list(Claim.objects.values_list("pk", flat=True)[:number])
        with CaptureQueriesContext(connection) as queries:
            client.post(LIST, {"action": "assign", "_selected_action": chosen, "index": 0})
        return len(queries)

    cost(1)
    assert cost(2) == cost(50) <= 16
