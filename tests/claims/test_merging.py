"""One list of what several lookups found: each document once, marked, the article's own words set apart."""

from __future__ import annotations

from datetime import date

import pytest

from claims.actions.triage import select_claim
from claims.merging import merge
from claims.models import Claim, ClaimLookup
from sources.actions.lookups import apply_lookup_answer, request_lookup
from sources.library.sketch import sketch
from sources.models import Lookup
from sources.providers.base import Candidate, LookupQuery
from tests.claims.workbench.desk import claim_address, logged_in
from tests.factories import acknowledged, checker, make_article, make_claim, make_snapshot

pytestmark = pytest.mark.django_db
PAGE = "https://news.example.org/old-bridge"
STORY = " ".join(f"Paragraph {n} of the story tells what happened at hour {n * 7} on the river." for n in range(40))


@pytest.fixture
def claim(db) -> Claim:
    article = make_article(
        text=f"The bridge story. {STORY}",
        title="Mayor promises that the bridge will be rebuilt by May",
        url="https://gazette.example.org/bridge",
    )
    return make_claim(article)


def found(claim, provider, *candidates):
    lookup = request_lookup(provider=provider, query=LookupQuery(terms=(provider,)), actor=checker())
    ClaimLookup.objects.create(claim=claim, lookup=lookup)
    apply_lookup_answer(lookup_id=lookup.pk, candidates=candidates)
    return lookup


def merged(claim):
    return merge(claim, Lookup.objects.filter(claim_lookup__claim=claim).prefetch_related("results"))


def test_the_same_document_from_two_providers_is_one_candidate(claim):
    found(
        claim, "gdelt", Candidate("Mayor promises", url=f"{PAGE}?utm_source=feed"), Candidate("Other", url=f"{PAGE}-2")
    )
    found(claim, "searxng", Candidate("Mayor promises", url="http://www.news.example.org/old-bridge/"))

    first, second = merged(claim)

    assert first.providers == ["gdelt", "searxng"]
    assert len(first.results) == 2
    assert second.providers == ["gdelt"]
    assert first.score > second.score, "who is found twice stands first"


def test_a_captured_text_stands_for_its_document(claim):
    snapshot = make_snapshot(url=PAGE)
    found(claim, "searxng", Candidate("On the web", url=PAGE))
    found(claim, "library", Candidate("In the library", url=PAGE, snapshot_id=snapshot.pk, passage_start=0))

    (document,) = merged(claim)

    assert document.first.title == "In the library"


def test_statements_about_one_person_stay_apart(claim):
    entity = "https://www.wikidata.org/wiki/Q1"
    positions = [Candidate(f"mayor {n}", url=entity, data={"position": "mayor"}) for n in range(2)]
    found(claim, "wikidata", *positions)
    found(claim, "wikidata_entities", Candidate("Ada Lind", url=entity))

    assert len(merged(claim)) == 3


def test_one_provider_that_names_a_document_twice_means_two_places(claim):
    found(claim, "library", Candidate("Page 1", url=PAGE), Candidate("Page 2", url=PAGE))

    assert len(merged(claim)) == 2


def test_results_without_an_address_are_not_taken_for_one_another(claim):
    found(claim, "library", Candidate("One"))
    found(claim, "searxng", Candidate("Another"))

    assert len(merged(claim)) == 2


@pytest.mark.parametrize(
    ("on", "later"), [(date(2025, 12, 2), False), (date(2025, 12, 3), False), (date(2025, 12, 4), True), (None, False)]
)
def test_results_later_than_the_claim_are_marked(claim, on, later):
    found(claim, "gdelt", Candidate("News", url=PAGE, published_on=on))

    assert merged(claim)[0].later is later


def test_a_claim_without_a_date_marks_nothing(claim):
    claim.article.published_on = None
    found(claim, "gdelt", Candidate("News", url=PAGE, published_on=date(2030, 1, 1)))

    assert not merged(claim)[0].later


