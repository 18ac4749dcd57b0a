"""Changing a claim's words at the workbench: forms, what comes back when refused, and the offer to undo."""

from __future__ import annotations

import re
from html import unescape

import pytest

from claims.actions.intake import add_version
from claims.actions.triage import dismiss_claim, select_claim
from claims.models import Claim
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import checker, make_article, make_claim, researched_claim

pytestmark = pytest.mark.django_db

TEXT = "😀 The mayor said the bridge opens in May. The bridge opens late. It costs 3.5 million euros."


def claim_in(words: str, person=None) -> Claim:
    return make_claim(make_article(person, text=TEXT), words=words)


def form(claim: Claim, **given: object) -> dict[str, object]:
    claim.refresh_from_db()
    return {"version": 1, "revision": claim.revision} | given


def key_on(html: str) -> str:
    return re.search(r'name="key" value="([^"]+)"', html)[1]


def test_a_claim_is_resized_and_the_resizing_undone():
    client = logged_in(checker())
    old = claim_in("the bridge opens in May")
    page = client.get(claim_address(old)).content.decode()
    assert 'id="resize-exact"' in page
    answer = client.post(
        claim_address(old, "resize"),
        form(old, exact="bridge opens ", start=TEXT.index("bridge opens late")),
        follow=True,
    )
    new = Claim.objects.get(number=2)
    assert new.anchors.get().start == TEXT.index("bridge opens late")
    assert answer.redirect_chain[-1][0] == claim_address(new)
    shown = answer.content.decode()
    assert '<button form="undo"' in shown
    assert "Resized from" in shown
    assert "Resized into" in client.get(claim_address(old)).content.decode()
    undone = client.post(claim_address(new, "undo"), {"key": key_on(shown)}, follow=True)
    assert undone.redirect_chain[-1][0] == claim_address(old)
    assert "claim 1 is detected again" in undone.content.decode()


def test_a_claim_is_split_where_the_second_part_begins():
    client = logged_in(checker())
    old = claim_in("the bridge opens in May. The bridge opens late. It costs 3.5 million euros")
    assert client.post(claim_address(old, "split"), form(old, second="")).status_code == 400
    twice = client.post(claim_address(old, "split"), form(old, second="bridge opens", first_statement="Kept."))
    assert twice.status_code == 400
    assert "Kept." in twice.content.decode()
    at = TEXT.index("bridge opens late")
    answer = client.post(claim_address(old, "split"), form(old, second="bridge opens", start=at))
    assert answer["Location"] == claim_address(Claim.objects.get(number=2))
    assert [c.text for c in Claim.objects.exclude(state="dismissed")] == [
        "the bridge opens in May. The",
        "bridge opens late. It costs 3.5 million euros",
    ]


def test_a_claim_is_merged_with_one_of_those_around_it():
    client = logged_in(checker())
    one = claim_in("the bridge opens in May")
    near = make_claim(one.article, words="opens late")
    gone = dismiss_claim(claim=make_claim(one.article, words="3.5 million"), actor=checker(), reason="Trivial.")
    page = client.get(claim_address(one)).content.decode()
    assert f'value="{near.number}"' in page
    assert f'name="other" value="{gone.number}"' not in page
    assert client.post(claim_address(one, "merge"), form(one)).status_code == 422
    assert client.post(claim_address(one, "merge"), form(one, other=gone.number)).status_code == 422
    answer = client.post(claim_address(one, "merge"), form(one, other=near.number, statement="Both."))
    new = Claim.objects.get(number=4)
    assert answer["Location"] == claim_address(new)
    assert (new.text, new.statement) == ("the bridge opens in May. The bridge opens late", "Both.")


@pytest.mark.parametrize("name", ["resize", "split", "merge"])
def test_who_comes_second_is_told_and_keeps_what_was_typed(name: str):
    client = logged_in(checker())
    one = claim_in("the bridge opens in May")
    other = make_claim(one.article, words="opens late")
    data = form(one, exact="the bridge", second="opens", other=other.number, statement="Typed, kept.")
    data["first_statement"] = "Typed, kept."
    select_claim(claim=one, actor=checker())
    answer = client.post(claim_address(one, name), data)
    html = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "it is selected now" in html
    assert "Typed, kept." in html
    again = data | {"revision": re.search(rf'value="(\d+)" id="{name}-revision"', html)[1]}
    assert client.post(claim_address(one, name), again).status_code == 302


def test_a_claim_of_an_older_version_is_looked_at_first():
    client = logged_in(checker())
    old = claim_in("the bridge opens in May")
    data = form(old, exact="bridge opens in May", statement="Typed, kept.")
    add_version(article=old.article, actor=checker(), text=f"{TEXT} More.")
    answer = client.post(claim_address(old, "resize"), data)
    assert answer.status_code == 409
    assert "Typed, kept." in answer.content.decode()


def test_what_was_replaced_leaves_the_text_and_the_list():
    client = logged_in(checker())
    old = claim_in("the bridge opens in May")
    client.post(claim_address(old, "resize"), form(old, exact="bridge opens in May"))
    page = client.get(article_address(old.article_id)).content.decode()
    assert 'data-claims="2"' in page
    assert claim_address(old) not in page
    dismissed = client.get(article_address(old.article_id) + "?state=dismissed").content.decode()
    assert claim_address(old) in dismissed
    assert 'data-claims="1"' in client.get(claim_address(old)).content.decode()


def test_evidence_and_draft_are_offered_to_be_taken_over():
    person = checker()
    claim = researched_claim(person)
    page = logged_in(person).get(claim_address(claim)).content.decode()
    assert "Take over 1 piece of evidence and the draft of the verdict" in page
    words = claim.text[4:]
    logged_in(person).post(claim_address(claim, "resize"), form(claim, exact=words, take_over="on"))
    new = Claim.objects.get(number=2)
    assert (new.evidence.count(), new.state) == (1, "in_research")


def test_a_dismissal_offers_to_be_undone_to_whoever_made_it_and_nobody_else():
    person, other = checker(), checker()
    claim = claim_in("opens late", person)
    client = logged_in(person)
    data = {"revision": claim.revision, "reason": "An opinion."}
    page = client.post(claim_address(claim, "step", "dismiss"), data, follow=True).content.decode()
    assert "Undo the dismissal" in page
    assert '<button form="undo"' in page
    assert "Undo the dismissal" not in logged_in(other).get(claim_address(claim)).content.decode()
    assert logged_in(other).post(claim_address(claim, "undo"), {"key": key_on(page)}).status_code == 409
    assert client.post(claim_address(claim, "undo"), {"key": key_on(page)}).status_code == 302
    claim.refresh_from_db()
    assert claim.state == "detected"
    assert client.post(claim_address(claim, "undo"), {"key": key_on(page)}).status_code == 409
