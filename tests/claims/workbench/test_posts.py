"""What a person does at the workbench, and that nothing they typed is lost when it is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from claims.actions.intake import add_version
from claims.actions.reviews import submit_verdict
from claims.actions.triage import select_claim
from claims.models import Claim, Evidence, Rating, VerdictVersion
from factcheck.audit.models import AuditEvent
from factcheck.jobs.models import Job
from sources.actions.lookups import apply_lookup_answer
from sources.models import Capture, Lookup, LookupResult, Snapshot
from sources.providers.base import Candidate
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import checker, make_article, make_claim, make_snapshot, publisher, researched_claim

pytestmark = pytest.mark.django_db


def step(client, claim: Claim, name: str, **data: object):
    claim.refresh_from_db()
    return client.post(claim_address(claim, "step", name), {"revision": claim.revision} | data)


def verdict_data(**fields: object) -> dict[str, object]:
    return {
        "rating": Rating.objects.get(scale__slug="standard", slug="false").pk,
        "headline": "No: the minutes say June",
        "claimed": "May.",
        "found": "June.",
        "rationale": "The **minutes** say so.",
        "revision": "",
    } | fields


def test_a_claim_goes_from_detected_to_published_by_two_people():
    ana, ben = checker(), publisher()
    first, second = logged_in(ana), logged_in(ben)
    claim = make_claim(actor=ana)
    snapshot = make_snapshot()
    answer = step(first, claim, "select")
    assert answer.status_code == 302
    assert answer["Location"] == claim_address(claim)
    first.post(
        claim_address(claim, "attach"),
        {"stance": "refutes", "excerpt": snapshot.text[:30], "snapshot": snapshot.pk, "note": "Says June."},
    )
    assert first.post(claim_address(claim, "verdict"), verdict_data()).status_code == 302
    assert step(first, claim, "submit").status_code == 302
    assert step(second, claim, "return", reason="Quote the minutes.").status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.state_reason) == ("returned", "Quote the minutes.")
    revision = VerdictVersion.objects.get().revision
    first.post(claim_address(claim, "verdict"), verdict_data(rationale="“June,” say the minutes.", revision=revision))
    step(first, claim, "submit")
    step(second, claim, "approve", reason="Fine.")
    step(second, claim, "publish")
    claim.refresh_from_db()
    assert claim.state == "published"
    version = VerdictVersion.objects.get()
    assert (version.author, version.published_by) == (ana, ben)
    assert step(first, claim, "reopen", reason="New minutes.").status_code == 302
    assert step(second, claim, "retract", reason="x").status_code == 409


def test_a_stale_verdict_is_not_saved_and_both_texts_are_shown():
    ana, eve = checker(), checker()
    claim = researched_claim(ana)
    seen = VerdictVersion.objects.get().revision
    logged_in(eve).post(claim_address(claim, "verdict"), verdict_data(headline="What Eve wrote", revision=seen))
    answer = logged_in(ana).post(
        claim_address(claim, "verdict"),
        verdict_data(headline="What Ana wrote", rationale="Ana’s long text", revision=seen),
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "What Eve wrote" in html
    assert 'value="What Ana wrote"' in html
    assert "Ana’s long text" in html
    assert VerdictVersion.objects.get().headline == "What Eve wrote"
    current = VerdictVersion.objects.get().revision
    assert f'name="revision" value="{current}" id="verdict-revision"' in html
    logged_in(ana).post(claim_address(claim, "verdict"), verdict_data(headline="What Ana wrote", revision=current))
    assert VerdictVersion.objects.get().headline == "What Ana wrote"


def test_a_verdict_typed_while_the_claim_went_into_review_is_kept_to_copy():
    ana = checker()
    claim = researched_claim(ana)
    seen = VerdictVersion.objects.get().revision
    submit_verdict(claim=claim, actor=ana)
    answer = logged_in(ana).post(
        claim_address(claim, "verdict"), verdict_data(rationale="A long text typed meanwhile", revision=seen)
    )
    assert answer.status_code == 409
    assert "A long text typed meanwhile" in answer.content.decode()
    assert VerdictVersion.objects.get().rationale != "A long text typed meanwhile"


def test_a_step_on_a_claim_that_changed_is_refused_and_the_reason_kept():
    person = checker()
    claim = make_claim(actor=person)
    answer = logged_in(person).post(
        claim_address(claim, "step", "dismiss"), {"revision": claim.revision - 1, "reason": "An opinion, no fact."}
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "An opinion, no fact." in html
    assert f'name="revision" value="{claim.revision}" id="step-dismiss-revision"' in html
    claim.refresh_from_db()
    assert claim.state == "detected"


def test_a_step_without_its_reason_and_an_unfinished_verdict_are_refused():
    person = checker()
    claim = make_claim(actor=person)
    client = logged_in(person)
    missing = step(client, claim, "dismiss", reason="  ")
    assert missing.status_code == 400
    assert "needs a reason" in missing.content.decode()
    select_claim(claim=claim, actor=person)
    client.post(claim_address(claim, "verdict"), verdict_data(headline=""))
    unfinished = step(client, claim, "submit")
    assert unfinished.status_code == 422
    assert "a headline that states the finding" in unfinished.content.decode()
    assert client.post(claim_address(claim, "step", "explode"), {}).status_code == 404
    assert client.post(claim_address(claim, "step", "dismiss"), {"revision": "x"}).status_code == 422


def test_the_author_cannot_approve_and_is_told_so_before_trying():
    ben = publisher()
    claim = submit_verdict(claim=researched_claim(ben), actor=ben)
    client = logged_in(ben)
    assert "a second person has to decide" in client.get(claim_address(claim)).content.decode()
    assert step(client, claim, "approve").status_code == 403
    claim.refresh_from_db()
    assert claim.state == "in_review"


def test_evidence_is_attached_from_a_candidate_and_withdrawn_with_a_reason():
    person = checker()
    claim = select_claim(claim=make_claim(actor=person), actor=person)
    snapshot = make_snapshot()
    lookup = Lookup.objects.get(claim_lookup__claim=claim, provider="library")
    passage = snapshot.text[5:40]
    apply_lookup_answer(
        lookup_id=lookup.pk,
        candidates=[Candidate(title="Minutes", passage=passage, snapshot_id=snapshot.pk, passage_start=5)],
    )
    result = LookupResult.objects.get()
    client = logged_in(person)
    shown = client.get(claim_address(claim)).content.decode()
    assert f'name="result" value="{result.pk}"' in shown
    data = {
        "slug": f"attach-result-{result.pk}",
        "excerpt": passage,
        "snapshot": snapshot.pk,
        "start": 5,
        "result": result.pk,
    }
    without_stance = client.post(claim_address(claim, "attach"), data | {"note": "Typed and kept"})
    assert without_stance.status_code == 422
    assert "Typed and kept" in without_stance.content.decode()
    assert client.post(claim_address(claim, "attach"), data | {"stance": "supports"}).status_code == 302
    evidence = Evidence.objects.get()
    assert (evidence.start, evidence.excerpt, evidence.from_result) == (5, passage.strip(), result)
    altered = client.post(
        claim_address(claim, "attach"), data | {"stance": "supports", "excerpt": "words that are not there"}
    )
    assert altered.status_code == 400
    assert "words that are not there" in altered.content.decode()
    address = claim_address(claim, "withdraw", evidence.pk)
    assert client.post(address, {"reason": ""}).status_code == 400
    assert client.post(address, {"reason": "Another mayor."}).status_code == 302
    evidence.refresh_from_db()
    assert evidence.withdrawn_reason == "Another mayor."


def test_evidence_of_another_claim_and_unknown_documents_are_refused():
    person = checker()
    claim, other = researched_claim(person), researched_claim(person)
    client = logged_in(person)
    assert client.post(claim_address(claim, "withdraw", other.evidence.get().pk), {"reason": "x"}).status_code == 404
    answer = client.post(claim_address(claim, "attach"), {"stance": "context", "excerpt": "x", "snapshot": 10**9})
    assert answer.status_code == 400
    assert "not in the library" in answer.content.decode()


def test_a_failed_lookup_is_asked_again():
    person = checker()
    claim = select_claim(claim=make_claim(actor=person), actor=person)
    lookup = Lookup.objects.get(claim_lookup__claim=claim, provider="library")
    client = logged_in(person)
    assert client.post(claim_address(claim, "retry", lookup.pk)).status_code == 409
    Job.objects.filter(pk=lookup.job_id).update(state="dead", finished_at=timezone.now())
    assert client.post(claim_address(claim, "retry", lookup.pk)).status_code == 302
    assert Job.objects.get(pk=lookup.job_id).state == "queued"
    assert client.post(claim_address(claim, "ask")).status_code == 302


def test_a_found_address_is_captured_and_then_quoted_from():
    person = checker()
    claim = select_claim(claim=make_claim(actor=person), actor=person)
    lookup = Lookup.objects.get(claim_lookup__claim=claim, provider="library")
    address = "https://www.wikidata.org/wiki/Q1"
    apply_lookup_answer(lookup_id=lookup.pk, candidates=[Candidate(title="Ada Lind", url=address, passage="Mayor")])
    client = logged_in(person)
    shown = client.get(claim_address(claim)).content.decode()
    assert f'name="url" value="{address}"' in shown
    before = client.get(claim_address(claim, "lookups"))["ETag"]
    assert client.post(claim_address(claim, "capture"), {"url": address, "proximity": "primary"}).status_code == 302
    under_way = client.get(claim_address(claim, "lookups"), headers={"If-None-Match": before})
    assert "being captured" in under_way.content.decode()
    snapshot = make_snapshot(text="Ada Lind, mayor since 2019.", url=address)
    Capture.objects.update(snapshot=snapshot)
    result = LookupResult.objects.get()
    captured = client.get(claim_address(claim)).content.decode()
    assert f'name="snapshot" value="{snapshot.pk}" id="attach-result-{result.pk}-snapshot"' in captured
    data = {"stance": "supports", "excerpt": "mayor since 2019", "snapshot": snapshot.pk, "result": result.pk}
    assert client.post(claim_address(claim, "attach"), data).status_code == 302
    assert Evidence.objects.get().from_result == result


@pytest.mark.parametrize("url", ["", "ftp://example.org/", "javascript:alert(1)", "http://"])
def test_what_is_no_address_is_not_captured(url):
    person = checker()
    claim = researched_claim(person)
    answer = logged_in(person).post(claim_address(claim, "capture"), {"url": url, "proximity": "primary"})
    assert answer.status_code in (400, 422)
    assert not Capture.objects.exists()


def test_an_editor_shows_the_annotated_article_and_hides_it():
    article = make_article()
    client = logged_in(publisher())
    client.post(article_address(article.pk, "visibility"), {"is_public": "on"})
    article.refresh_from_db()
    assert article.is_public
    client.post(article_address(article.pk, "visibility"), {})
    article.refresh_from_db()
    assert not article.is_public
    actions = AuditEvent.objects.filter(action__in=["article.made_public", "article.hidden"]).order_by("pk")
    assert [event.action for event in actions] == ["article.made_public", "article.hidden"]


@pytest.mark.parametrize(("person", "offered"), [(checker, False), (publisher, True)])
def test_showing_the_article_is_offered_to_those_who_may(person, offered: bool):
    article = make_article()
    page = logged_in(person()).get(article_address(article.pk)).content.decode()
    assert (article_address(article.pk, "visibility") in page) is offered


def test_a_claim_is_taken_assigned_and_given_back():
    ana, ben = checker(), publisher()
    claim = make_claim(actor=ana)
    logged_in(ana).post(claim_address(claim, "assign"), {"take": "1", "revision": claim.revision})
    claim.refresh_from_db()
    assert claim.assigned_to == ana
    refused = logged_in(checker()).post(claim_address(claim, "assign"), {"take": "1", "revision": claim.revision})
    assert refused.status_code == 403
    logged_in(ben).post(claim_address(claim, "assign"), {"assignee": "", "revision": claim.revision})
    claim.refresh_from_db()
    assert claim.assigned_to is None


def test_a_missed_claim_is_added_by_its_words_or_where_they_were_selected():
    article = make_article(text="😀 The bridge opens in May. The bridge is new. It costs\n3 million.")
    client = logged_in(checker())
    address = article_address(article.pk, "add-claim")
    data = {"kind": "statement", "version": 1, "statement": "Kept while refused"}
    twice = client.post(address, data | {"exact": "The bridge"})
    assert twice.status_code == 400
    assert "stand 2 times" in twice.content.decode()
    assert "Kept while refused" in twice.content.decode()
    assert client.post(address, data | {"exact": "The tunnel"}).status_code == 400
    assert client.post(address, data | {"exact": ""}).status_code == 400
    start = article.current_version.text.index("The bridge is")
    assert client.post(address, data | {"exact": "The bridge", "start": start}).status_code == 302
    assert client.post(address, data | {"exact": "costs 3  million", "kind": "number"}).status_code == 302
    claims = list(Claim.objects.order_by("number"))
    assert claims[0].anchors.get().start == start
    assert claims[1].text == "costs\n3 million"
    add_version(article=article, actor=article.created_by, text="The bridge opens in June.")
    assert client.post(address, data | {"exact": "The bridge"}).status_code == 409


def test_the_publication_date_is_given_and_an_impossible_one_refused():
    article = make_article(published_on=None)
    client = logged_in(checker())
    address = article_address(article.pk, "published-on")
    assert client.post(address, {"published_on": ""}).status_code == 422
    assert client.post(address, {"published_on": "2999-01-01"}).status_code == 400
    assert client.post(address, {"published_on": "2025-12-03"}).status_code == 302
    article.refresh_from_db()
    assert article.published_on == dt.date(2025, 12, 3)


def test_the_same_text_is_no_new_version_and_an_empty_one_is_refused():
    article = make_article()
    client = logged_in(checker())
    address = article_address(article.pk, "new-version")
    assert client.post(address, {"text": article.current_version.text}).status_code == 302
    assert article.versions.count() == 1
    assert client.post(address, {"text": " \n "}).status_code == 400
    assert client.post(address, {"text": "A new text\x00 with a NUL."}).status_code == 302
    assert article.versions.count() == 2


def test_attention_is_cleared_with_what_was_found():
    person = checker()
    article = make_article(actor=person)
    claim = make_claim(article, words="rebuild the bridge by May")
    client = logged_in(person)
    client.post(article_address(article.pk, "new-version"), {"text": "Another text."})
    assert client.post(claim_address(claim, "attention"), {"reason": ""}).status_code == 400
    assert client.post(claim_address(claim, "attention"), {"reason": "Still said elsewhere."}).status_code == 302
    claim.refresh_from_db()
    assert claim.attention == ""
    assert AuditEvent.objects.filter(action="claim.attention_cleared").count() == 1


def test_filters_survive_a_step():
    person = checker()
    claim = make_claim(actor=person)
    answer = logged_in(person).post(
        claim_address(claim, "step", "select") + "?kind=statement", {"revision": claim.revision}
    )
    assert answer["Location"] == claim_address(claim) + "?kind=statement"


def test_a_preview_renders_markdown_and_nothing_active():
    answer = logged_in(checker()).post(
        reverse("workbench:preview"), {"text": "**bold** <script>alert(1)</script> [x](javascript:alert(1))"}
    )
    assert "<strong>bold</strong>" in answer.content.decode()
    assert "<script" not in answer.content.decode()
    assert "href" not in answer.content.decode()


def test_after_attaching_from_a_search_its_hits_are_still_there():
    person = checker()
    claim = researched_claim(person)
    make_snapshot(text="The zeppelin landed in Friedrichshafen on 2 July 1900.", title="Zeppelin log")
    client = logged_in(person)
    html = client.get(claim_address(claim) + "?q=zeppelin").content.decode()
    assert html.count('name="stance" value="refutes"') >= 2  # one click beside the long form
    snapshot = Snapshot.objects.get(title="Zeppelin log")
    answer = client.post(
        claim_address(claim, "attach") + "?kind=quote",
        {"stance": "context", "excerpt": "landed in Friedrichshafen", "snapshot": snapshot.pk, "q": "zeppelin & co"},
    )
    assert answer["Location"] == claim_address(claim) + "?kind=quote&q=zeppelin+%26+co"
