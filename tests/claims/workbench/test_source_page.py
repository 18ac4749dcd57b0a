"""A source beside the claim: its text to the letter, passages marked, long ones by the window, words attached."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions.evidence import attach_evidence, withdraw_evidence
from claims.actions.reviews import submit_verdict
from claims.models import Evidence
from claims.workbench.source_text import MOST_FOUND, WINDOW, Place, after, before, found_in, marked_html, window_around
from tests.claims.workbench.desk import claim_address, logged_in
from tests.factories import checker, make_finding, make_snapshot, researched_claim

pytestmark = pytest.mark.django_db
TEXT = "Minutes <of> the session & more.\n\nThe mayor 😀 said June.\nNothing else.\n\nThe mayor said June again."


@pytest.fixture
def person():
    return checker()


@pytest.fixture
def claim(person):
    return researched_claim(person)


def shown(person, claim, snapshot, **query):
    answer = logged_in(person).get(claim_address(claim, "source", snapshot.pk), query)
    assert answer.status_code == 200
    return answer.content.decode()


def source_text(html: str) -> str:
    inside = re.search(r'<div class="source-text"[^>]*>(.*?)</div>', html, re.S)
    assert inside is not None
    return unescape(re.sub(r"<[^>]*>", "", inside[1]))


def attach(person, claim, snapshot, words, stance="refutes"):
    return attach_evidence(claim=claim, actor=person, snapshot=snapshot, excerpt=words, stance=stance)


def test_the_text_is_to_the_letter_and_evidence_and_the_best_match_are_marked(person, claim):
    snapshot = make_snapshot(TEXT, title="The minutes")
    attach(person, claim, snapshot, "The mayor 😀 said June.")
    passages = [{"start": TEXT.index("said June again"), "end": len(TEXT)}, {"start": -1, "end": 10**6}, {}]
    make_finding(claim, "altered", snapshot=snapshot, detail={"passages": passages})
    html = shown(person, claim, snapshot)
    assert source_text(html) == TEXT
    assert '<mark class="evidence refutes">The mayor 😀 said June.</mark>' in html
    assert '<mark class="match">said June again.</mark>' in html
    assert 'aria-label="Evidence: refutes the claim. Next marked passage"' in html
    assert "quote check: other words than in the source" in html
    for told in (claim.text, snapshot.sha256, "text/plain", snapshot.publisher, "primary source", "The minutes"):
        assert told in html, told


def test_withdrawn_evidence_and_other_claims_are_not_marked(person, claim):
    snapshot = make_snapshot(TEXT)
    withdraw_evidence(evidence=attach(person, claim, snapshot, "Nothing else."), actor=person, reason="Beside it.")
    other = researched_claim(person)
    attach(person, other, snapshot, "The mayor said June again.")
    assert "<mark" not in shown(person, claim, snapshot)


def test_words_are_found_whatever_their_case_and_white_space(person, claim):
    snapshot = make_snapshot(TEXT)
    html = shown(person, claim, snapshot, find="JUNE. nothing")
    assert "1 place</span>" in html
    assert "Not in this source." in shown(person, claim, snapshot, find="<b>July")
    assert len(found_in("a " * 1000, "a")) == MOST_FOUND
    assert found_in("a b", "  ") == []
    assert found_in("x (a+)+$ y", "(a+)+$") == [Place(2, 8, "found", "found", "found")]


def test_of_a_long_text_only_a_window_is_sent_and_the_rest_is_a_step_away(person, claim):
    text = "".join(f"Line number {n} of the long document.\n" for n in range(20_000))
    needle = text.index("Line number 10000 ")
    snapshot = make_snapshot(text)
    attach(person, claim, snapshot, "Line number 10000 of the long document.")
    html = shown(person, claim, snapshot)
    assert len(html) < 6 * WINDOW
    assert "Line number 10000 of the long document.</mark>" in html
    assert "More above" in html
    assert "More below" in html
    first = shown(person, claim, snapshot, at=0)
    assert "More above" not in first
    assert f"?at={needle}#place-1" in first
    last = shown(person, claim, snapshot, at=999_999_999)
    assert "More below" not in last
    assert source_text(last).endswith("Line number 19999 of the long document.\n")


def test_neighbouring_windows_leave_nothing_out():
    text = "".join(f"Line {n}.\n" for n in range(20_000))
    windows = [window_around(text, 0)]
    while windows[-1].end < len(text):
        windows.append(window_around(text, after(windows[-1])))
    for one, following in pairwise(windows):
        assert one.start < following.start <= one.end < following.end
        above = window_around(text, before(following))
        assert above.start < following.start <= above.end
    assert window_around("short", 10**8).end == 5
    assert window_around("", 3) == window_around("", 0)


def test_every_run_is_escaped_and_places_may_overlap():
    text = "<i>one</i> two & three"
    places = [Place(0, 12, "evidence supports", "evidence", "supports"), Place(3, len(text), "found", "found", "found")]
    html = marked_html(text, window_around(text, 0), places, ["#place-2", "#place-1"])
    assert unescape(re.sub(r"<[^>]*>", "", html)) == text
    assert "<i>" not in html
    assert '<mark class="evidence supports found">' in html


@pytest.mark.parametrize("nonsense", ["x", "-4", "²", "9" * 40])
def test_an_offset_that_is_none_is_no_offset(person, claim, nonsense):
    assert source_text(shown(person, claim, make_snapshot(TEXT), at=nonsense)) == TEXT


def test_what_does_not_exist_is_not_found(person, claim):
    client = logged_in(person)
    assert client.get(claim_address(claim, "source", 10**9)).status_code == 404
    assert client.post(claim_address(claim, "attach-source", 10**9), {}).status_code == 404


def test_selected_words_are_attached_at_their_place_and_the_page_comes_back_there(person, claim):
    snapshot = make_snapshot(TEXT)
    start = TEXT.rindex("June")
    data = {"stance": "refutes", "excerpt": "June", "start": start, "note": "", "snapshot": 10**9}
    answer = logged_in(person).post(claim_address(claim, "attach-source", snapshot.pk), data)
    evidence = Evidence.objects.get(claim=claim, snapshot=snapshot)
    assert (evidence.start, evidence.excerpt) == (start, "June")
    assert answer["Location"] == f"{claim_address(claim, 'source', snapshot.pk)}?at={start}"


def test_a_refused_excerpt_comes_back_as_typed(person, claim):
    snapshot = make_snapshot(TEXT)
    client, address = logged_in(person), claim_address(claim, "attach-source", snapshot.pk)
    no_stance = client.post(address, {"excerpt": "June", "note": "Typed and kept"})
    assert no_stance.status_code == 422
    assert "Typed and kept" in no_stance.content.decode()
    wrong = client.post(address, {"excerpt": "in July", "stance": "refutes"})
    html = wrong.content.decode()
    assert wrong.status_code == 400
    assert "do not stand in the captured text" in html
    assert ">\nin July</textarea>" in html
    assert 'class="note bad" role="alert"' in html


def test_a_claim_in_review_shows_its_source_but_takes_no_evidence(person, claim):
    snapshot = make_snapshot(TEXT)
    claim = submit_verdict(claim=claim, actor=person)
    assert "Attach words of it" not in shown(person, claim, snapshot)
    answer = logged_in(person).post(
        claim_address(claim, "attach-source", snapshot.pk), {"excerpt": "June", "stance": "refutes"}
    )
    assert answer.status_code == 409
    assert "June" in answer.content.decode()


def test_the_part_alone_and_its_cost_do_not_grow_with_what_is_marked(person, claim):
    snapshot = make_snapshot(TEXT)
    client = logged_in(person)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            html = client.get(claim_address(claim, "source", snapshot.pk), {"part": "source"}).content.decode()
        assert "<html" not in html
        return len(queries)

    attach(person, claim, snapshot, "Minutes")
    make_finding(claim, "altered", snapshot=snapshot)
    few = cost()
    for words in ("session", "mayor", "Nothing", "again", "June"):
        attach(person, claim, snapshot, words)
    for kind in ("role", "source"):
        make_finding(claim, "held" if kind == "role" else "passage_stands", kind=kind, snapshot=snapshot)
    assert cost() == few <= 12


def test_a_picture_says_that_it_is_one(person, claim):
    snapshot = make_snapshot("A handwritten note.")
    type(snapshot).objects.bulk_create(
        [
            type(snapshot)(
                source=snapshot.source, sha256="f" * 64, byte_count=4, media_type="image/png", file="x", text="",
                text_sha256="e" * 64, title="Poster", captured_at=snapshot.captured_at,
            )
        ]
    )  # fmt: skip
    picture = type(snapshot).objects.get(title="Poster")
    assert "This is a picture." in shown(person, claim, picture)
