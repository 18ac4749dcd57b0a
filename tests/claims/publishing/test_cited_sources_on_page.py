"""A rationale that cites its evidence: links on the verdict page, and no way to hand in a citation of nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse

from claims.actions.evidence import attach_evidence, withdraw_evidence
from claims.actions.publication import publish_verdict
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.actions.verdicts import save_draft
from factcheck.errors import EvidenceIncomplete
from tests.claims.workbench.desk import claim_address, logged_in
from tests.factories import checker, draft_content, editor, make_snapshot, publisher, researched_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return checker()


@pytest.fixture
def claim(person):
    """Its first piece of evidence withdrawn, its second and third standing, and the third cited."""
    claim = researched_claim(person)
    withdraw_evidence(evidence=claim.evidence.get(), actor=person, reason="Another session.")
    for _ in range(2):
        snapshot = make_snapshot()
        attach_evidence(claim=claim, actor=person, snapshot=snapshot, excerpt=snapshot.text[:30], stance="refutes")
    claim.refresh_from_db()
    cite(claim, person, "The minutes say June [^3].", 1)
    return claim


def cite(claim, person, rationale: str, revision: int) -> None:
    claim.refresh_from_db()
    content = draft_content(rationale=rationale)
    save_draft(claim=claim, actor=person, content=content, expected_revision=revision)
    claim.refresh_from_db()


def test_readers_follow_a_citation_to_its_source(client, claim, person):
    submit_verdict(claim=claim, actor=person)
    claim.refresh_from_db()
    approve_verdict(claim=claim, actor=editor())
    claim.refresh_from_db()
    publish_verdict(claim=claim, actor=publisher())
    html = client.get(reverse("public:verdict", args=[claim.verdict.slug])).content.decode()
    assert '<a href="#source-2" rel="nofollow noopener">[2]</a>' in html
    assert 'id="source-2"' in html


def test_a_citation_of_what_was_withdrawn_cannot_be_handed_in(claim, person):
    cite(claim, person, "As said [^1] and [^3].", 2)
    with pytest.raises(EvidenceIncomplete, match="cites evidence 1,") as refused:
        submit_verdict(claim=claim, actor=person)
    assert refused.value.code == "citation_without_evidence"


def test_the_editor_lists_what_can_be_cited_and_previews_it(claim, person):
    client = logged_in(person)
    html = client.get(claim_address(claim)).content.decode()
    assert 'data-cites="[^2]"' in html
    assert 'data-cites="[^3]"' in html
    assert 'data-cites="[^1]"' not in html
    assert 'data-cited="2,3"' in html
    preview = client.post(reverse("workbench:preview"), {"text": "June [^3] [^9]", "cited": "2,3,x,²"})
    assert (
        preview.content.decode() == '<p>June <a href="#source-2" rel="nofollow noopener">[2]</a> [no evidence 9]</p>\n'
    )
