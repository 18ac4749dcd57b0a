"""One person changes a claim's words while another decides on it: one wins, the other is told."""

from __future__ import annotations

import pytest

from claims.actions.reshaping import Seen, Words, merge_claims, resize_claim
from claims.actions.triage import dismiss_claim
from claims.actions.undoing import last_step, undo_last_step
from claims.models import Claim, ClaimReshaping
from tests.concurrency.test_two_people_at_once import at_once, errors
from tests.factories import checker, make_article, make_claim

pytestmark = [pytest.mark.served, pytest.mark.django_db(transaction=True)]


def fresh(claim: Claim) -> Claim:
    return Claim.objects.select_related("article__current_version").get(pk=claim.pk)


def test_one_resizes_while_the_other_dismisses():
    claim = make_claim()
    one, two = checker(), checker()
    seen = Seen(claim.article.current_version, claim.revision)
    results = at_once(
        lambda: resize_claim(claim=fresh(claim), actor=one, seen=seen, words=Words(0, 20)),
        lambda: dismiss_claim(claim=fresh(claim), actor=two, reason="An opinion.", expected_revision=claim.revision),
    )
    assert [error.status for error in errors(results)] == [409]
    claim.refresh_from_db()
    assert claim.state == "dismissed"
    assert Claim.objects.count() == 1 + ClaimReshaping.objects.count()


def test_two_merge_the_same_claim_with_different_ones():
    article = make_article()
    left, middle, right = (make_claim(article, words=words) for words in ("rebuild", "the bridge", "by May"))
    seen = Seen(article.current_version)
    results = at_once(
        *(
            lambda p=person, c=claim: merge_claims(claim=fresh(c), other=fresh(middle), actor=p, seen=seen)
            for person, claim in ((checker(), left), (checker(), right))
        )
    )
    assert [error.status for error in errors(results)] == [409]
    assert ClaimReshaping.objects.count() == 1
    assert Claim.objects.exclude(state="dismissed").count() == 2


def test_two_undo_at_once():
    claim = make_claim()
    new = resize_claim(claim=claim, actor=checker(), seen=Seen(claim.article.current_version), words=Words(0, 20))
    people = [checker(), checker()]
    key = last_step(new, people[0]).key
    results = at_once(*(lambda p=p: undo_last_step(claim=fresh(new), actor=p, key=key) for p in people))
    assert [error.status for error in errors(results)] == [409]
    claim.refresh_from_db()
    assert claim.state == "detected"
