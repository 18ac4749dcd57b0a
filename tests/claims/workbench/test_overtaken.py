"""Whoever comes second is told who was faster, sees the difference, and loses nothing that was typed."""

from __future__ import annotations

import pytest

from claims.actions.reviews import approve_verdict, submit_verdict
from claims.models import DraftRevision, Rating, VerdictVersion
from tests.claims.workbench.desk import claim_address, logged_in
from tests.factories import checker, draft_content, editor, make_claim, researched_claim

pytestmark = pytest.mark.django_db


def post_verdict(client, claim, revision, **fields):
    content = draft_content()
    data = {name: getattr(content, name) for name in ("headline", "claimed", "found", "rationale")}
    data |= {"rating": content.rating.pk, "revision": revision}
    return client.post(claim_address(claim, "verdict"), data | fields)


def test_the_second_sees_what_changed_what_saving_would_change_and_by_whom():
    ana, eve = checker(byline="Ana Kovač"), checker(byline="Eve Moss")
    claim = researched_claim(ana)
    post_verdict(logged_in(eve), claim, 1, headline="No: the minutes say July, not May")
    answer = post_verdict(logged_in(ana), claim, 1, headline="No: the minutes say June, never May")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Eve Moss saved this verdict" in html
    assert 'taken out: </span>June</del><ins><span class="visually-hidden">put in: </span>July</ins>' in html
    assert "put in: </span>never</ins> May" in html
    assert 'value="No: the minutes say June, never May"' in html


def test_what_one_had_not_touched_is_taken_over_so_that_saving_puts_no_old_words_back():
    ana, eve = checker(), checker()
    claim = researched_claim(ana)
    mixed = Rating.objects.get(scale__slug="standard", slug="half-true")
    post_verdict(logged_in(eve), claim, 1, found="July.", rating=mixed.pk)
    answer = post_verdict(logged_in(ana), claim, 1, headline="Ana’s headline\r\n", rationale="Line one\r\nline two")
    html = answer.content.decode()
    assert "because you had not touched it: Rating, What we found." in html
    form = answer.context["panel"].verdict_form
    typed = {name: form[name].value() for name in ("rating", "headline", "found", "revision")}
    assert typed == {"rating": str(mixed.pk), "headline": "Ana’s headline\r\n", "found": "July.", "revision": "2"}
    assert post_verdict(logged_in(ana), claim, **typed | {"rationale": "Line one\r\nline two"}).status_code == 302
    saved = VerdictVersion.objects.get()
    assert (saved.found, saved.rating, saved.headline) == ("July.", mixed, "Ana’s headline")
    assert saved.rationale == "Line one\nline two"


def test_two_who_begin_a_draft_at_once_lose_nothing_either():
    ana, eve = checker(), checker()
    claim = make_claim(actor=ana)
    logged_in(ana).post(claim_address(claim, "step", "select"), {"revision": claim.revision})
    logged_in(eve).post(claim_address(claim, "verdict"), {"headline": "Eve’s", "found": "Eve found", "revision": ""})
    answer = logged_in(ana).post(claim_address(claim, "verdict"), {"headline": "Ana’s", "revision": ""})
    form = answer.context["panel"].verdict_form
    assert answer.status_code == 409
    assert (form["headline"].value(), form["found"].value()) == ("Ana’s", "Eve found")


def test_without_a_kept_draft_what_stands_there_is_still_shown(django_db_blocker):
    ana = checker()
    claim = researched_claim(ana)
    answer = post_verdict(logged_in(ana), claim, 77, headline="Ana’s headline")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "What saving now would change" in html
    assert "Ana’s headline</ins>" in html
    assert DraftRevision.objects.count() == 1


def test_a_step_taken_too_late_says_who_did_what_since_and_keeps_the_reason():
    ana, ben, cleo = checker(), editor(byline="Ben Okafor"), editor()
    claim = submit_verdict(claim=researched_claim(ana), actor=ana)
    client = logged_in(cleo)
    form = next(
        row.form for row in client.get(claim_address(claim)).context["panel"].steps if row.offered.step.name == "return"
    )
    approve_verdict(claim=claim, actor=ben)
    answer = client.post(
        claim_address(claim, "step", "return"), form.initial | {"reason": "Quote the minutes in full."}
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Since you opened this page" in html
    assert "<strong>Ben Okafor</strong>, now: a second person approved the verdict" in html
    assert "Quote the minutes in full." in html
    assert "a verdict was drafted" not in html.split("Next step")[0].split("Since you opened")[1]


def test_a_refused_assignment_can_be_sent_again_as_it_comes_back():
    ben, ana = editor(), checker()
    claim = researched_claim(ana)
    claim.refresh_from_db()
    client = logged_in(ben)
    stale = client.post(claim_address(claim, "assign"), {"assignee": ana.pk, "revision": claim.revision - 1})
    assert stale.status_code == 409
    form = stale.context["panel"].assign_form
    again = {"assignee": form["assignee"].value(), "revision": form["revision"].value()}
    assert client.post(claim_address(claim, "assign"), again).status_code == 302
    claim.refresh_from_db()
    assert claim.assigned_to == ana
