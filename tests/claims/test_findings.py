"""What the machine sees of a claim is written down once, ended when it sees something else, and never a verdict."""

from __future__ import annotations

from datetime import date

import pytest

from claims.actions.evidence import attach_evidence, withdraw_evidence
from claims.actions.findings import CHECK_CLAIM, CHECK_VERSION, check_again, request_version_check
from claims.actions.intake import set_published_on
from claims.actions.triage import assign_claim, select_claim
from claims.extraction.types import ClaimKind
from claims.models import Claim, Finding, Notice
from claims.tasks import check_claim, check_version, extract_version
from factcheck.audit.models import AuditEvent
from factcheck.errors import NotPermitted
from factcheck.jobs.models import Job
from sources.actions.lookups import apply_lookup_answer
from sources.models import OfficeHolding, Revisit
from sources.providers.base import Candidate
from sources.signals import source_revisited
from tests.factories import checker, make_article, make_claim, make_snapshot

pytestmark = pytest.mark.django_db
SAID = "We will rebuild the bridge by May"
ARTICLE = f"“{SAID},” said Mayor Ada Lind on Tuesday. The work costs 3.5 million euros."


def quoted(person=None, **given):
    """A selected quotation, not yet compared with anything."""
    person = person or checker()
    article = make_article(person, text=ARTICLE)
    return select_claim(
        claim=make_claim(article, person, words=f"“{SAID},”", kind=ClaimKind.QUOTE, **given), actor=person
    )


def run_checks():
    for job in Job.objects.filter(kind=CHECK_CLAIM, state="queued"):
        check_claim(job.pk)
        job.refresh_from_db()
        assert job.state == "done", job.last_error


def standing(claim, kind="quote"):
    return list(Finding.objects.filter(claim=claim, kind=kind, superseded_at=None))


def attach(claim, text, **given):
    snapshot = make_snapshot(text, **given)
    evidence = attach_evidence(claim=claim, actor=checker(), snapshot=snapshot, excerpt=snapshot.text, stance="context")
    run_checks()
    return evidence


def test_attached_evidence_is_compared_with_the_quotation():
    claim = quoted()
    evidence = attach(claim, "The mayor, Ada Lind, said: We will rebuild the bridge by June.")

    (finding,) = standing(claim)
    assert (finding.outcome, finding.snapshot_id) == ("altered", evidence.snapshot_id)
    assert finding.reading.tone == "contradicts"
    assert "June" in finding.explanation
    assert ("May", "June") in [(change["quote"], change["source"]) for change in finding.detail["changes"]]
    assert claim.article.current_version.text[finding.start : finding.end] == claim.text
    event = AuditEvent.objects.get(action="claim.checked")
    assert (event.actor, event.object_id) == (None, str(claim.pk))


def test_the_same_comparison_again_changes_nothing():
    claim = quoted()
    attach(claim, "Lind: We will rebuild the bridge by June.")
    (before,) = standing(claim)
    check_again(claim=claim, actor=checker())
    run_checks()
    assert standing(claim) == [before]
    assert AuditEvent.objects.filter(action="claim.checked").count() == 1


def test_withdrawn_evidence_ends_its_finding_and_leaves_it_on_record():
    claim = quoted()
    evidence = attach(claim, "Lind: We will rebuild the bridge by June.")
    withdraw_evidence(evidence=evidence, actor=checker(), reason="Another bridge.")
    run_checks()
    assert standing(claim) == []
    assert Finding.objects.filter(claim=claim).count() == 1


def test_candidates_of_a_lookup_are_compared_as_soon_as_it_is_answered():
    claim = quoted()
    snapshot = make_snapshot(f"Transcript. {SAID}. Applause.")
    lookup = claim.claim_lookups.filter(lookup__provider="library").get().lookup
    candidate = Candidate(title="Transcript", snapshot_id=snapshot.pk, passage=SAID, passage_start=12)
    apply_lookup_answer(lookup_id=lookup.pk, candidates=[candidate])
    run_checks()
    (finding,) = standing(claim)
    assert (finding.outcome, finding.snapshot) == ("verbatim", snapshot)


