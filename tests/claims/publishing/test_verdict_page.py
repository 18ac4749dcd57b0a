"""What a reader finds at a verdict's address, and what never shows there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from claims.actions.evidence import attach_evidence, withdraw_evidence
from claims.actions.intake import add_version
from claims.actions.publication import publish_verdict, retract_verdict
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.models import Claim, ClaimLookup, Evidence, Rating
from claims.publishing.verdict_page import load_verdict_page
from sources.models import Lookup
from tests.claims.publishing.pages import (
    get,
    main,
    mark_up,
    published,
    reopened,
    republished,
    verdict_path,
    words,
)
from tests.factories import (
    checker,
    make_article,
    make_finding,
    make_snapshot,
    published_claim,
    publisher,
    researched_claim,
)

pytestmark = pytest.mark.django_db


def test_the_page_says_what_readers_need(client, settings) -> None:
    settings.CONTACT_EMAIL = "desk@example.org"
    author, reviewer = checker(byline="Miriam Okafor"), publisher(byline="Jonas Weidlich")
    article = make_article(
        author, url="https://news.example.org/bridge", publisher="Harbour Courier", published_on=date(2025, 12, 3)
    )
    claim = published_claim(author, reviewer, article=article, words="“We will rebuild the bridge by May,”")
    page = get(client, verdict_path(claim))
    [heading] = page.xpath("//h1")
    assert words(heading) == "No: the minutes say June, not May"
    [box] = page.find_class("claim-box")
    assert words(box.find(".//mark")) == "“We will rebuild the bridge by May,”"
    assert words(box.find("blockquote")).endswith("by May,” said Mayor Ada Lind on Tuesday.")
    for expected in ("Ada Lind", "3 December 2025", "Harbour Courier", "The bridge"):
        assert expected in words(box)
    assert box.xpath('.//a[@href="https://news.example.org/bridge"]')
    [rating] = page.find_class("rating-box")
    assert "False" in words(rating)
    assert "The claim is not accurate." in words(rating)
    assert rating.xpath('.//a[@href="/ratings/standard/1/"]')
    [summary] = page.find_class("summary")
    assert [(words(pair.find("dt")), words(pair.find("dd"))) for pair in summary] == [
        ("What was claimed", "The mayor promised the bridge by May."),
        ("What we found", "The council's minutes record June."),
    ]
    [byline] = page.find_class("byline")
    assert "By Miriam Okafor" in words(byline)
    assert "Approved by Jonas Weidlich" in words(byline)
    assert byline.xpath(".//time/@datetime")
    [source] = page.find_class("source")
    snapshot = claim.evidence.get().snapshot
    for expected in (
        snapshot.title,
        snapshot.publisher,
        "20 November 2025",
        "Primary source",
        "Refutes the claim",
        snapshot.text[:40].strip(),
        "Says June.",
        snapshot.sha256,
        f"Captured {timezone.now():%-d %B %Y}",
    ):
        assert expected in words(source)
    assert source.xpath(f'.//a[@href="{snapshot.final_url}"]')
    assert page.xpath('//a[@href="#sources"]')
    assert page.xpath('//*[@id="sources"]')
    assert page.xpath("//main//strong[text()='minutes']"), "the rationale is rendered Markdown"
    [report] = page.xpath("//a[text()='Report an error' and starts-with(@href, 'mailto:')]")
    assert report.get("href").startswith("mailto:desk@example.org?subject=Error%20in%3A%20No")


def test_head_names_the_page_for_others(client) -> None:
    claim = published_claim()
    page = get(client, verdict_path(claim))
    address = f"https://factcheck.example.org{verdict_path(claim)}"
    assert page.xpath('//link[@rel="canonical"]/@href') == [address]
    for name, content in (
        ("og:url", address),
        ("og:type", "article"),
        ("og:title", "No: the minutes say June, not May"),
        ("og:description", "The council's minutes record June."),
    ):
        assert page.xpath(f'//meta[@property="{name}"]/@content') == [content]


def test_claimreview_describes_this_page_alone(client, settings) -> None:
    settings.PUBLISHER_NAME = "Example Desk"
    article = make_article(url="https://news.example.org/bridge")
    claim = published_claim(article=article)
    [review] = mark_up(get(client, verdict_path(claim)))
    assert review["@type"] == "ClaimReview"
    assert review["url"] == f"https://factcheck.example.org{verdict_path(claim)}"
    assert review["claimReviewed"] == claim.text
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert review["author"]["name"] == "Example Desk"
    assert review["itemReviewed"]["author"]["name"] == "Ada Lind"
    assert review["itemReviewed"]["appearance"]["url"] == "https://news.example.org/bridge"


def test_unproven_has_no_number_on_the_page_or_in_the_data(client) -> None:
    author = checker()
    claim = republished(
        published_claim(author),
        rating=Rating.objects.get(scale__slug="standard", slug="unproven"),
        correction_note="Nobody knows.",
    )
    page = get(client, verdict_path(claim))
    [review] = mark_up(page)
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven"}
    assert not page.find_class("step"), "a rating outside the order has no place in it"


def test_nothing_unpublished_has_an_address(client) -> None:
    claim = researched_claim()
    assert client.get(verdict_path(claim)).status_code == 404
    assert client.get("/checks/no-such-check/").status_code == 404


def test_a_newer_draft_never_shows(client) -> None:
    author = checker()
    claim = published_claim(author)
    before = client.get(verdict_path(claim))
    claim = reopened(
        claim,
        headline="DRAFTHEADLINE",
        claimed="DRAFTCLAIMED",
        found="DRAFTFOUND",
        rationale="DRAFTRATIONALE",
        rating=Rating.objects.get(scale__slug="standard", slug="true"),
        correction_note="DRAFTNOTE",
    )
    snapshot = make_snapshot("DRAFTEVIDENCE stands here for nobody yet to see.")
    attach_evidence(claim=claim, actor=author, snapshot=snapshot, excerpt="DRAFTEVIDENCE", stance="supports")
    cited = Evidence.objects.exclude(snapshot=snapshot).get(claim=claim)
    withdraw_evidence(evidence=cited, actor=author, reason="DRAFTREASON")
    for path in (verdict_path(claim), "/", "/checks/", "/checks/?rating=false", "/corrections/", "/sitemap.xml"):
        assert b"DRAFT" not in client.get(path).content
    after = client.get(verdict_path(claim))
    assert after.content == before.content, "the published page is what was published, to the byte"
    assert "No published check" in main(get(client, "/checks/?rating=true"))


def test_a_correction_is_dated_typed_and_explained(client) -> None:
    claim = republished(
        published_claim(),
        found="The minutes say July.",
        correction_kind="correction",
        correction_note="We had written June; the minutes say July.",
    )
    page = get(client, verdict_path(claim))
    [section] = page.xpath('//section[@aria-labelledby="corrections"]')
    assert "Correction" in words(section)
    assert "We had written June; the minutes say July." in words(section)
    assert section.xpath(".//time/@datetime")
    assert "The minutes say July." in main(page)
    assert "The council's minutes record June." not in main(page)
    assert page.xpath('//*[contains(@class, "notice")]//a[@href="#corrections"]')
    [byline] = page.find_class("byline")
    assert "Updated" in words(byline)
    [review] = mark_up(page)
    assert review["dateModified"] > review["datePublished"]


def test_a_retracted_verdict_stays_with_a_notice_and_without_claimreview(client) -> None:
    claim = published_claim()
    reason = "The minutes were of another council."
    retract_verdict(claim=claim, actor=publisher(), reason=reason)
    page = get(client, verdict_path(claim))
    [notice] = page.find_class("notice-retracted")
    assert words(notice).startswith("Retracted on ")
    assert reason in words(notice)
    assert mark_up(page) == []
    [rating] = page.find_class("rating-word")
    assert words(rating).endswith("Retracted")
    assert "was rated “False”" in words(page.find_class("rating-box")[0])
    assert page.xpath('//meta[@property="og:title"]/@content')[0].startswith("Retracted: ")


def test_machine_assistance_is_disclosed_up_to_publication(client) -> None:
    author = checker()
    claim = researched_claim(author)
    now = timezone.now()
    for provider, outcome, hits in (("office_holders", "found", 3), ("wikidata", "nothing_found", 0)):
        lookup = Lookup.objects.create(
            provider=provider, query={}, query_hash=provider, outcome=outcome, hit_count=hits, finished_at=now
        )
        ClaimLookup.objects.create(claim=claim, lookup=lookup)
    claim = published(claim, author, sources=0)
    late = Lookup.objects.create(
        provider="latecomer",
        query={},
        query_hash="late",
        outcome="found",
        hit_count=9,
        finished_at=now + timedelta(days=1),
    )
    ClaimLookup.objects.create(claim=claim, lookup=late)
    [disclosure] = get(client, verdict_path(claim)).find_class("disclosure")
    text = words(disclosure)
    assert "Office holders lookup" in text
    assert "3 candidate sources" in text
    assert "Wikidata lookup" in text
    assert "nothing found" in text
    assert "Latecomer" not in text
    assert "A person at the desk marked this claim" in text
    assert f"{author.public_name} wrote the verdict" in text
    Claim.objects.filter(pk=claim.pk).update(created_by=None)
    [disclosure] = get(client, verdict_path(claim)).find_class("disclosure")
    assert "A program found this claim" in words(disclosure)


def test_a_retraction_is_newer_than_the_publication(client) -> None:
    claim = published_claim()
    retract_verdict(claim=claim, actor=publisher(), reason="Wrong council.")
    page = load_verdict_page(claim.verdict.slug)
    assert page is not None
    assert page.changed_at == page.retracted_at


@pytest.mark.parametrize("sources", [1, 12])
def test_queries_do_not_grow_with_the_sources(client, django_assert_num_queries, sources: int) -> None:
    author = checker()
    claim = published(researched_claim(author), author, sources=sources)
    path = verdict_path(claim)
    client.get("/checks/")
    with django_assert_num_queries(12):  # what the page depends on before and after, and the page
        page = get(client, path)
    assert len(page.find_class("source")) == sources + 1


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_page_can_only_be_read(client, method: str) -> None:
    assert getattr(client, method)(verdict_path(published_claim())).status_code == 405


def test_what_a_program_compared_before_publication_is_disclosed_without_what_it_saw(client) -> None:
    author, reviewer = checker(), publisher()
    claim = researched_claim(author)
    make_finding(claim, "altered", snapshot=make_snapshot())
    make_finding(claim, "verbatim", snapshot=make_snapshot())
    claim = approve_verdict(claim=submit_verdict(claim=claim, actor=author), actor=reviewer)
    claim = publish_verdict(claim=claim, actor=reviewer)
    make_finding(claim, "ended", kind="role")  # later: it had no part in the verdict
    page = get(client, verdict_path(claim))
    assert "A program compared the quoted words with 2 sources" in words(page)
    assert "who held which office" not in words(page)
    assert "Two words differ." not in words(page)


def test_the_page_names_the_version_of_the_article_that_was_checked_whatever_follows(client) -> None:
    claim = published_claim()
    day = claim.article.current_version.created_at
    said = f"Checked against the article’s version of {day.day} {day:%B %Y}"
    [box] = get(client, verdict_path(claim)).find_class("claim-box")
    assert said in words(box)
    shown = load_verdict_page(claim.verdict.slug)
    add_version(article=claim.article, actor=checker(), text="Quite another text.")
    assert load_verdict_page(claim.verdict.slug) == shown
