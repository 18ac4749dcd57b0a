from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from claims.actions.evidence import attach_evidence, withdraw_evidence
from claims.actions.publication import publish_verdict, retract_verdict
from claims.actions.reviews import approve_verdict, reopen_verdict, return_verdict, submit_verdict
from claims.actions.triage import select_claim
from claims.actions.verdicts import save_draft, verdict_slug
from claims.models import Correction, Review, Verdict, VerdictVersion
from claims.workflow import ClaimState
from factcheck.errors import (
    EvidenceIncomplete,
    InvalidInput,
    NotPermitted,
    StaleVersion,
    TransitionNotAllowed,
)
from tests.factories import (
    checker,
    draft_content,
    make_claim,
    make_snapshot,
    published_claim,
    publisher,
    researched_claim,
)

pytestmark = pytest.mark.django_db


def test_two_people_take_a_claim_to_publication():
    author, reviewer = checker(), publisher()
    claim = published_claim(author, reviewer)
    assert claim.state == ClaimState.PUBLISHED
    verdict = Verdict.objects.get(claim=claim)
    version = verdict.published_version
    assert version is not None
    assert version.author == author
    assert Review.objects.get(version=version).reviewer == reviewer
    assert verdict.first_published_at == version.published_at
    assert version.evidence.count() == 1


def test_an_editor_cannot_approve_what_the_same_editor_wrote():
    author = publisher()
    claim = submit_verdict(claim=researched_claim(author), actor=author)
    with pytest.raises(NotPermitted, match="second person"):
        approve_verdict(claim=claim, actor=author)


def test_who_helped_write_cannot_approve_either():
    author, helper = checker(), publisher()
    claim = researched_claim(author)
    save_draft(claim=claim, actor=helper, content=draft_content(headline="Other words"), expected_revision=1)
    claim.refresh_from_db()
    claim = submit_verdict(claim=claim, actor=author)
    with pytest.raises(NotPermitted, match="second person"):
        approve_verdict(claim=claim, actor=helper)


def test_the_database_refuses_a_review_by_the_author():
    claim = submit_verdict(claim=researched_claim(), actor=checker())
    version = VerdictVersion.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(
            version=version,
            author=version.author,
            reviewer=version.author,
            decision="approved",
            content_sha256=version.content_sha256,
        )
    assert claim.state == ClaimState.IN_REVIEW


def test_the_database_refuses_publication_without_approval():
    submit_verdict(claim=researched_claim(), actor=checker())
    with pytest.raises(IntegrityError, match="second person approved"), transaction.atomic():
        connection.cursor().execute("UPDATE claims_verdictversion SET published_at = CURRENT_TIMESTAMP")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims_verdictversion SET headline = 'Yes'",
        "DELETE FROM claims_verdictversion_evidence",
        "UPDATE claims_evidence SET stance = 'supports'",
        "DELETE FROM claims_evidence",
        "UPDATE claims_claim SET text = 'other words'",
        "UPDATE claims_review SET decision = 'returned'",
    ],
)
def test_the_database_refuses_to_rewrite_what_is_published(statement: str):
    published_claim()
    with pytest.raises(IntegrityError, match="never"), transaction.atomic():
        connection.cursor().execute(statement)


def test_a_checker_may_not_approve_or_publish():
    claim = submit_verdict(claim=researched_claim(), actor=checker())
    with pytest.raises(NotPermitted):
        approve_verdict(claim=claim, actor=checker())
    claim = approve_verdict(claim=claim, actor=publisher())
    with pytest.raises(NotPermitted):
        publish_verdict(claim=claim, actor=checker())


