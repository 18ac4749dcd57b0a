"""Words beyond any use, typed at the workbench: refused beside their field, nothing saved, nothing lost."""

from __future__ import annotations

import pytest

from claims.models import Claim, Evidence
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import editor, make_claim, make_snapshot, researched_claim

pytestmark = pytest.mark.django_db
LONG = "word " * 20_000


def refused(answer) -> None:
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Nothing was saved; what you typed is still here." in html
    assert "Ensure this value has at most" in html
    assert LONG.strip() in html


def test_a_step_with_an_endless_reason():
    claim = make_claim()
    answer = logged_in(editor()).post(
        claim_address(claim, "step", "dismiss"), {"reason": LONG, "revision": claim.revision}
    )
    refused(answer)
    claim.refresh_from_db()
    assert claim.state == "detected"


def test_a_claim_with_an_endless_statement():
    claim = make_claim()
    given = {"exact": "3.5 million euros", "kind": "number", "statement": LONG, "version": 1}
    refused(logged_in(editor()).post(article_address(claim.article_id, "add-claim"), given))
    assert Claim.objects.count() == 1


def test_evidence_with_an_endless_note_or_excerpt():
    claim = researched_claim()
    snapshot = make_snapshot(text=LONG)
    desk = logged_in(editor())
    for more in ({"excerpt": "word", "note": LONG}, {"excerpt": LONG}):
        answer = desk.post(
            claim_address(claim, "attach"), {"stance": "context", "snapshot": snapshot.pk, "q": "word"} | more
        )
        assert answer.status_code in (400, 422)
        assert "Nothing was saved" in answer.content.decode()
    assert Evidence.objects.filter(claim=claim).count() == 1
