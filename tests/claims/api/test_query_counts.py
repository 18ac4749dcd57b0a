"""Lists cost the same number of queries for three rows as for thirty."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions.author_answers import Given, answer_queries
from claims.actions.comments import add_comment, resolve_thread, withdraw_comment
from claims.actions.evidence import attach_evidence
from claims.actions.gates import make_exception
from claims.actions.intake import add_version
from claims.actions.restrictions import end_recusal, lift_hold, place_hold, recuse
from claims.actions.triage import assign_claim, select_claim
from claims.models import Article
from sources.actions.documents import capture
from sources.models import LookupResult
from tests.claims.author_queries import link_of, make_query, sent
from tests.claims.replies import make_outcome, make_request
from tests.factories import (
    checker,
    editor,
    make_article,
    make_claim,
    make_finding,
    make_snapshot,
    published_claim,
    publisher,
)


def article(n: int) -> None:
    make_article(checker())


def version(n: int) -> None:
    add_version(article=Article.objects.order_by("pk").first(), actor=checker(), text=f"Text number {n} of it.")


def claim(n: int) -> None:
    person = checker()
    assign_claim(claim=make_claim(actor=person), actor=person, assignee=person)


def related_claims(n: int) -> None:
    """Claims of one article that all share words."""
    first = Article.objects.order_by("pk").first()
    text = first.current_version.text
    for end in range(20 + 6 * n, 26 + 6 * n):
        if not text[end - 1].isspace():
            make_claim(first, actor=checker(), words=text[:end])


def evidence(n: int) -> None:
    person = checker()
    chosen = select_claim(claim=make_claim(actor=person), actor=person)
    snapshot = make_snapshot()
    attach_evidence(claim=chosen, actor=person, snapshot=snapshot, excerpt=snapshot.text, stance="context")


def lookup(n: int) -> None:
    person = checker()
    chosen = select_claim(claim=make_claim(actor=person), actor=person)
    for asked in chosen.claim_lookups.all():
        LookupResult.objects.create(lookup=asked.lookup, rank=1, title="A candidate")


def verdict(n: int) -> None:
    published_claim()


def snapshot(n: int) -> None:
    make_snapshot()


def finding(n: int) -> None:
    make_finding(make_claim(actor=checker()))


def captured(n: int) -> None:
    capture(actor=checker(), url=f"https://example.org/{n}")


def author_query(n: int) -> None:
    query = make_query()
    answer_queries(link=link_of(sent(query)), given=[Given(query.pk, 0, f"Answer {n}.")])


def comment(n: int) -> None:
    person = checker(username=f"commenter{n}")
    said = add_comment(about=make_claim(actor=checker()), actor=person, words=f"Is it so, @commenter{n}?").comment
    resolve_thread(comment=said, actor=person, resolved=True)
    withdraw_comment(comment=said, actor=person)


def exception(n: int) -> None:
    make_exception(claim=make_claim(actor=checker()), actor=publisher(), gate="sources", reason=f"Reason {n}.")


def hold(n: int) -> None:
    claim = make_claim(actor=checker())
    for on in (claim, claim.article):
        lift_hold(
            hold=place_hold(on=on, actor=editor(), kind="legal", reason="Counsel reads it."),
            actor=publisher(),
            reason="Cleared.",
        )


def recusal(n: int) -> None:
    claim = make_claim(actor=checker())
    for on in (claim, claim.article):
        made = recuse(on=on, actor=editor(), person=checker(), reason="Lives there.")
        end_recusal(recusal=made, actor=editor(), reason="Moved away.")


def reply(n: int) -> None:
    make_outcome(make_request(make_claim(actor=checker())))


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("author-queries/", author_query),
        ("comments/", comment),
        ("gate-exceptions/", exception),
        ("holds/", hold),
        ("recusals/", recusal),
        ("replies/", reply),
        ("articles/", article),
        ("articles/{first}/versions/", version),
        ("claims/", claim),
        ("claims/", related_claims),
        ("evidence/", evidence),
        ("lookups/", lookup),
        ("findings/", finding),
        ("verdicts/", verdict),
        ("snapshots/", snapshot),
        ("sources/", snapshot),
        ("captures/", captured),
        ("rating-scales/", article),
    ],
)
def test_a_list_costs_the_same_for_few_and_for_many(api, path, make):
    first = make_article(checker())
    url = f"/api/v1/{path.format(first=first.pk)}?page_size=200"

    def queries() -> tuple[int, int]:
        with CaptureQueriesContext(
            connection,
        ) as captured_queries:
            answer = api.get(url)
        assert answer.status_code == 200
        return len(captured_queries), len(answer.json()["results"])

    for n in range(3):
        make(n)
    few, rows = queries()
    for n in range(3, 12):
        make(n)
    many, more_rows = queries()
    assert more_rows > rows or (make is article and path == "rating-scales/")
    assert many == few
    assert many <= 8
