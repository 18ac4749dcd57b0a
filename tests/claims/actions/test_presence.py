"""Who is here: for a minute after the last sign of life, and no longer."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from claims.actions.presence import HERE_FOR, show_presence
from claims.models import Presence
from claims.workbench.company import read_company
from factcheck.audit.models import AuditEvent
from factcheck.errors import NotPermitted
from tests.factories import checker, make_claim, researched_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return make_claim()


def test_others_see_who_looks_and_who_writes_and_nobody_sees_themselves(claim):
    ana, ben = checker(byline="Ana Lind"), checker(byline="Ben Ode")
    show_presence(claim=claim, actor=ana, writing=True)
    show_presence(claim=claim, actor=ben, writing=False)
    assert (read_company(claim, ben).writing, read_company(claim, ben).looking) == (["Ana Lind"], [])
    assert (read_company(claim, ana).writing, read_company(claim, ana).looking) == ([], ["Ben Ode"])
    other = make_claim()
    assert read_company(other, ben).writing == []


def test_looking_from_a_second_window_does_not_hide_the_writing_in_the_first(claim):
    ana = checker(byline="Ana Lind")
    show_presence(claim=claim, actor=ana, writing=True)
    show_presence(claim=claim, actor=ana, writing=False)
    assert read_company(claim, checker()).writing == ["Ana Lind"]
    assert Presence.objects.count() == 1


def test_who_shows_no_sign_of_life_is_gone_and_their_row_is_swept_away(claim):
    ana, ben = checker(byline="Ana Lind"), checker()
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        show_presence(claim=claim, actor=ana, writing=True)
    with time_machine.travel(now + HERE_FOR - timedelta(seconds=1), tick=False):
        show_presence(claim=claim, actor=ana, writing=False)
        assert read_company(claim, ben).writing == ["Ana Lind"]
    with time_machine.travel(now + HERE_FOR + timedelta(seconds=1), tick=False):
        assert read_company(claim, ben).looking == ["Ana Lind"]  # here, but no longer typing
    with time_machine.travel(now + 2 * HERE_FOR + timedelta(seconds=1), tick=False):
        assert read_company(claim, ben).looking == []
        show_presence(claim=make_claim(), actor=ben, writing=False)
    assert Presence.objects.get().person == ben


def test_being_there_leaves_no_audit_record_and_needs_a_role(claim):
    before = AuditEvent.objects.count()
    show_presence(claim=claim, actor=checker(), writing=True)
    assert AuditEvent.objects.count() == before
    with pytest.raises(NotPermitted):
        show_presence(claim=claim, actor=checker(is_active=False), writing=True)


def test_the_last_one_to_save_the_draft_is_named_to_others():
    author = checker(byline="Ana Lind")
    claim = researched_claim(author)
    assert read_company(claim, checker()).saved.actor_name == "Ana Lind"
    assert read_company(claim, author).saved is None
