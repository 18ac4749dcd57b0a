"""The claim's history: by day, with what each draft changed, a page at a time, at the same cost however long it is."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions.reviews import reopen_verdict, submit_verdict
from claims.actions.verdicts import save_draft
from claims.models import Claim, DeskPolicy
from claims.workbench.history import PAGE, read_history
from factcheck.audit.models import AuditEvent
from tests.claims.workbench.desk import claim_address, logged_in
from tests.factories import checker, draft_content, editor, published_claim, researched_claim

pytestmark = pytest.mark.django_db


def save(claim: Claim, actor, revision: int, **content: object) -> None:
    claim.refresh_from_db()
    save_draft(claim=claim, actor=actor, content=draft_content(**content), expected_revision=revision)


def test_each_saved_draft_shows_what_it_changed_escaped():
    ana = checker()
    claim = researched_claim(ana)
    save(claim, ana, 1, found="The council's <b>minutes</b> record July.")
    html = logged_in(ana).get(claim_address(claim, "history")).content.decode()
    assert "What we found" in html
    assert "June</del>" in html
    assert "July</ins>" in html
    assert "<b>minutes" not in html
    assert "it refutes the claim" in html


def test_a_later_version_is_compared_with_the_one_it_began_as():
    ana = checker()
    claim = published_claim(ana)
    claim.refresh_from_db()
    reopen_verdict(claim=claim, actor=ana, reason="New minutes.")
    save(claim, ana, 1, headline="Quite another headline")
    newest = read_history(claim, ana).days[0].entries[0]
    assert [change.name for change in newest.changes] == ["headline"]


def test_the_events_of_a_day_stand_together_and_older_ones_on_the_next_page():
    ana = checker()
    claim = researched_claim(ana)
    for revision in range(1, PAGE + 1):
        save(claim, ana, revision, found=f"Found {revision}.")
    first = read_history(claim, ana)
    assert sum(len(day.entries) for day in first.days) == PAGE
    assert len(first.days) == len({timezone.localdate(e.event.at) for day in first.days for e in day.entries})
    oldest = first.days[-1].entries[-1]
    assert [change.name for change in oldest.changes] == ["found"]  # compared across the page's end
    second = read_history(claim, ana, first.older)
    assert second.older is None
    assert second.days[0].entries[0].event.pk < oldest.event.pk
    client = logged_in(ana)
    page = client.get(claim_address(claim, "history"), {"before": first.older, "part": "history"}).content.decode()
    assert "<html" not in page
    assert "evidence was attached" in page
    for nonsense in ("x", "-1", "9" * 30, "²"):
        assert client.get(claim_address(claim, "history"), {"before": nonsense}).status_code == 200


def test_a_draft_from_before_drafts_were_kept_is_listed_without_changes():
    ana = checker()
    claim = researched_claim(ana)
    event = AuditEvent.objects.get(action="verdict.drafted")
    with CaptureQueriesContext(connection):
        Claim.objects.filter(pk=claim.pk).update(state="in_research")
    before = AuditEvent(
        at=timezone.now() - dt.timedelta(days=1), actor=None, actor_name="Ana", action="verdict.drafted",
        object_type=event.object_type, object_id=event.object_id, detail={"version": 1, "revision": 9},
        previous_hash="x", hash="y",
    )  # fmt: skip
    before.save()
    entries = [entry for day in read_history(claim, ana).days for entry in day.entries if entry.event.pk == before.pk]
    assert [entry.changes for entry in entries] == [()]


def test_a_long_history_costs_no_more_queries_than_a_short_one():
    ana = checker()
    claim = researched_claim(ana)
    client = logged_in(ana)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(claim_address(claim, "history")).status_code == 200
        return len(queries)

    few = cost()
    for revision in range(1, 12):
        save(claim, checker(), revision, found=f"Found {revision}.")
    assert cost() == few <= 10


def test_a_blind_second_rater_does_not_learn_the_first_verdict_from_the_history():
    ana, ben = checker(), editor()
    claim = submit_verdict(claim=researched_claim(ana), actor=ana)
    DeskPolicy.objects.update_or_create(desk=claim.article.desk, defaults={"blind_review": True})
    address = claim_address(claim, "history")
    words = draft_content().found.split()[-1]
    assert words in logged_in(ana).get(address).content.decode()
    assert words not in logged_in(ben).get(address).content.decode()
