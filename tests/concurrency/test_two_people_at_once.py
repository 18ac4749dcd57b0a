"""Real threads on a real server: whoever comes second gets an answer, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from claims.actions.intake import ArticleInput, take_in_article
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.actions.triage import dismiss_claim, select_claim
from claims.actions.verdicts import save_draft
from claims.models import Article, Claim, Review, VerdictVersion
from factcheck.audit.record import broken_links, record
from factcheck.errors import FactcheckError
from tests.factories import checker, draft_content, editor, make_claim, researched_claim

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