@pytest.mark.parametrize(
    ("candidate", "own"),
    [
        (Candidate("x", url="http://www.gazette.example.org/bridge/?utm_medium=x"), "this article"),
        (
            Candidate(
                "x",
                url="https://web.archive.org/web/20251204080000/https://gazette.example.org/bridge",
                data={"archived_url": "…"},
            ),
            "this article, archived",
        ),
        (Candidate("x", url=PAGE, fingerprint=sketch(STORY)), "a copy of this article"),
        (Candidate("x", url=PAGE, fingerprint=sketch("Agency news. " + STORY[:2500])), "a copy of this article"),
        (
            Candidate(
                "Mayor promises: the bridge will be rebuilt by May", url=PAGE, published_on=date(2025, 12, 4)
            ),
            "a copy of this article",
        ),
        (Candidate("Mayor promises: the bridge will be rebuilt by May", url=PAGE, published_on=date(2025, 6, 4)), ""),
        (Candidate("Mayor promises: the bridge will be rebuilt by May", url=PAGE), ""),
        (Candidate("x", url=PAGE, fingerprint=sketch("Another text altogether. " * 30 + "It ends.")), ""),
        (Candidate("Harbour closed", url=PAGE, published_on=date(2025, 12, 3)), ""),
    ],
)  # fmt: skip
def test_the_article_and_its_copies_are_set_apart(claim, candidate, own):
    found(claim, "searxng", candidate, Candidate("Independent", url="https://independent.example.org/"))

    documents = merged(claim)

    assert {document.first.title: document.own for document in documents}[candidate.title] == own
    if own:
        assert documents[-1].own == own, "set apart at the end, whatever its rank"


def test_our_verdict_on_this_very_claim_is_no_source_for_it(claim):
    found(claim, "published_checks", Candidate("Ours", url="https://factcheck.example.org/x", data={"claim": claim.pk}))

    assert merged(claim)[0].own == "our verdict on this claim"


def test_the_workbench_shows_the_merged_list_with_its_marks(claim):
    person = checker()
    claim = select_claim(claim=claim, actor=person)
    found(claim, "gdelt", Candidate("Seen twice", url=PAGE, published_on=date(2026, 1, 1)))
    found(claim, "searxng", Candidate("Seen twice", url=PAGE), Candidate("Itself", url=claim.article.url))

    html = logged_in(person).get(claim_address(claim)).content.decode()

    assert html.count("Seen twice") == 1
    assert "found by News archive (GDELT), Web search (SearXNG)" in html
    assert "later than the claim" in html
    assert ">this article</span>" in html


def test_what_would_be_sent_out_is_said_before_it_is(claim, settings):
    acknowledged("gdelt")
    html = logged_in(checker()).get(claim_address(claim)).content.decode()

    assert "1 of them outside the house" in html
    assert "<strong>News archive (GDELT)</strong> is sent the exact words" in html
    assert "<strong>Wikipedia</strong> is not asked." in html
    assert "an editor has to agree" in html


def test_a_page_is_sent_to_the_archive_from_its_candidate(claim, settings):
    settings.PROVIDER_KEYS = {"wayback_save": "key:secret"}
    person = checker()
    claim = select_claim(claim=claim, actor=person)
    found(claim, "searxng", Candidate("Page", url=PAGE))
    client = logged_in(person)
    address = claim_address(claim, "archive")
    assert address not in client.get(claim_address(claim)).content.decode(), "nobody agreed yet"
    assert client.post(address, {"url": PAGE, "proximity": "secondary"}).status_code == 400

    acknowledged("wayback_save")
    assert address in client.get(claim_address(claim)).content.decode()
    for _ in range(2):
        assert client.post(address, {"url": PAGE, "proximity": "secondary"}).status_code == 302

    lookup = Lookup.objects.get(provider="wayback_save")
    assert lookup.query == {"url": PAGE}
    assert lookup.claim_lookup.claim == claim

    copy = f"https://web.archive.org/web/20251205090000/{PAGE}"
    apply_lookup_answer(lookup_id=lookup.pk, candidates=[Candidate("Copy", url=copy, data={"archived_url": copy})])
    html = client.get(claim_address(claim)).content.decode()
    assert f'href="{copy}"' in html
    assert f'action="{address}"' not in html, "what is archived needs no archiving"


def test_the_panel_takes_the_same_queries_for_few_and_many_results(claim, django_assert_max_num_queries):
    person = checker()
    claim = select_claim(claim=claim, actor=person)
    client = logged_in(person)
    found(claim, "gdelt", Candidate("One", url=f"{PAGE}/1", fingerprint=sketch(STORY)))
    client.get(claim_address(claim))
    with django_assert_max_num_queries(60) as few:
        client.get(claim_address(claim) + "?part=panel")
    for provider in ("searxng", "library", "crossref"):
        many = [Candidate(f"Page {n}", url=f"{PAGE}/{provider}/{n}", fingerprint=sketch(STORY)) for n in range(20)]
        found(claim, provider, *many)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(claim_address(claim) + "?part=panel")
