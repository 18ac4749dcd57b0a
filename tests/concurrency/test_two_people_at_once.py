"""Real threads on a real server: whoever comes second gets an answer, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from claims.actions.content_hash import content_sha256
from claims.actions.findings import apply_claim_findings
from claims.actions.intake import ArticleInput, take_in_article
from claims.actions.publication import publish_verdict
from claims.actions.restrictions import place_hold
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.actions.triage import dismiss_claim, select_claim
from claims.actions.verdicts import save_draft
from claims.models import Article, Claim, Hold, Review, VerdictVersion
from claims.verification.finding import Finding as Answer
from claims.verification.outcomes import Check
from claims.verification.seen import Seen
from factcheck.accounts.models import User
from factcheck.audit.record import broken_links, record
from factcheck.errors import FactcheckError, StaleVersion
from tests.factories import checker, draft_content, editor, make_claim, publisher, researched_claim

pytestmark = [pytest.mark.served, pytest.mark.django_db(transaction=True)]


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Start all calls at the same moment; return each one's result or its FactcheckError."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        try:
            barrier.wait()
            return call()
        except FactcheckError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def errors(results: list[object]) -> list[FactcheckError]:
    return [result for result in results if isinstance(result, FactcheckError)]


def test_two_editors_approve_at_once():
    claim = submit_verdict(claim=researched_claim(), actor=checker())
    editors = [editor(), editor()]
    results = at_once(*(lambda e=e: approve_verdict(claim=Claim.objects.get(pk=claim.pk), actor=e) for e in editors))
    assert [error.status for error in errors(results)] == [409]
    assert Review.objects.filter(decision="approved").count() == 1


def test_one_selects_while_the_other_dismisses():
    claim = make_claim()
    one, two = checker(), checker()
    results = at_once(
        lambda: select_claim(claim=Claim.objects.get(pk=claim.pk), actor=one, expected_revision=1),
        lambda: dismiss_claim(claim=Claim.objects.get(pk=claim.pk), actor=two, reason="trivial", expected_revision=1),
    )
    assert len(errors(results)) == 1
    claim.refresh_from_db()
    assert claim.revision == 2


def test_the_same_text_taken_in_by_eight_people_is_one_article():
    people = [checker() for _ in range(8)]
    results = at_once(
        *(lambda p=p: take_in_article(actor=p, article=ArticleInput(text="The very same words.")) for p in people)
    )
    assert not errors(results)
    assert Article.objects.count() == 1
    assert sum(result.created for result in results) == 1


def test_of_twenty_saves_on_one_revision_exactly_one_wins():
    claim = researched_claim()
    people = [checker() for _ in range(20)]
    results = at_once(
        *(
            lambda p=p: save_draft(
                claim=claim, actor=p, content=draft_content(found=f"by {p.username}"), expected_revision=1
            )
            for p in people
        )
    )
    assert len(errors(results)) == 19
    assert all(error.status == 409 for error in errors(results))
    version = VerdictVersion.objects.get()
    assert version.revision == 2
    assert version.found in {f"by {p.username}" for p in people}


def test_the_audit_chain_holds_under_concurrent_writers():
    from django.db import transaction

    actor = checker()

    def write() -> None:
        for _ in range(10):
            with transaction.atomic():
                record(actor=actor, action="claim.selected", obj=actor)

    at_once(*([write] * 8))
    assert list(broken_links()) == []


def test_twenty_editors_with_a_hundred_edits_each_lose_nothing():
    """Two to a claim: each saves on what they saw and, when the other was faster, looks again and adds theirs."""
    claims = [researched_claim() for _ in range(10)]
    people = [checker() for _ in range(20)]

    def write(person: User, claim: Claim) -> None:
        for turn in range(100):
            saved = False
            while not saved:
                version = VerdictVersion.objects.get(verdict__claim=claim)
                content = draft_content(rationale=f"{version.rationale}\n{person.pk}:{turn}")
                try:
                    save_draft(claim=claim, actor=person, content=content, expected_revision=version.revision)
                    saved = True
                except StaleVersion:
                    continue

    pairs = list(zip(people, claims * 2, strict=True))
    assert errors(at_once(*(lambda p=p, c=c: write(p, c) for p, c in pairs))) == []
    for claim in claims:
        version = VerdictVersion.objects.get(verdict__claim=claim)
        writers = [person for person, theirs in pairs if theirs == claim]
        expected = {f"{person.pk}:{turn}" for person in writers for turn in range(100)}
        assert sorted(version.rationale.splitlines()[1:]) == sorted(expected)
        assert version.revision == 201
    assert list(broken_links()) == []


def test_one_writes_on_while_the_other_hands_it_in():
    claim = researched_claim()
    author, other = claim.article.created_by, checker()
    results = at_once(
        lambda: save_draft(claim=claim, actor=other, content=draft_content(found="June 2026."), expected_revision=1),
        lambda: submit_verdict(claim=Claim.objects.get(pk=claim.pk), actor=author, expected_revision=claim.revision),
    )
    version = VerdictVersion.objects.get()
    for error in errors(results):
        assert error.status == 409
    claim.refresh_from_db()
    if claim.state == "in_review":
        # Whatever was saved before is what was handed in, to the letter.
        assert content_sha256(version) == version.content_sha256
    else:
        assert version.found == "June 2026."


def test_a_worker_writes_findings_while_an_editor_dismisses():
    claim = make_claim()
    anchor = claim.anchors.get()
    seen = [
        Seen(
            kind=Check.QUOTE,
            start=anchor.start,
            end=anchor.end,
            answer=Answer("not_found", "No source holds these words."),
            compared_sha256="0" * 64,
        )
    ]
    chief = editor()
    results = at_once(
        lambda: apply_claim_findings(claim=Claim.objects.get(pk=claim.pk), seen=seen),
        lambda: dismiss_claim(claim=Claim.objects.get(pk=claim.pk), actor=chief, reason="trivial", expected_revision=1),
    )
    assert not errors(results)
    claim.refresh_from_db()
    assert claim.state == "dismissed"
    assert claim.findings.count() == 1


def test_a_hold_and_a_publication_at_once_leave_one_of_both():
    claim = submit_verdict(claim=researched_claim(), actor=checker())
    claim = approve_verdict(claim=claim, actor=editor())
    chief, lawyer = publisher(), editor()
    results = at_once(
        lambda: publish_verdict(claim=Claim.objects.get(pk=claim.pk), actor=chief),
        lambda: place_hold(on=Claim.objects.get(pk=claim.pk), actor=lawyer, kind="legal", reason="Counsel reads it."),
    )
    hold = Hold.objects.get()
    version = VerdictVersion.objects.get()
    if errors(results):
        assert version.published_at is None
    else:
        assert hold.placed_at >= version.published_at