def test_a_candidate_that_says_nothing_of_it_makes_no_finding_but_attached_evidence_does():
    claim = quoted()
    elsewhere = make_snapshot("Minutes of a session about parking meters in the old town.")
    lookup = claim.claim_lookups.filter(lookup__provider="library").get().lookup
    apply_lookup_answer(lookup_id=lookup.pk, candidates=[Candidate(title="Minutes", snapshot_id=elsewhere.pk)])
    run_checks()
    assert standing(claim) == []
    attach_evidence(claim=claim, actor=checker(), snapshot=elsewhere, excerpt=elsewhere.text, stance="context")
    run_checks()
    assert [finding.outcome for finding in standing(claim)] == ["not_found"]


def test_checks_that_wait_are_not_doubled():
    claim = quoted()
    before = Job.objects.filter(kind=CHECK_CLAIM).count()
    for _ in range(3):
        check_again(claim=claim, actor=checker())
    assert Job.objects.filter(kind=CHECK_CLAIM).count() == before + 1


def test_somebody_who_left_asks_for_nothing():
    with pytest.raises(NotPermitted):
        check_again(claim=quoted(), actor=checker(is_active=False))


def holding(person, position, organisation="", start="", end="", *, current=False):
    return OfficeHolding.objects.create(
        person=person, position=position, organisation=organisation, start=start, end=end, current=current,
        as_of=date(2025, 12, 1), source_url="https://example.org/mayors",
    )  # fmt: skip


def role_claim(text, words, person, role, **given):
    article = make_article(text=text, **given)
    claim = make_claim(article, words=words, kind=ClaimKind.ROLE, claimant="")
    Claim.objects.filter(pk=claim.pk).update(person=person, role=role)
    claim = Claim.objects.get(pk=claim.pk)
    check_again(claim=claim, actor=checker())
    run_checks()
    return claim


def test_a_role_is_compared_with_the_reference_data_on_the_day_of_publication():
    holding("Ada Lind", "Mayor", "Springfield", "2017-01-20", "2021-01-20")
    holding("Eva Moss", "Mayor", "Springfield", "2021-01-20", current=True)
    claim = role_claim("Mayor Ada Lind opened the market.", "Mayor Ada Lind", "Ada Lind", "Mayor")
    (finding,) = standing(claim, "role")
    assert finding.outcome == "ended"
    assert "Eva Moss" in [tenure["person"] for tenure in finding.detail["succession"]]
    assert finding.detail["on"] == claim.article.published_on.isoformat()


def test_a_role_counts_on_the_day_that_its_sentence_names():
    holding("Ada Lind", "Mayor", "Springfield", "2017-01-20", "2021-01-20")
    text = "Mayor Ada Lind opened the market on 3 May 2019."
    article = make_article(text=text)
    day = make_claim(article, words="3 May 2019", kind=ClaimKind.DATE)
    Claim.objects.filter(pk=day.pk).update(value="2019-05-03")
    claim = make_claim(article, words="Mayor Ada Lind", kind=ClaimKind.ROLE)
    Claim.objects.filter(pk=claim.pk).update(person="Ada Lind", role="Mayor")
    check_again(claim=claim, actor=checker())
    run_checks()
    assert [finding.outcome for finding in standing(claim, "role")] == ["held"]


def test_in_office_counts_up_to_the_day_the_source_was_read_and_a_month():
    holding("Eva Moss", "Mayor", "Springfield", "2021-01-20", current=True)  # read on 1 December 2025
    near = role_claim("Mayor Eva Moss spoke.", "Mayor Eva Moss", "Eva Moss", "Mayor", published_on=date(2025, 12, 20))
    far = role_claim("Mayor Eva Moss left.", "Mayor Eva Moss", "Eva Moss", "Mayor", published_on=date(2026, 6, 1))
    assert [finding.outcome for finding in standing(near, "role")] == ["held"]
    assert [finding.outcome for finding in standing(far, "role")] == ["unknown"]


def revisited(snapshot, outcome, found=None):
    revisit = Revisit.objects.create(snapshot=snapshot, outcome=outcome, found=found)
    source_revisited.send(sender=Revisit, revisit=revisit)
    run_checks()


def test_a_cited_passage_that_changed_reopens_the_question_and_tells_its_people():
    person = checker()
    claim = quoted(person)
    attacher = attach(claim, "The council decided: the bridge is rebuilt by June.").attached_by
    snapshot = claim.evidence.get().snapshot
    claim.refresh_from_db()
    assign_claim(claim=claim, actor=person, assignee=person)
    revisited(snapshot, "changed", make_snapshot("The council decided: the bridge is rebuilt by October."))

    (finding,) = standing(claim, "source")
    assert (finding.outcome, finding.snapshot) == ("passage_changed", snapshot)
    assert "“June” became “October”" in finding.explanation
    claim.refresh_from_db()
    assert "The cited words were changed" in claim.attention
    assert {notice.recipient for notice in Notice.objects.all()} == {person, attacher}
    assert "October" in Notice.objects.first().detail


