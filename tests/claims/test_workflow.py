"""The table itself, and every state × action × role against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.actions.guards import GUARDS
from claims.actions.transition import apply_transition
from claims.models import Claim
from claims.permissions import ALLOWED
from claims.workflow import TRANSITIONS, ClaimState
from claims.workflow_diagram import mermaid
from factcheck.accounts.models import Role
from factcheck.audit.events import EVENTS
from factcheck.audit.models import AuditEvent
from factcheck.errors import FactcheckError, InvalidInput, NotPermitted, TransitionNotAllowed
from tests.factories import UserFactory, make_claim


def test_the_table_names_only_what_exists():
    for row in TRANSITIONS.values():
        assert row.event in EVENTS
        assert row.permission in ALLOWED
        assert set(row.guards) <= set(GUARDS)


def test_every_state_can_be_reached_and_only_retracted_is_the_end():
    reached = {ClaimState.DETECTED}
    while True:
        more = {row.target for row in TRANSITIONS.values() if row.sources & reached} - reached
        if not more:
            break
        reached |= more
    assert reached == set(ClaimState)
    ends = {state for state in ClaimState if not any(state in row.sources for row in TRANSITIONS.values())}
    assert ends == {ClaimState.RETRACTED}


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("action", sorted(TRANSITIONS))
def test_every_state_action_and_role(action: str, role: Role, monkeypatch: pytest.MonkeyPatch):
    """Guards are tested by themselves; here they are open, so that state and role alone decide."""
    monkeypatch.setattr("claims.actions.transition.GUARDS", {name: lambda claim, actor: None for name in GUARDS})
    claim = make_claim()
    actor = UserFactory(role=role.value)
    row = TRANSITIONS[action]
    for state in ClaimState:
        Claim.objects.filter(pk=claim.pk).update(state=state.value)
        claim.refresh_from_db()
        before = AuditEvent.objects.count()
        if role not in ALLOWED[row.permission]:
            with pytest.raises(NotPermitted):
                apply_transition(claim=claim, action=action, actor=actor, reason="because")
        elif state not in row.sources:
            with pytest.raises(TransitionNotAllowed):
                apply_transition(claim=claim, action=action, actor=actor, reason="because")
        else:
            apply_transition(claim=claim, action=action, actor=actor, reason="because")
            claim.refresh_from_db()
            assert claim.state == row.target
            event = AuditEvent.objects.latest("pk")
            assert (event.action, event.actor_id) == (row.event, actor.pk)
            assert AuditEvent.objects.count() == before + 1
            continue
        claim.refresh_from_db()
        assert claim.state == state
        assert AuditEvent.objects.count() == before


@pytest.mark.django_db
@pytest.mark.parametrize("action", sorted(name for name, row in TRANSITIONS.items() if row.reason_required))
def test_steps_that_need_a_reason_do_not_go_without(action: str):
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(state=next(iter(TRANSITIONS[action].sources)).value)
    claim.refresh_from_db()
    with pytest.raises(InvalidInput, match="reason"):
        apply_transition(claim=claim, action=action, actor=UserFactory(role=Role.ADMINISTRATOR.value), reason="   ")


@pytest.mark.django_db
def test_whoever_comes_second_is_told_so():
    claim = make_claim()
    same_claim = Claim.objects.get(pk=claim.pk)
    actor = UserFactory()
    apply_transition(claim=claim, action="dismiss", actor=actor, reason="trivial")
    with pytest.raises(FactcheckError) as caught:
        apply_transition(claim=same_claim, action="dismiss", actor=actor, reason="also trivial")
    assert caught.value.status == 409


def test_the_diagram_in_the_docs_is_the_table():
    docs = (Path(__file__).parents[2] / "docs" / "workflow.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{mermaid()}\n```" in docs
