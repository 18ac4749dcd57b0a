"""The workbench as it is read: the text to the letter, the list, filters, progress, and what it costs."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.actions.triage import select_claim
from claims.extraction.types import ClaimKind
from claims.models import Article, Claim, ClaimAnchor
from factcheck.jobs.models import Job
from sources.actions.lookups import apply_lookup_answer
from sources.models import Lookup
from sources.providers.base import Candidate
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import (
    checker,
    make_article,
    make_claim,
    make_snapshot,
    published_claim,
    publisher,
    researched_claim,
)

pytestmark = pytest.mark.django_db


def text_on_page(html: str) -> str:
    inside = re.search(r'<div id="article-text"[^>]*>(.*?)</div>', html, re.S)
    assert inside is not None
    return unescape(re.sub(r"<[^>]*>", "", inside[1]))


def test_the_article_stands_on_the_page_to_the_letter():
    text = "  “We will 😀 rebuild,” said Ada <Lind> & Co.\n\nThe work\ncosts 3.5 million euros.\n"
    article = make_article(text=text)
    make_claim(article, words="rebuild,” said")
    make_claim(article, words="“We will 😀 rebuild,”")
    html = logged_in(checker()).get(article_address(article.pk)).content.decode()
    assert text_on_page(html) == text


def test_the_selected_claim_is_shown_with_all_that_was_found():
    claim = published_claim(claimant="Ada Lind")
    html = logged_in(checker()).get(claim_address(claim)).content.decode()
    for words in (
        claim.text,
        claim.statement,
        "Ada Lind",
        "added by a person",
        "refutes the claim",
        "No: the minutes say June, not May",
        "<strong>minutes</strong>",  # Markdown
        "a second person approved the verdict",
        reverse("public:verdict", args=[claim.verdict.slug]),
        "checked against version 1",
    ):
        assert words in html, words


def test_claims_are_filtered_by_kind_and_state_in_list_and_text():
    article = make_article()
    quote = make_claim(article, words="rebuild the bridge", kind=ClaimKind.QUOTE)
    number = make_claim(article, words="3.5 million euros", kind=ClaimKind.NUMBER)
    html = logged_in(checker()).get(article_address(article.pk) + "?kind=number&state=detected").content.decode()
    assert 'data-claims="2"' in html
    assert 'data-claims="1"' not in html
    assert f'href="{claim_address(quote)}' not in html
    assert f'href="{claim_address(number)}?kind=number&amp;state=detected"' in html
    nothing = logged_in(checker()).get(article_address(article.pk) + "?kind=%3Cscript%3E&state=x").content.decode()
    assert 'data-claims="1"' in nothing


def test_an_unknown_publication_date_is_asked_for():
    dated, undated = make_article(), make_article(published_on=None)
    client = logged_in(checker())
    assert "Publication date unknown" in client.get(article_address(undated.pk)).content.decode()
    assert "Publication date unknown" not in client.get(article_address(dated.pk)).content.decode()


def test_what_does_not_exist_is_not_found():
    client = logged_in(checker())
    article = make_article()
    assert client.get(article_address(article.pk + 1)).status_code == 404
    assert client.get(reverse("workbench:claim", args=[article.pk, 99])).status_code == 404


def _many_claims(article: Article, count: int) -> None:
    version = article.current_version
    claims = Claim.objects.bulk_create(
        Claim(article=article, number=n, kind="statement", text=version.text[n % 20 : 40], statement=f"Statement {n}")
        for n in range(2, count + 1)
    )
    ClaimAnchor.objects.bulk_create(
        ClaimAnchor(claim=c, version=version, start=c.number % 20, end=40 + c.number % 7) for c in claims
    )


def _work_on(claim: Claim, person, amount: int) -> None:
    """Lookups with candidates, evidence, history: ``amount`` of each."""
    claim = select_claim(claim=claim, actor=person)
    snapshot = make_snapshot(text=" ".join(f"Passage number {n}." for n in range(amount + 1)))
    lookup = Lookup.objects.get(claim_lookup__claim=claim, provider="library")
    apply_lookup_answer(
        lookup_id=lookup.pk,
        candidates=[
            Candidate(title=f"Minutes {n}", passage=f"Passage number {n}.", snapshot_id=snapshot.pk, passage_start=0)
            for n in range(amount)
        ],
    )
    client = logged_in(person)
    for n in range(amount):
        answer = client.post(
            claim_address(claim, "attach"),
            {"stance": "context", "excerpt": f"Passage number {n}.", "snapshot": snapshot.pk},
        )
        assert answer.status_code == 302


def test_four_hundred_claims_cost_no_more_queries_than_ten():
    person = publisher()
    client = logged_in(person)
    counts = []
    for claims, amount in ((10, 1), (400, 6)):
        article = make_article()
        first = make_claim(article, words=article.current_version.text[:40])
        _many_claims(article, claims)
        _work_on(first, person, amount)
        client.get(claim_address(first))  # content types and the like are cached from here on
        for address in (article_address(article.pk), claim_address(first), claim_address(first) + "?part=panel"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
    few, many = counts[:3], counts[3:]
    assert few == many
    assert max(few) <= 60


def test_the_panel_alone_leaves_the_text_out():
    claim = make_claim()
    html = logged_in(checker()).get(claim_address(claim) + "?part=panel").content.decode()
    assert "claim-heading" in html
    assert "article-text" not in html
    assert "<html" not in html


def test_lookups_are_polled_and_unchanged_ones_answer_304():
    person = checker()
    claim = select_claim(claim=make_claim(actor=person), actor=person)
    client = logged_in(person)
    first = client.get(claim_address(claim, "lookups"))
    assert "queued" in first.content.decode()
    again = client.get(claim_address(claim, "lookups"), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    lookup = Lookup.objects.get(claim_lookup__claim=claim, provider="library")
    Job.objects.filter(pk=lookup.job_id).update(state="dead", finished_at=timezone.now(), last_error="No answer.")
    changed = client.get(claim_address(claim, "lookups"), headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "No answer." in changed.content.decode()
    assert claim_address(claim, "retry", lookup.pk) in changed.content.decode()


def test_reading_the_article_is_polled_the_same_way():
    article = make_article()
    client = logged_in(checker())
    first = client.get(article_address(article.pk, "progress"))
    assert "being read" in first.content.decode()
    again = client.get(article_address(article.pk, "progress"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    Job.objects.filter(subject_id=article.current_version_id, kind="claims.extract_version").update(
        state="done", finished_at=timezone.now()
    )
    done = client.get(article_address(article.pk, "progress"), headers={"If-None-Match": first["ETag"]})
    assert (done.status_code, done.content.strip()) == (200, b"")


def test_the_library_is_searched_and_its_passages_can_be_attached():
    person = checker()
    claim = researched_claim(person)
    snapshot = make_snapshot(text="The zeppelin landed in Friedrichshafen on 2 July 1900.", title="Zeppelin log")
    html = logged_in(person).get(claim_address(claim) + "?q=zeppelin").content.decode()
    assert "Zeppelin log" in html
    assert f'name="snapshot" value="{snapshot.pk}"' in html
    nothing = logged_in(person).get(claim_address(claim) + "?q=xylophone").content.decode()
    assert "No document of the library" in nothing


def test_a_claim_whose_words_are_gone_is_listed_and_marked_but_not_in_the_text():
    person = checker()
    article = make_article(actor=person)
    claim = make_claim(article, words="rebuild the bridge by May")
    client = logged_in(person)
    client.post(article_address(article.pk, "new-version"), {"text": "Quite another text about the harbour."})
    html = client.get(article_address(article.pk)).content.decode()
    assert "checked against version 2" in html
    assert "look again" in html
    assert 'data-claims="1"' not in html
    assert "no longer in version 2" in client.get(claim_address(claim)).content.decode()
