"""Versions at the workbench: the list, one as it was, what changed, and what of the claims is shown."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions.extraction import apply_extraction
from claims.actions.intake import add_version
from claims.extraction import extract
from claims.extraction.types import ClaimKind, ExtractedClaim, Extraction
from claims.models import Article, Claim, ClaimAnchor
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import checker, make_article, make_claim, published_claim

pytestmark = pytest.mark.django_db

TEXT = "The mayor <b>spoke</b>. 😀 The bridge opens in May, she said. It costs 3.5 million euros."
NEXT = TEXT.replace("in May", "in June")


def address(article: Article, name: str, *args: int) -> str:
    return reverse(f"workbench:{name}", args=[article.pk, *args])


def two_versions(person=None) -> Article:
    article = make_article(person, text=TEXT)
    add_version(article=article, actor=person or checker(), text=NEXT)
    article.refresh_from_db()
    return article


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", html)))


def test_versions_are_listed_with_who_when_and_how_much():
    ana = checker(first_name="Ana")
    html = logged_in(ana).get(address(two_versions(ana), "versions")).content.decode()
    assert html.index("Version 2") < html.index("Version 1")
    row = plain(html[html.index("Version 2") :])
    assert "Ana" in row
    assert "+1" in row
    assert "−1" in row


def test_an_older_version_stands_to_the_letter_with_the_claims_of_that_time():
    article = make_article(text=TEXT)
    gone, kept = make_claim(article, words="opens in May"), make_claim(article, words="3.5 million euros")
    add_version(article=article, actor=checker(), text=NEXT)
    client = logged_in(checker())
    html = client.get(address(article, "version", 1)).content.decode()
    inside = re.search(r'<div id="article-text"[^>]*>(.*?)</div>', html, re.S)
    assert unescape(re.sub(r"<[^>]*>", "", inside[1])) == TEXT
    assert f'data-claims="{gone.number}"' in html
    assert f'href="{claim_address(kept)}"' in html
    assert "<form" not in inside[1]
    assert f'data-claims="{gone.number}"' not in client.get(address(article, "version", 2)).content.decode()
    assert client.get(address(article, "version", 3)).status_code == 404


def test_changes_are_marked_word_by_word_and_hostile_text_is_text():
    article = two_versions()
    html = logged_in(checker()).get(address(article, "changes", 2)).content.decode()
    assert '<del><span class="visually-hidden">removed: </span>May</del>' in html
    assert '<ins><span class="visually-hidden">added: </span>June</ins>' in html
    assert "<b>spoke" not in html
    assert 'id="change-1"' in html
    client = logged_in(checker())
    add_version(article=article, actor=checker(), text=TEXT + " More.")
    assert "From version 1" in client.get(address(article, "changes", 3) + "?since=1").content.decode()
    for wrong in ("?since=3", "?since=0", "?since=%C2%B2", "?since=99999999999"):
        assert client.get(address(article, "changes", 3) + wrong).status_code in (200, 404), wrong
    assert client.get(address(article, "changes", 1)).status_code == 404


def test_the_changes_name_the_claims_that_they_touch():
    person = checker()
    claim = published_claim(person, article=make_article(person, text=TEXT), words="opens in May")
    add_version(article=claim.article, actor=person, text=NEXT)
    page = plain(logged_in(person).get(address(claim.article, "changes", 2)).content.decode())
    assert "1 lost its words: #1" in page


def test_long_stretches_without_a_change_are_folded_away():
    long = " ".join(f"Sentence number {n} says nothing new." for n in range(300))
    article = make_article(text=f"{long} It opens in May. {long}")
    add_version(article=article, actor=checker(), text=f"{long} It opens in June. {long}")
    html = logged_in(checker()).get(address(article, "changes", 2)).content.decode()
    assert html.count('<details class="fold">') == 2
    inside = re.search(r'<div class="changed-text"[^>]*>(.*?)</div>\s*</section>', html, re.S)[1]
    for n in (0, 150, 299):
        assert plain(inside).count(f"Sentence number {n} says") == 2


def found(text: str, words: str) -> ExtractedClaim:
    return ExtractedClaim(ClaimKind.STATEMENT, text.index(words), text.index(words) + len(words), words, words)


def test_claims_of_a_new_reading_are_marked_as_new_and_filtered():
    article = make_article(text=TEXT)
    apply_extraction(version=article.current_version, extraction=Extraction((found(TEXT, "It costs"),), "en"))
    add_version(article=article, actor=checker(), text=NEXT)
    article.refresh_from_db()
    reading = Extraction((found(NEXT, "It costs"), found(NEXT, "opens in June")), "en")
    apply_extraction(version=article.current_version, extraction=reading)
    client = logged_in(checker())
    page = client.get(article_address(article.pk)).content.decode()
    assert page.count("new in version 2</span>") == 2  # the summary and the one claim
    filtered = client.get(article_address(article.pk) + "?change=new").content.decode()
    assert "opens in June" in filtered
    assert 'data-claims="1"' not in filtered
    assert "new in version 2" in client.get(reverse("workbench:claim", args=[article.pk, 2])).content.decode()


def test_list_and_claim_say_which_version_they_were_checked_against():
    person = checker()
    claim = published_claim(person, article=make_article(person, text=TEXT), words="3.5 million euros")
    client = logged_in(person)
    assert "Checked against version 1, the current one" in plain(client.get(claim_address(claim)).content.decode())
    add_version(article=claim.article, actor=person, text=NEXT)
    page = plain(client.get(claim_address(claim)).content.decode())
    assert "Its words and their sentence stand unchanged in version 2" in page
    overview = plain(client.get(article_address(claim.article_id)).content.decode())
    assert "checked against version 1" in overview
    assert "1 checked against an earlier version" in overview
    add_version(article=claim.article, actor=person, text=NEXT.replace("It costs", "It never cost"))
    page = plain(client.get(claim_address(claim)).content.decode())
    assert "what changed since" in page
    touched = client.get(article_address(claim.article_id) + "?change=touched").content.decode()
    assert claim_address(claim) in touched


def _versions(count: int) -> Article:
    article = make_article(text=f"{TEXT} Once {count}.")
    make_claim(article, words="It costs")
    for n in range(count):
        add_version(article=article, actor=checker(), text=f"{NEXT} Number {n} of {count}.")
    article.refresh_from_db()
    claims = Claim.objects.bulk_create(
        Claim(article=article, number=n + 10, kind="statement", text="The", statement="x") for n in range(count * 20)
    )
    ClaimAnchor.objects.bulk_create(
        ClaimAnchor(claim=c, version=article.current_version, start=0, end=c.number % 40 + 1) for c in claims
    )
    return article


def test_more_versions_and_claims_cost_no_more_queries():
    client = logged_in(checker())
    counts = []
    for count in (1, 6):
        article = _versions(count)
        number = article.current_version.number
        pages = [address(article, "versions")] + [address(article, name, number) for name in ("version", "changes")]
        client.get(pages[0])
        for page in [*pages, article_address(article.pk)]:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            counts.append(len(queries))
    assert counts[:4] == counts[4:]
    assert max(counts[:3]) <= 15


def test_the_meter_counts_sentences_and_marks_those_asked_for():
    person, text = checker(), TEXT.replace("😀 ", "")
    article = make_article(person, text=text)
    client = logged_in(person)
    assert "sentences that can be checked" not in client.get(article_address(article.pk)).content.decode()
    reading = extract(text, None)
    assert [text[span.start : span.end] for span in reading.sentences][-1] == "It costs 3.5 million euros."
    apply_extraction(version=article.current_version, extraction=Extraction((), "en", sentences=reading.sentences))
    opened = make_claim(article, words="opens in May", actor=person)
    published_claim(person, article=article, words="3.5 million euros")
    page = client.get(article_address(article.pk)).content.decode()
    assert "1 of 2 sentences that can be checked is checked" in plain(page)
    assert '<rect class="checked" x="0.00" y="0" width="50.00"' in page
    assert "1 with nothing to check" in plain(page)
    shown = client.get(article_address(article.pk) + "?cover=open").content.decode()
    assert f'href="{claim_address(opened)}?cover=open"' in shown
    assert 'class="shaded"' in shown
    assert 'data-claims="2"' not in shown
    rest = client.get(article_address(article.pk) + "?cover=none").content.decode()
    assert "no claim stands in it" in plain(rest)
    inside = re.search(r'<div id="article-text"[^>]*>(.*?)</div>', rest, re.S)[1]
    assert unescape(re.sub(r"<[^>]*>", "", inside)) == text