def test_a_returned_verdict_can_be_improved_and_submitted_again():
    author, reviewer = checker(), publisher()
    claim = submit_verdict(claim=researched_claim(author), actor=author)
    claim = return_verdict(claim=claim, actor=reviewer, reason="Name the page of the minutes.")
    assert (claim.state, claim.state_reason) == (ClaimState.RETURNED, "Name the page of the minutes.")
    save_draft(claim=claim, actor=author, content=draft_content(found="Page 4 says June."), expected_revision=1)
    claim.refresh_from_db()
    claim = submit_verdict(claim=claim, actor=author)
    claim = approve_verdict(claim=claim, actor=reviewer)
    assert publish_verdict(claim=claim, actor=reviewer).state == ClaimState.PUBLISHED


def test_an_approval_holds_for_exactly_what_was_approved():
    claim = submit_verdict(claim=researched_claim(), actor=checker())
    claim = approve_verdict(claim=claim, actor=publisher())
    VerdictVersion.objects.update(found="Something else.")  # past every action
    with pytest.raises(TransitionNotAllowed, match="approved"):
        publish_verdict(claim=claim, actor=publisher())


def test_reopening_voids_the_approval():
    reviewer = publisher()
    claim = submit_verdict(claim=researched_claim(), actor=checker())
    claim = approve_verdict(claim=claim, actor=reviewer)
    claim = reopen_verdict(claim=claim, actor=reviewer, reason="The council sent a correction.")
    assert claim.state == ClaimState.IN_RESEARCH
    assert Review.objects.get().voided_at is not None
    claim = submit_verdict(claim=claim, actor=checker())
    claim = approve_verdict(claim=claim, actor=reviewer)
    assert publish_verdict(claim=claim, actor=reviewer).state == ClaimState.PUBLISHED


def test_a_correction_keeps_the_published_version_public_until_the_next_one_is():
    author, reviewer = checker(), publisher()
    claim = published_claim(author, reviewer)
    first = Verdict.objects.get(claim=claim).published_version
    claim = reopen_verdict(claim=claim, actor=author, reason="A reader found an error.")
    assert Verdict.objects.get(claim=claim).published_version == first
    with pytest.raises(EvidenceIncomplete, match="what changed"):
        submit_verdict(claim=claim, actor=author)
    save_draft(
        claim=claim,
        actor=author,
        content=draft_content(
            found="The minutes say July.",
            correction_kind="correction",
            correction_note="We had misread the month.",
        ),
        expected_revision=1,
    )
    claim.refresh_from_db()
    claim = submit_verdict(claim=claim, actor=author)
    claim = approve_verdict(claim=claim, actor=reviewer)
    publish_verdict(claim=claim, actor=reviewer)
    verdict = Verdict.objects.get(claim=claim)
    assert verdict.published_version.number == 2
    assert verdict.published_version.found == "The minutes say July."
    assert Correction.objects.get().note == "We had misread the month."
    assert VerdictVersion.objects.get(pk=first.pk).found != "The minutes say July."


def test_a_retracted_verdict_keeps_its_page_and_says_why():
    claim = retract_verdict(claim=published_claim(), actor=publisher(), reason="The minutes were forged.")
    verdict = Verdict.objects.get(claim=claim)
    assert claim.state == ClaimState.RETRACTED
    assert verdict.retraction_reason == "The minutes were forged."
    assert Correction.objects.get().kind == "retraction"


@pytest.mark.parametrize("field", ["rating", "headline", "claimed", "found", "rationale"])
def test_an_incomplete_verdict_is_not_submitted(field: str):
    author = checker()
    claim = researched_claim(author)
    save_draft(
        claim=claim,
        actor=author,
        content=draft_content(**{field: None if field == "rating" else "  "}),
        expected_revision=1,
    )
    claim.refresh_from_db()
    with pytest.raises(EvidenceIncomplete, match="still needs"):
        submit_verdict(claim=claim, actor=author)


