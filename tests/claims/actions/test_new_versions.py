"""A new version of an article: what stands keeps its sign-off, what is touched opens again."""

from __future__ import annotations

import pytest

from claims.actions.intake import add_version
from claims.actions.publication import publish_verdict, retract_verdict
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.actions.triage import clear_attention, dismiss_claim
from claims.models import CheckedAgainst, Claim, Notice, Review
from factcheck.audit.models import AuditEvent
from factcheck.errors import EvidenceIncomplete
from tests.factories import checker, editor, make_article, make_claim, published_claim, publisher, researched_claim

pytestmark = pytest.mark.django_db

TEXT = "The mayor spoke on Monday. The bridge opens in May, she said. It costs 3.5 million euros."
TOUCHED = TEXT.replace("The bridge opens", "The bridge never opens")
LOST = TEXT.replace("in May", "in June")
MARKS_ONLY = TEXT.replace("The bridge opens in May, she said.", "“The BRIDGE”  opens in May – she said!")
ELSEWHERE = TEXT.replace("on Monday", "on Tuesday")


def state_after(state: str) -> Claim:
    """A claim on “opens in May” in ``state``."""
    author = checker()
    article = make_article(author, text=TEXT)
    if state == "detected":
        return make_claim(article, words="opens in May", actor=author)
    if state in ("published", "retracted"):
        claim = published_claim(author, article=article, words="opens in May")
        return claim if state == "published" else retract_verdict(claim=claim, actor=publisher(), reason="Wrong.")
    claim = researched_claim(author, article=article, words="opens in May")
    if state == "dismissed":
        return dismiss_claim(claim=claim, actor=author, reason="No fact.")
    if state in ("in_review", "approved"):
        claim = submit_verdict(claim=claim, actor=author)
    return approve_verdict(claim=claim, actor=editor()) if state == "approved" else claim


def after(claim: Claim, text: str) -> Claim:
    add_version(article=claim.article, actor=checker(), text=text)
    return Claim.objects.get(pk=claim.pk)


@pytest.mark.parametrize("text", [MARKS_ONLY, ELSEWHERE], ids=["marks only", "another sentence"])
@pytest.mark.parametrize("state", ["detected", "in_research", "in_review", "approved", "published"])
def test_a_claim_whose_words_and_sentence_stand_keeps_everything(state: str, text: str):
    claim = state_after(state)
    claim = after(claim, text)
    assert (claim.state, claim.attention) == (state, "")
    assert claim.anchors.count() == 2
    assert not Review.objects.filter(voided_at__isnull=False).exists()
    if state == "approved":
        publish_verdict(claim=claim, actor=publisher())


@pytest.mark.parametrize(
    ("text", "words"), [(TOUCHED, "The sentence around its words changed"), (LOST, "Its words are no longer")]
)
@pytest.mark.parametrize(
    ("state", "then"),
    [
        ("in_research", "in_research"),
        ("in_review", "in_research"),
        ("approved", "in_research"),
        ("published", "published"),
        ("retracted", "retracted"),
        ("dismissed", "dismissed"),
    ],
)
def test_a_touched_claim_is_looked_at_again_and_loses_its_sign_off(state: str, then: str, text: str, words: str):
    claim = after(state_after(state), text)
    assert claim.state == then
    asks = f"{words} in version 2 of the article."
    assert claim.attention == ("" if state in ("dismissed", "retracted") else asks)
    event = AuditEvent.objects.get(action="article.version_added")
    assert event.detail["touched" if text == TOUCHED else "attention"] == [claim.number]
    assert event.detail["reopened"] == ([claim.number] if state in ("in_review", "approved") else [])
    if state in ("in_review", "approved"):
        assert claim.state_reason == asks
        assert AuditEvent.objects.filter(action="verdict.words_changed").count() == 1
        assert not Review.objects.filter(voided_at__isnull=True).exists()
        with pytest.raises(EvidenceIncomplete):
            submit_verdict(claim=claim, actor=editor())
    told = Notice.objects.filter(kind="words_changed", claim=claim)
    assert told.exists() is (state != "dismissed")


def test_a_claim_nobody_has_looked_at_is_read_anew_instead():
    claim = after(state_after("detected"), TOUCHED)
    assert (claim.state, claim.attention) == ("detected", "")
    assert after(claim, LOST).attention.startswith("Its words are no longer in version 3")


def test_what_else_asks_for_attention_is_kept():
    claim = state_after("in_research")
    Claim.objects.filter(pk=claim.pk).update(attention="A cited page changed.")
    claim = after(claim, LOST)
    assert claim.attention == "Its words are no longer in version 2 of the article. A cited page changed."


def test_words_that_come_back_ask_for_nothing():
    claim = after(after(state_after("in_research"), LOST), TEXT.replace("Monday", "Sunday"))
    assert claim.attention == ""


def test_it_is_kept_which_version_a_verdict_was_checked_against():
    author = checker()
    claim = researched_claim(author, article=make_article(author, text=TEXT), words="opens in May")
    assert not CheckedAgainst.objects.exists()
    submit_verdict(claim=claim, actor=author)
    assert CheckedAgainst.objects.get().article_version.number == 1
    claim = after(claim, TOUCHED)
    assert CheckedAgainst.objects.get().article_version.number == 1
    claim = clear_attention(claim=claim, actor=author, reason="It says never now.")
    submit_verdict(claim=claim, actor=author)
    assert CheckedAgainst.objects.get().article_version.number == 2


def test_the_words_that_changed_are_counted():
    article = make_article(text=TEXT)
    change = add_version(article=article, actor=checker(), text=TOUCHED).version.change
    assert (change.words_added, change.words_removed) == (1, 0)
