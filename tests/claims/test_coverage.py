from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.coverage import WORTH_CHECKING, Cover, Placed, cover, is_checkable
from claims.workflow import ClaimState

SENTENCES = [(0, 10), (11, 20), (21, 30)]


def placed(start: int, end: int, state: str = "detected", **kwargs: bool) -> Placed:
    return Placed(start, end, state, **{"checkable": True} | kwargs)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([], "none none none"),
        ([placed(2, 5)], "open none none"),
        ([placed(2, 5, checkable=False)], "none none none"),
        ([placed(2, 5, "dismissed")], "dismissed none none"),
        ([placed(2, 5, "approved"), placed(3, 9, "dismissed")], "checked none none"),
        ([placed(2, 5, "published"), placed(6, 9, "in_review")], "open none none"),
        ([placed(2, 5, "published", needs_a_look=True)], "open none none"),
        ([placed(5, 25, "retracted")], "checked checked checked"),
        ([placed(10, 11)], "none none none"),
        ([placed(10, 12)], "none open none"),
        ([placed(0, 10), placed(20, 21), placed(29, 40, "published")], "open none checked"),
    ],
)
def test_a_sentence_is_what_became_of_its_claims(claims: list[Placed], expected: str):
    assert cover(SENTENCES, claims) == [Cover(each) for each in expected.split()]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from(list(ClaimState))), max_size=12))
def test_every_sentence_counts_once_and_looking_at_each_pair_says_the_same(claims: list[tuple[int, int, ClaimState]]):
    given_claims = [placed(start, start + length, state.value) for start, length, state in claims]
    found = cover(SENTENCES, given_claims)
    assert len(found) == len(SENTENCES)
    for (start, end), one in zip(SENTENCES, found, strict=True):
        assert (one is not Cover.NONE) == any(c.start < end and start < c.end for c in given_claims)


def test_facts_predictions_and_promises_can_be_checked_and_whatever_is_worth_it():
    assert all(is_checkable(nature, 0.0) for nature in ("", "fact", "prediction", "promise"))
    assert not any(is_checkable(nature, WORTH_CHECKING - 0.01) for nature in ("opinion", "question", "courtesy"))
    assert is_checkable("opinion", WORTH_CHECKING)