def test_two_papers_with_one_publisher_are_one_source():
    author = checker()
    claim = select_claim(claim=make_claim(), actor=author)
    for _ in range(2):
        snapshot = make_snapshot(proximity="secondary", publisher="Wire service")
        attach_evidence(claim=claim, actor=author, snapshot=snapshot, excerpt=snapshot.text[:30], stance="refutes")
    claim.refresh_from_db()
    save_draft(claim=claim, actor=author, content=draft_content(), expected_revision=None)
    claim.refresh_from_db()
    with pytest.raises(EvidenceIncomplete, match="Wire service"):
        submit_verdict(claim=claim, actor=author)
    other = make_snapshot(proximity="secondary", publisher="Another paper")
    attach_evidence(claim=claim, actor=author, snapshot=other, excerpt=other.text[:30], stance="refutes")
    claim.refresh_from_db()
    assert submit_verdict(claim=claim, actor=author).state == ClaimState.IN_REVIEW


def test_withdrawn_evidence_no_longer_counts():
    author = checker()
    claim = researched_claim(author)
    withdraw_evidence(evidence=claim.evidence.get(), actor=author, reason="Wrong session.")
    with pytest.raises(EvidenceIncomplete, match="No source is attached yet"):
        submit_verdict(claim=claim, actor=author)


def test_the_second_to_save_is_told_and_overwrites_nothing():
    author = checker()
    claim = researched_claim(author)
    save_draft(claim=claim, actor=author, content=draft_content(found="First."), expected_revision=1)
    with pytest.raises(StaleVersion):
        save_draft(claim=claim, actor=checker(), content=draft_content(found="Second."), expected_revision=1)
    assert VerdictVersion.objects.get().found == "First."


@pytest.mark.parametrize("state", [ClaimState.IN_REVIEW, ClaimState.APPROVED, ClaimState.PUBLISHED])
def test_evidence_is_fixed_from_submission_on(state: ClaimState):
    author, reviewer = checker(), publisher()
    claim = submit_verdict(claim=researched_claim(author), actor=author)
    if state != ClaimState.IN_REVIEW:
        claim = approve_verdict(claim=claim, actor=reviewer)
    if state == ClaimState.PUBLISHED:
        claim = publish_verdict(claim=claim, actor=reviewer)
    snapshot = make_snapshot()
    with pytest.raises(TransitionNotAllowed):
        attach_evidence(claim=claim, actor=author, snapshot=snapshot, excerpt=snapshot.text[:30], stance="refutes")
    with pytest.raises(TransitionNotAllowed):
        withdraw_evidence(evidence=claim.evidence.get(), actor=author, reason="no")


def test_an_excerpt_copied_with_other_line_breaks_is_found():
    author = checker()
    claim = select_claim(claim=make_claim(), actor=author)
    snapshot = make_snapshot("The council\nmet on Tuesday\n\nand voted.")
    evidence = attach_evidence(
        claim=claim, actor=author, snapshot=snapshot, excerpt="met on  Tuesday and\nvoted", stance="context"
    )
    assert evidence.excerpt == "met on Tuesday\n\nand voted"
    assert snapshot.text[evidence.start : evidence.end] == evidence.excerpt


@pytest.mark.parametrize(
    ("excerpt", "stance", "code"),
    [
        ("words that stand nowhere", "refutes", "excerpt_not_found"),
        ("   ", "refutes", "excerpt_empty"),
        ("The council", "proves", "unknown_stance"),
    ],
)
def test_evidence_that_cannot_be_shown_is_refused(excerpt: str, stance: str, code: str):
    author = checker()
    claim = select_claim(claim=make_claim(), actor=author)
    with pytest.raises(InvalidInput) as caught:
        attach_evidence(
            claim=claim,
            actor=author,
            snapshot=make_snapshot("The council met."),
            excerpt=excerpt,
            stance=stance,
        )
    assert caught.value.code == code
    assert not claim.evidence.exists()


def test_an_address_keeps_the_figures_of_its_claim():
    claim = make_claim(statement="The work costs 3.5 million euros, not 11,200.")
    assert verdict_slug(claim).startswith("the-work-costs-3-5-million-euros-not-11-200")
