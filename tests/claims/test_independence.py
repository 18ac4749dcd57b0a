"""Copies of one text, and one publisher's texts, count once; one primary source is enough."""

from __future__ import annotations

from itertools import count

import pytest

from claims.actions.evidence import attach_evidence, withdraw_evidence
from claims.actions.guards import gates_are_met
from claims.actions.triage import select_claim
from claims.cited_sources import independence_of
from claims.independence import Cited, independence
from factcheck.errors import EvidenceIncomplete
from sources.library.sketch import sketch
from tests.factories import checker, make_claim, make_snapshot

WIRE = (
    "EASTMERE, Nov 18 — The city council of Eastmere voted nineteen to twelve on Monday night for a new bridge over "
    "the river Lind. The vote ended a dispute that has lasted for more than six years. Mayor Ada Lindqvist called it a "
    "turning point for the north of the city. The residents of the riverside announced that they would go to court."
)
OTHER = (
    "Nineteen councillors raised their hands, twelve did not: with that Eastmere gets its second crossing of the Lind. "
    "A reporter sat in the gallery when the count was read. Opponents left the hall before the applause was over, and "
    "their lawyer was on the telephone before the doors had closed behind them."
)
_number = count(1)


def cited(text=OTHER, publisher="", *, primary=False, source=None):
    number = next(_number)
    return Cited(number, source or number, f"Source {number}", publisher, primary, sketch(text))


def test_two_texts_of_two_publishers_are_two():
    found = independence([cited(WIRE, "Gazette"), cited(OTHER, "Herald")])
    assert found.is_sufficient
    assert [group.why for group in found.groups] == ["", ""]
    assert found.summary == "2 independent sources."


def test_wire_copies_count_once_however_they_are_dressed_up():
    copies = [
        cited(WIRE, "Gazette"),
        cited("By our own correspondent. " + WIRE, "Herald"),
        cited(WIRE.replace("nineteen to twelve", "19 to 12") + " More soon.", "Evening Post"),
    ]
    found = independence(copies)
    assert len(found.groups) == 1
    assert not found.is_sufficient
    assert "copies of one text" in found.summary


def test_one_publisher_counts_once_in_any_spelling_of_case():
    found = independence([cited(WIRE, "The Gazette"), cited(OTHER, " the gazette ")])
    assert not found.is_sufficient
    assert "both by The Gazette" in found.summary


def test_two_captures_of_one_source_are_one_source_and_need_no_remark():
    found = independence([cited(WIRE, source=900), cited(OTHER, source=900)])
    assert len(found.groups) == 1
    assert found.groups[0].why == ""


def test_groups_grow_together_through_a_common_member():
    bridge = cited(WIRE, "Herald")
    found = independence([cited(WIRE, "Gazette"), cited(OTHER, "Herald"), bridge])
    assert len(found.groups) == 1
    assert set(found.groups[0].why.split(", ")) == {"copies of one text", "both by Herald"}


def test_one_primary_source_is_enough():
    found = independence([cited(WIRE, "City council", primary=True)])
    assert found.is_sufficient
    assert found.summary == "1 independent source, a primary one."


def test_short_texts_are_never_taken_for_copies():
    found = independence([cited("The bridge is closed.", "A"), cited("The bridge is closed.", "B")])
    assert len(found.groups) == 2


def test_nothing_is_not_enough():
    assert not independence([]).is_sufficient
    assert independence([]).summary == "No source is attached yet."


@pytest.mark.django_db
def test_the_publish_gate_counts_wire_copies_once(django_assert_num_queries):
    person = checker()
    claim = select_claim(claim=make_claim(actor=person), actor=person)

    def attach(text, publisher):
        snapshot = make_snapshot(text, proximity="secondary", publisher=publisher)
        return attach_evidence(
            claim=claim, actor=person, snapshot=snapshot, excerpt=snapshot.text[:60], stance="context"
        )

    attach(WIRE, "Gazette")
    attach(WIRE + " Updated at noon.", "Herald")
    with pytest.raises(EvidenceIncomplete, match="copies of one text"):
        gates_are_met(claim, person)
    third = attach(OTHER, "Evening Post")
    gates_are_met(claim, person)
    with django_assert_num_queries(3):  # the factory's snapshots were never sketched: one query more
        assert len(independence_of(claim).groups) == 2
    withdraw_evidence(evidence=third, actor=person, reason="Not about this bridge.")
    assert not independence_of(claim).is_sufficient
