"""A double click, two tabs, the back button: what is done twice has one effect and an honest answer."""

from __future__ import annotations

import pytest

from claims.actions.reviews import approve_verdict, submit_verdict
from claims.models import Evidence, VerdictVersion
from factcheck.audit.models import AuditEvent
from tests.claims.workbench.desk import claim_address, logged_in
from tests.factories import checker, make_snapshot, publisher, researched_claim

pytestmark = pytest.mark.django_db


def test_publishing_twice_publishes_once_and_says_that_it_is_published():
    writer, second = checker(), publisher()
    claim = approve_verdict(claim=submit_verdict(claim=researched_claim(writer), actor=writer), actor=second)
    desk, step = logged_in(second), {"revision": claim.revision}
    assert desk.post(claim_address(claim, "step", "publish"), step).status_code == 302
    again = desk.post(claim_address(claim, "step", "publish"), step)
    assert again.status_code == 409
    assert f"Claim {claim.number} is published" in again.content.decode()
    assert VerdictVersion.objects.filter(published_at__isnull=False).count() == 1
    assert AuditEvent.objects.filter(action="verdict.published").count() == 1


def test_publishing_a_page_that_shows_evidence_withdrawn_since():
    """The author opens the verdict again and withdraws; the editor's tab still offers to publish."""
    writer, second = checker(), publisher()
    claim = approve_verdict(claim=submit_verdict(claim=researched_claim(writer), actor=writer), actor=second)
    seen = claim.revision
    author = logged_in(writer)
    assert (
        author.post(claim_address(claim, "step", "reopen"), {"reason": "Wrong.", "revision": seen}).status_code == 302
    )
    evidence = Evidence.objects.get()
    gone = author.post(claim_address(claim, "withdraw", evidence.pk), {"reason": "Another bridge."})
    assert gone.status_code == 302
    answer = logged_in(second).post(claim_address(claim, "step", "publish"), {"revision": seen})
    assert answer.status_code == 409
    assert not VerdictVersion.objects.filter(published_at__isnull=False).exists()


def test_attaching_the_same_words_twice():
    claim = researched_claim()
    snapshot = make_snapshot(text="The bridge 🌉 opens in June.")
    desk = logged_in(checker())
    given = {"stance": "context", "snapshot": snapshot.pk, "excerpt": "bridge 🌉 opens"}
    assert desk.post(claim_address(claim, "attach"), given).status_code == 302
    again = desk.post(claim_address(claim, "attach"), given)
    assert again.status_code == 400
    assert "already attached" in again.content.decode()
    assert Evidence.objects.filter(claim=claim, snapshot=snapshot).count() == 1
