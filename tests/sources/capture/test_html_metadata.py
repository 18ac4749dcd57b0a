"""A publication date is one that the page states; nothing is completed, guessed or taken from today."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from sources.capture.parsers.html import parse_html
from sources.capture.parsers.html_metadata import canonical_url, language, parse_day, published_on

DAY = dt.date(2025, 12, 2)


def _meta(name, content, attribute="property"):
    return f'<meta {attribute}="{name}" content="{content}">'


def _linked(content):
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


def _date_of(head, body="<p>x</p>"):
    return published_on(parse_html(f"<html><head>{head}</head><body>{body}</body></html>"))


STATED = {
    "open graph": _meta("article:published_time", "2025-12-02T23:30:00-05:00"),
    "dublin core": _meta("DC.date.issued", "2025-12-02", "name"),
    "highwire": _meta("citation_publication_date", "2025/12/02", "name"),
    "date": _meta("date", "December 2, 2025", "name"),
    "british": _meta("pubdate", "2 December 2025", "name"),
    "rfc 5322": _meta("pubdate", "Tue, 02 Dec 2025 10:00:00 +0000", "name"),
    "compact": _meta("parsely-pub-date", "20251202", "name"),
    "microdata": _meta("datePublished", "2025-12-02", "itemprop"),
    "linked data": _linked({"@type": "NewsArticle", "datePublished": "2025-12-02T01:00:00Z"}),
    "graph": _linked({"@graph": [{"@type": "Person"}, {"@type": ["NewsArticle"], "datePublished": "2025-12-02"}]}),
    "list": _linked([{"@type": "BlogPosting", "datePublished": "2025-12-02"}]),
    "first usable": _meta("article:published_time", "soon") + _meta("date", "2025-12-02", "name"),
    "published not modified": _meta("article:modified_time", "2025-12-05") + _meta("date", "2025-12-02", "name"),
}


@pytest.mark.parametrize("head", STATED.values(), ids=STATED.keys())
def test_stated_date(head):
    assert _date_of(head) == DAY


@pytest.mark.parametrize("mark", ['itemprop="datePublished"', "pubdate"])
def test_marked_time_element(mark):
    assert _date_of("", f'<time {mark} datetime="2025-12-02T10:00">yesterday</time>') == DAY


NOT_STATED = {
    "nothing": "",
    "month only": _meta("article:published_time", "2025-12"),
    "year only": _meta("date", "2025", "name"),
    "modified": _meta("article:modified_time", "2025-12-02") + _meta("og:updated_time", "2025-12-02"),
    "last modified header": '<meta http-equiv="last-modified" content="Tue, 02 Dec 2025 10:00:00 GMT">',
    "in a title": "<title>What happened on 2 December 2025</title>",
    "in a description": _meta("description", "On 2025-12-02 it was", "name"),
    "in the canonical address": '<link rel="canonical" href="https://example.org/2025/12/02/x">',
    "future": _meta("date", "2999-01-01", "name"),
    "before newspapers": _meta("date", "0001-01-01", "name"),
    "impossible": _meta("date", "2025-02-30", "name"),
    "other things' dates": _linked({"@type": "Event", "datePublished": "2025-12-02"}),
    "linked articles": _linked({"@type": "ItemList", "itemListElement": [{"datePublished": "2025-12-02"}]}),
    "birthday": _linked({"@type": "NewsArticle", "author": {"birthDate": "1960-02-03"}}),
    "not a string": _linked({"@type": "NewsArticle", "datePublished": ["2025-12-02"]}),
    "broken json": '<script type="application/ld+json">{"datePublished":</script>',
    "deep json": f'<script type="application/ld+json">{"[" * 50_000}</script>',
    "long": _meta("date", "2" * 100_000, "name"),
}


@pytest.mark.parametrize("head", NOT_STATED.values(), ids=NOT_STATED.keys())
def test_no_date_is_made_up(head):
    assert _date_of(head, "<time datetime='2025-12-02'>2 December 2025</time> <p>2 December 2025</p>") is None


def test_a_day_is_the_one_written_whatever_the_zone():
    assert parse_day("2025-12-02T23:59:59-12:00") == DAY
    assert parse_day("2025-12-02T00:00:00+14:00") == DAY


@pytest.mark.parametrize(("lang", "primary"), [("en-GB", "en"), ("DE", "de"), ("pt_BR", "pt"), ("", ""), ("x!", "")])
def test_language(lang, primary):
    assert language(parse_html(f'<html lang="{lang}"><p>x</p></html>')) == primary


def _canonical(stated):
    return canonical_url(parse_html(f"<link rel='stylesheet' href='/a'><link rel='canonical' href='{stated}'><p>x</p>"))


@pytest.mark.parametrize(
    "stated",
    ["", "javascript:alert(1)", "/a", "https://", "https://u:p@example.org/", "http://[", "http://a/" + "b" * 2000],
)
def test_unusable_canonical_urls_are_dropped(stated):
    assert _canonical(stated) == ""


def test_canonical_url_is_kept_as_stated():
    assert _canonical("https://example.org/a?b=ä") == "https://example.org/a?b=ä"
    assert canonical_url(parse_html("<p>none stated</p>")) == ""
