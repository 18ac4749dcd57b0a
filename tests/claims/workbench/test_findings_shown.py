"""The workbench shows what the checks saw, the gravest first, word by word, and what awaits whom."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from claims.actions.evidence import attach_evidence
from claims.actions.findings import CHECK_CLAIM
from claims.actions.triage import select_claim
from claims.models import Notice
from factcheck.jobs.models import Job
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import checker, make_claim, make_finding, make_snapshot

pytestmark = pytest.mark.django_db
DIFF = {
    "passages": [{"start": 5, "end": 40, "before": "She said: ", "after": " Then she left."}],
    "changes": [
        {"kind": "same", "quote": "We will rebuild the bridge by", "source": "We will rebuild the bridge by"},
        {"kind": "changed", "quote": "May", "source": "<b>June</b>"},
    ],
}


@pytest.fixture
def claim():
    Job.objects.all().delete()
    return make_claim()


def shown(claim, user=None, name="claim"):
    answer = logged_in(user or checker()).get(claim_address(claim, name))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_difference_is_shown_word_by_word_and_escaped(claim):
    make_finding(claim, snapshot=make_snapshot(title="Minutes"), detail=DIFF)
    page = shown(claim)
    assert "Other words than in the source" in page
    assert "Two words differ." in page
    assert "&lt;b&gt;June&lt;/b&gt;</del>" in page
    assert "May</ins>" in page
    assert "…She said: " in page
    assert "<b>June" not in page


def test_the_gravest_comes_first(claim):
    make_finding(claim, "verbatim", snapshot=make_snapshot())
    make_finding(claim, "not_found", snapshot=make_snapshot())
    make_finding(claim, "altered", snapshot=make_snapshot())
    page = shown(claim)
    places = [page.index(label) for label in ("Other words than", "Not in this source", "Word for word")]
    assert places == sorted(places)


def test_a_passages_finding_is_shown_with_its_words_at_every_claim_in_it_and_in_the_overview(claim):
    make_finding(claim, "weekday_mismatch", kind="calendar", passage=True, explanation="That day was a Friday.")
    assert "That day was a Friday." in shown(claim)
    overview = logged_in(checker()).get(article_address(claim.article_id)).content.decode()
    assert "That day was a Friday." in overview


def test_a_claim_that_something_speaks_against_is_marked_in_the_list(claim):
    make_finding(claim, "ended", kind="role")
    overview = logged_in(checker()).get(article_address(claim.article_id)).content.decode()
    assert '<span class="pill failed">Had left the post</span>' in overview


def test_the_succession_is_shown(claim):
    tenure = {"person": "Eva Moss", "position": "Mayor", "organisation": None, "start": "2021", "end": None}
    make_finding(claim, "ended", kind="role", detail={"succession": [tenure | {"state": "held"}]})
    page = shown(claim)
    assert "2021 – ?" in page
    assert "Eva Moss" in page


def test_the_fragment_is_unchanged_until_something_else_is_seen(claim):
    client, address = logged_in(checker()), claim_address(claim, "findings")
    first = client.get(address)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    make_finding(claim)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "Two words differ." in again.content.decode()


def test_a_check_under_way_and_one_that_failed_are_told(claim):
    job = Job.objects.create(kind=CHECK_CLAIM, subject_id=claim.pk, key="x")
    assert "data-busy" in shown(claim, name="findings")
    Job.objects.filter(pk=job.pk).update(state="dead", last_error="The text is damaged.", finished_at=job.created_at)
    assert "The text is damaged." in shown(claim, name="findings")


def test_answers_that_are_due_keep_the_box_waiting():
    person = checker()
    claim = select_claim(claim=make_claim(actor=person), actor=person)
    Job.objects.filter(kind__startswith="claims.").delete()
    assert "data-busy" in shown(claim, name="findings")
    Job.objects.update(state="done", finished_at=timezone.now())
    assert "data-busy" not in shown(claim, name="findings")


def test_checking_again_queues_the_checks_and_says_so(claim):
    answer = logged_in(checker()).post(claim_address(claim, "check"), follow=True)
    assert "Being compared again." in answer.content.decode()
    assert Job.objects.filter(kind=CHECK_CLAIM, subject_id=claim.pk).exists()


def test_an_excerpt_is_shown_in_its_context():
    person = checker()
    claim = select_claim(claim=make_claim(actor=person), actor=person)
    snapshot = make_snapshot("Before it, 😀 nothing. The bridge is rebuilt by June. After it, applause.")
    attach_evidence(
        claim=claim, actor=person, snapshot=snapshot, excerpt="The bridge is rebuilt by June.", stance="refutes"
    )
    page = shown(claim)
    assert (
        '<span class="quiet">…Before it, 😀 nothing. </span><mark>The bridge is rebuilt by June.</mark>'
        '<span class="quiet"> After it, applause.…</span>' in page
    )
    assert "1 independent source, a primary one." in page


def test_a_notice_stays_on_the_desk_until_its_recipient_has_seen_it(claim):
    person = checker()
    notice = Notice.objects.create(
        recipient=person, article=claim.article, claim=claim, words="The cited words were changed."
    )
    client = logged_in(person)
    assert "The cited words were changed." in client.get(reverse("admin:index")).content.decode()
    assert "The cited words were changed." in shown(claim, person)
    assert "The cited words were changed." not in shown(claim, checker())
    listed = client.get(reverse("admin:claims_claim_changelist"), {"work": "noticed"}).content.decode()
    assert claim_address(claim) in listed
    logged_in(checker()).post(claim_address(claim, "claim-seen"), {"up_to": notice.pk})  # somebody else's desk
    assert "The cited words were changed." in shown(claim, person)
    client.post(claim_address(claim, "claim-seen"), {"up_to": notice.pk})
    assert "The cited words were changed." not in client.get(reverse("admin:index")).content.decode()
    notice.refresh_from_db()
    assert notice.seen_at is not None


def test_many_findings_cost_no_more_queries_than_few(claim, django_assert_max_num_queries):
    client = logged_in(checker())
    make_finding(claim, snapshot=make_snapshot())
    with django_assert_max_num_queries(60) as few:
        client.get(claim_address(claim))
    for _ in range(10):
        make_finding(claim, snapshot=make_snapshot())
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(claim_address(claim))