def test_a_page_that_changed_elsewhere_is_no_alarm():
    claim = quoted()
    attach(claim, "The council decided: the bridge is rebuilt by June.")
    snapshot = claim.evidence.get().snapshot
    page = make_snapshot("Weather: rain. The  council decided: the bridge is rebuilt by June. Read also: parking.")
    revisited(snapshot, "changed", page)
    assert [finding.outcome for finding in standing(claim, "source")] == ["passage_stands"]
    claim.refresh_from_db()
    assert claim.attention == ""
    assert not Notice.objects.exists()


def test_a_page_that_is_gone_is_told_without_an_alarm_and_an_unreached_one_is_not_told():
    claim = quoted()
    attach(claim, "The council decided: the bridge is rebuilt by June.")
    snapshot = claim.evidence.get().snapshot
    revisited(snapshot, "unreachable")
    assert standing(claim, "source") == []
    revisited(snapshot, "gone")
    assert [finding.outcome for finding in standing(claim, "source")] == ["source_gone"]
    claim.refresh_from_db()
    assert claim.attention == ""


def test_the_same_drift_is_told_once():
    claim = quoted()
    attach(claim, "The council decided: the bridge is rebuilt by June.")
    snapshot = claim.evidence.get().snapshot
    page = make_snapshot("The council decided: the bridge is rebuilt by October.")
    revisited(snapshot, "changed", page)
    told = Notice.objects.count()
    check_again(claim=claim, actor=checker())
    run_checks()
    assert Notice.objects.count() == told


EXHIBITION = (
    "Museum opens with 80 paintings\n\n"
    "The exhibition opens on Thursday, 12 September 1962, said curator Maren Holt.\n\n"
    "Visitors rose by 50 percent, from 200 to 250. Nothing else happened there."
)


def checked_version(text=EXHIBITION):
    article = make_article(text=text, published_on=date(1962, 9, 10))
    request_version_check(version=article.current_version)
    for job in Job.objects.filter(kind=CHECK_VERSION, state="queued"):
        check_version(job.pk)
        job.refresh_from_db()
        assert job.state == "done", job.last_error
    return article.current_version


def seen_in(version):
    return {
        (finding.kind, finding.outcome): version.text[finding.start : finding.end]
        for finding in Finding.objects.filter(version=version, claim=None, superseded_at=None)
    }


def test_a_text_is_compared_with_the_calendar_and_its_figures_sentence_by_sentence():
    version = checked_version()
    seen = seen_in(version)
    assert seen["calendar", "weekday_mismatch"] == "Thursday, 12 September 1962"
    assert seen["numbers", "change_mismatch"] == "Visitors rose by 50 percent, from 200 to 250."
    assert seen["article", "consistent"] == version.text
    assert AuditEvent.objects.filter(action="article.checked").count() == 1


def test_a_text_that_reads_the_same_is_not_written_twice():
    version = checked_version()
    before = set(Finding.objects.values_list("pk", flat=True))
    request_version_check(version=version)
    check_version(Job.objects.filter(kind=CHECK_VERSION, state="queued").get().pk)
    assert set(Finding.objects.values_list("pk", flat=True)) == before


def test_what_the_publication_date_decides_is_seen_anew_when_it_is_given():
    article = make_article(text="The vote is on Monday, as promised two years ago, in 2019.", published_on=None)
    version = article.current_version
    extract_version(Job.objects.get(kind="claims.extract_version", state="queued").pk)
    set_published_on(article=article, actor=article.created_by, published_on=date(2025, 3, 4))
    for job in Job.objects.filter(kind="claims.extract_version", state="queued"):
        extract_version(job.pk)
    for job in Job.objects.filter(kind=CHECK_VERSION, state="queued"):
        check_version(job.pk)
    assert ("calendar", "duration_mismatch") in seen_in(version)


@pytest.mark.parametrize(
    "text", ["x", "“" * 5000, "1 2 3 " * 3000, "May 3 " * 2000, "\ud800".encode("utf-8", "replace").decode()]
)
def test_any_text_can_be_checked(text):
    assert seen_in(checked_version(text))
