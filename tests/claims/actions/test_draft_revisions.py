"""Every saved state of a draft is kept, who wrote it included, and the database refuses to change it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from claims.actions.reviews import reopen_verdict
from claims.actions.verdicts import save_draft
from claims.models import DraftRevision, VerdictVersion
from factcheck.errors import StaleVersion
from tests.factories import checker, draft_content, published_claim, researched_claim

pytestmark = pytest.mark.django_db


def save(claim, actor, revision, **content):
    claim.refresh_from_db()
    return save_draft(claim=claim, actor=actor, content=draft_content(**content), expected_revision=revision)


def test_each_saved_state_is_kept_with_its_writer():
    ana, eve = checker(), checker()
    claim = researched_claim(ana)
    save(claim, eve, 1, headline="Eve’s words")
    kept = [(one.revision, one.author, one.headline) for one in DraftRevision.objects.all()]
    assert kept == [(1, ana, draft_content().headline), (2, eve, "Eve’s words")]
    assert DraftRevision.objects.get(revision=2).saved_at == VerdictVersion.objects.get().updated_at


def test_what_was_refused_is_not_kept_and_the_refusal_names_both_revisions():
    claim = researched_claim()
    save(claim, checker(), 1, headline="First")
    with pytest.raises(StaleVersion) as refused:
        save(claim, checker(), 1, headline="Second")
    assert (refused.value.details["seen"], refused.value.details["revision"]) == (1, 2)
    assert not DraftRevision.objects.filter(headline="Second").exists()


def test_a_version_that_starts_as_a_copy_is_kept_before_it_is_written_over():
    claim = published_claim()
    published = VerdictVersion.objects.get()
    claim.refresh_from_db()
    ben = checker()
    reopen_verdict(claim=claim, actor=ben, reason="New minutes.")
    save(claim, ben, 1, headline="Changed", correction_note="New minutes.")
    kept = DraftRevision.objects.filter(version__number=2)
    assert [(one.revision, one.headline) for one in kept] == [(1, published.headline), (2, "Changed")]


@pytest.mark.parametrize(
    "statement", ["UPDATE claims_draftrevision SET headline = 'Never said'", "DELETE FROM claims_draftrevision"]
)
def test_the_database_refuses_to_change_what_is_kept(statement: str):
    researched_claim()
    with pytest.raises(IntegrityError, match="never"), transaction.atomic():
        connection.cursor().execute(statement)


def test_the_model_refuses_earlier_and_clearer():
    researched_claim()
    kept = DraftRevision.objects.get()
    with pytest.raises(TypeError, match="never changed"):
        kept.save()
    with pytest.raises(TypeError, match="never deleted"):
        kept.delete()
