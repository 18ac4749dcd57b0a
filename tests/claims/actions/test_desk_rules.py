"""What a desk may ask for before publication, and what keeps a verdict or a person back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from claims.actions.evidence import attach_evidence, withdraw_evidence
from claims.actions.gates import end_exception, make_exception
from claims.actions.publication import publish_verdict
from claims.actions.restrictions import end_recusal, lift_hold, place_hold, recuse
from claims.actions.reviews import approve_verdict, submit_verdict, withdraw_verdict
from claims.actions.second_ratings import is_hidden_from, rate_second
from claims.actions.verdicts import save_draft
from claims.extraction.types import ClaimKind
from claims.models import Claim, DeskPolicy, Finding, GateException, Hold, Rating, Review, SecondRating
from claims.workflow import ClaimState
from factcheck.audit.models import AuditEvent
from factcheck.errors import EvidenceIncomplete, InvalidInput, NotPermitted, TransitionNotAllowed
from tests.factories import (
    checker,
    draft_content,
    editor,
    make_finding,
    make_snapshot,
    publisher,
    researched_claim,
)

pytestmark = pytest.mark.django_db


def rules(claim: Claim, **values: bool) -> DeskPolicy:
    policy, _ = DeskPolicy.objects.update_or_create(desk=claim.article.desk, defaults=values)
    claim.article.desk.refresh_from_db()
    return policy


def fresh(claim: Claim) -> Claim:
    return Claim.objects.select_related("article__desk").get(pk=claim.pk)


def in_review() -> tuple[Claim, object]:
    claim = researched_claim()
    author = claim.article.created_by
    return submit_verdict(claim=claim, actor=author), author


def rating(slug: str) -> Rating:
    return Rating.objects.get(scale__slug="standard", slug=slug)


# --- gates and exceptions ---------------------------------------------------------------------------------


def test_a_desk_that_wants_quotations_compared_says_so_until_one_is():
    claim = researched_claim(kind=ClaimKind.QUOTE)
    author = claim.article.created_by
    rules(claim, needs_quotes=True)
    with pytest.raises(EvidenceIncomplete, match="every quotation compared") as caught:
        submit_verdict(claim=fresh(claim), actor=author)
    assert caught.value.details["gates"] == ["quotes"]
    assert "publisher may make a written exception" in caught.value.message
    make_finding(claim, "not_found", snapshot=claim.evidence.get().snapshot)
    with pytest.raises(EvidenceIncomplete):
        submit_verdict(claim=fresh(claim), actor=author)
    Finding.objects.all().update(outcome="altered")
    assert submit_verdict(claim=fresh(claim), actor=author).state == ClaimState.IN_REVIEW


def test_a_desk_that_wants_roles_compared_asks_only_roles():
    number = researched_claim(kind=ClaimKind.NUMBER)
    rules(number, needs_roles=True, needs_quotes=True)
    assert submit_verdict(claim=fresh(number), actor=number.article.created_by).state == ClaimState.IN_REVIEW
    role = researched_claim(kind=ClaimKind.ROLE)
    with pytest.raises(EvidenceIncomplete, match="every role compared"):
        submit_verdict(claim=fresh(role), actor=role.article.created_by)
    make_finding(role, "held", kind="role")
    assert submit_verdict(claim=fresh(role), actor=role.article.created_by).state == ClaimState.IN_REVIEW


def test_a_desk_may_do_without_the_gate_of_sources():
    claim = researched_claim()
    author = claim.article.created_by
    withdraw_evidence(evidence=claim.evidence.get(), actor=author, reason="Wrong document.")
    with pytest.raises(EvidenceIncomplete, match="two independent sources"):
        submit_verdict(claim=fresh(claim), actor=author)
    rules(claim, needs_sources=False)
    assert submit_verdict(claim=fresh(claim), actor=author).state == ClaimState.IN_REVIEW


def test_a_publisher_makes_a_written_exception_that_is_reviewed_and_printed(client):
    claim = researched_claim()
    author = claim.article.created_by
    withdraw_evidence(evidence=claim.evidence.get(), actor=author, reason="Wrong document.")
    with pytest.raises(NotPermitted):
        make_exception(claim=claim, actor=editor(), gate="sources", reason="Seen by three of us.")
    with pytest.raises(InvalidInput, match="readers"):
        make_exception(claim=claim, actor=publisher(), gate="sources", reason=" ")
    exception = make_exception(claim=claim, actor=publisher(), gate="sources", reason="Seen by <three> of us.")
    with pytest.raises(InvalidInput, match="already"):
        make_exception(claim=claim, actor=publisher(), gate="sources", reason="Again.")
    claim = submit_verdict(claim=fresh(claim), actor=author)
    with pytest.raises(TransitionNotAllowed):
        end_exception(exception=exception, actor=publisher())
    with pytest.raises(TransitionNotAllowed):
        make_exception(claim=fresh(claim), actor=publisher(), gate="quotes", reason="Late.")
    claim = publish_verdict(claim=approve_verdict(claim=claim, actor=editor()), actor=publisher())
    page = client.get(f"/checks/{claim.verdict.slug}/")
    assert "Published by exception" in page.content.decode()
    assert "Seen by &lt;three&gt; of us." in page.content.decode()
    assert client.get(f"/checks/{claim.verdict.slug}/", headers={"If-None-Match": page["ETag"]}).status_code == 304


def test_an_exception_belongs_to_what_was_approved():
    claim, _ = in_review()
    claim = approve_verdict(claim=claim, actor=editor())
    GateException.objects.create(claim=claim, gate="quotes", reason="Slipped in.", made_by=editor())
    with pytest.raises(TransitionNotAllowed, match="not what the second person approved"):
        publish_verdict(claim=claim, actor=publisher())


# --- holds ------------------------------------------------------------------------------------------------


def test_a_legal_hold_on_the_article_keeps_its_verdicts_back_until_a_publisher_lifts_it():
    claim, _ = in_review()
    claim = approve_verdict(claim=claim, actor=editor())
    with pytest.raises(NotPermitted):
        place_hold(on=claim.article, actor=checker(), kind="legal", reason="Counsel reads it.")
    hold = place_hold(on=claim.article, actor=editor(), kind="legal", reason="Counsel reads it.")
    with pytest.raises(TransitionNotAllowed, match="legal hold: Counsel reads it"):
        publish_verdict(claim=claim, actor=publisher())
    with pytest.raises(NotPermitted):
        lift_hold(hold=hold, actor=editor(), reason="Cleared.")
    lift_hold(hold=hold, actor=publisher(), reason="Cleared.")
    with pytest.raises(TransitionNotAllowed, match="lifted already"):
        lift_hold(hold=hold, actor=publisher(), reason="Cleared.")
    assert publish_verdict(claim=claim, actor=publisher()).state == ClaimState.PUBLISHED


def test_an_embargo_ends_by_itself():
    claim, _ = in_review()
    claim = approve_verdict(claim=claim, actor=editor())
    until = timezone.now() + timedelta(hours=2)
    place_hold(on=claim, actor=editor(), kind="embargo", reason="The report is out at six.", until=until)
    with pytest.raises(TransitionNotAllowed, match="Under embargo until"):
        publish_verdict(claim=claim, actor=publisher())
    Hold.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert publish_verdict(claim=claim, actor=publisher()).state == ClaimState.PUBLISHED


@pytest.mark.parametrize(
    ("kind", "hours", "reason", "code"),
    [
        ("legal", 2, "x", "hold_has_end"),
        ("embargo", None, "x", "embargo_without_end"),
        ("embargo", -1, "x", "embargo_without_end"),
        ("secret", None, "x", "unknown_hold"),
        ("legal", None, " ", "reason_required"),
    ],
)
def test_a_hold_that_makes_no_sense_is_refused(kind: str, hours: int | None, reason: str, code: str):
    claim, _ = in_review()
    until = timezone.now() + timedelta(hours=hours) if hours is not None else None
    with pytest.raises(InvalidInput) as caught:
        place_hold(on=claim, actor=editor(), kind=kind, reason=reason, until=until)
    assert caught.value.code == code
    assert not Hold.objects.exists()


# --- recusal ----------------------------------------------------------------------------------------------


def test_whoever_is_recused_neither_works_on_it_nor_decides_nor_publishes():
    claim = researched_claim()
    author = claim.article.created_by
    chief = publisher()
    recuse(on=claim.article, actor=chief, person=chief, reason="Owns shares.")
    with pytest.raises(NotPermitted, match="conflict of interest: Owns shares"):
        save_draft(claim=claim, actor=chief, content=draft_content(), expected_revision=1)
    with pytest.raises(NotPermitted, match="conflict of interest"):
        attach_evidence(claim=claim, actor=chief, snapshot=make_snapshot("Words."), excerpt="Words.", stance="context")
    claim = submit_verdict(claim=claim, actor=author)
    with pytest.raises(NotPermitted, match="conflict of interest"):
        approve_verdict(claim=claim, actor=chief)
    claim = approve_verdict(claim=claim, actor=editor())
    with pytest.raises(NotPermitted, match="conflict of interest"):
        publish_verdict(claim=claim, actor=chief)


def test_a_recusal_is_ended_by_somebody_else_only():
    claim = researched_claim()
    one, two = editor(), editor()
    with pytest.raises(NotPermitted):
        recuse(on=claim, actor=checker(), person=one, reason="I say so.")
    recusal = recuse(on=claim, actor=one, person=one, reason="Owns shares.")
    with pytest.raises(InvalidInput, match="already"):
        recuse(on=claim, actor=two, person=one, reason="Owns shares.")
    with pytest.raises(NotPermitted, match="Somebody else"):
        end_recusal(recusal=recusal, actor=one, reason="Sold them.")
    end_recusal(recusal=recusal, actor=two, reason="Sold them.")
    assert recuse(on=claim, actor=two, person=one, reason="Bought new ones.").pk != recusal.pk


# --- taking back ------------------------------------------------------------------------------------------


def test_who_handed_it_in_may_take_it_back_and_hand_it_in_again():
    claim, author = in_review()
    with pytest.raises(NotPermitted, match="Only somebody who wrote"):
        withdraw_verdict(claim=claim, actor=checker(), reason="Not mine.")
    with pytest.raises(InvalidInput, match="reason"):
        withdraw_verdict(claim=claim, actor=author, reason="")
    claim = withdraw_verdict(claim=claim, actor=author, reason="A source came in.")
    assert claim.state == ClaimState.WITHDRAWN
    assert submit_verdict(claim=claim, actor=author).state == ClaimState.IN_REVIEW


# --- the second rating ------------------------------------------------------------------------------------


def test_a_different_rating_by_the_second_person_sends_it_back_and_keeps_both():
    claim, _ = in_review()
    given = rate_second(claim=claim, actor=editor(), rating=rating("true"), note="The minutes were amended.")
    claim = fresh(claim)
    assert not given.agrees
    assert claim.state == ClaimState.RETURNED
    assert "“True”, not “False”" in claim.state_reason
    assert "The minutes were amended." in claim.state_reason
    assert Review.objects.get().decision == "returned"
    assert AuditEvent.objects.filter(action="verdict.rated_second").count() == 1


def test_at_a_blind_desk_the_second_person_rates_before_seeing_and_approving():
    claim, author = in_review()
    rules(claim, blind_review=True)
    version = claim.verdict.versions.get()
    second = editor()
    assert is_hidden_from(version, second)
    assert not is_hidden_from(version, author)
    with pytest.raises(EvidenceIncomplete, match="rate it first"):
        approve_verdict(claim=fresh(claim), actor=second)
    with pytest.raises(NotPermitted):
        rate_second(claim=fresh(claim), actor=author, rating=rating("false"))
    with pytest.raises(InvalidInput):
        rate_second(claim=fresh(claim), actor=second, rating=None)
    given = rate_second(claim=fresh(claim), actor=second, rating=rating("false"))
    assert given.blind
    assert given.agrees
    assert not is_hidden_from(claim.verdict.versions.get(), second)
    assert is_hidden_from(claim.verdict.versions.get(), editor())
    with pytest.raises(TransitionNotAllowed, match="first answer counts"):
        rate_second(claim=fresh(claim), actor=second, rating=rating("true"))
    assert approve_verdict(claim=fresh(claim), actor=second).state == ClaimState.APPROVED


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE claims_secondrating SET note = 'x'",
        "DELETE FROM claims_secondrating",
        "UPDATE claims_gateexception SET reason = 'x'",
        "DELETE FROM claims_gateexception",
        "UPDATE claims_hold SET reason = 'x'",
        "DELETE FROM claims_hold",
        "UPDATE claims_recusal SET reason = 'x'",
        "DELETE FROM claims_recusal",
        "UPDATE claims_claim SET text = 'x'",
    ],
)
def test_the_database_keeps_what_was_decided(sql: str):
    claim, _ = in_review()
    rate_second(claim=claim, actor=editor(), rating=rating("false"))
    place_hold(on=claim, actor=editor(), kind="legal", reason="Counsel reads it.")
    recuse(on=claim, actor=editor(), person=checker(), reason="Owns shares.")
    GateException.objects.create(claim=claim, gate="quotes", reason="Seen.", made_by=publisher())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert SecondRating.objects.exists()
