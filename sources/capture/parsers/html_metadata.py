"""What a page states about itself in its metadata. Nothing is guessed from its text."""

from __future__ import annotations

import datetime as dt
import email.utils
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

# In the order in which they are believed: Open Graph, Dublin Core, Highwire (Google Scholar), Parse.ly,
# Sailthru.
DATE_PROPERTIES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publication-date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)
_FORMATS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%Y%m%d")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d])")
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|WebPage")
EARLIEST_YEAR = 1600  # the first newspapers


def published_on(tree: etree._Element) -> dt.date | None:
    """The publication day that JSON-LD, a meta element or a marked ``<time>`` states, as written there.

    None when it is absent, incomplete (a month without a day), in the future or unreadable; dates of
    modification never count.
    """
    for stated in (*_linked_data_dates(tree), *_meta_dates(tree), *_time_elements(tree)):
        if day := parse_day(stated):
            return day
    return None


def parse_day(stated: str) -> dt.date | None:
    """A complete calendar day in ISO 8601, RFC 5322 or English; the day is the one written, whatever the
    zone.
    """
    stated = stated.strip()[:60]
    day = None
    if _ISO_DAY.match(stated):
        day = _or_none(lambda: dt.date.fromisoformat(stated[:10]))
    else:
        for pattern in _FORMATS:
            # A day has no zone, so that a naive datetime loses nothing.
            day = day or _or_none(lambda p=pattern: dt.datetime.strptime(stated, p).date())  # noqa: DTZ007
        day = day or _or_none(lambda: email.utils.parsedate_to_datetime(stated).date())
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)  # it is tomorrow already further east
    return day if day and day.year >= EARLIEST_YEAR and day <= tomorrow else None


def language(tree: etree._Element) -> str:
    """The primary subtag of the page's ``lang`` (RFC 5646), in lower case, or ""."""
    for attribute in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
        primary = (tree.get(attribute) or "").strip().replace("_", "-").partition("-")[0].lower()
        if re.fullmatch(r"[a-z]{2,3}", primary):
            return primary
    return ""


def canonical_url(tree: etree._Element) -> str:
    """The address in the page's ``<link rel="canonical">`` if it can be stored and linked to, else ""."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return _web_address((link.get("href") or "").strip())
    return ""


def _web_address(stated: str) -> str:
    try:
        parts = urlsplit(stated)
    except ValueError:
        return ""
    usable = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    return stated if usable and len(stated) <= 2000 and stated.isprintable() and " " not in stated else ""


def _or_none(read: Any) -> dt.date | None:
    try:
        day: dt.date = read()
    except (ValueError, TypeError, OverflowError):
        return None
    return day


def _linked_data_dates(tree: etree._Element) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _top_nodes(content):
            stated = node.get("datePublished")
            if isinstance(stated, str) and _ARTICLE_TYPES.search(str(node.get("@type", ""))):
                yield stated


def _top_nodes(content: Any) -> Iterator[dict[str, Any]]:
    """The page's own objects; those nested deeper are what it links to, with dates of their own."""
    for node in content if isinstance(content, list) else [content]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            if isinstance(graph, list):
                yield from (member for member in graph if isinstance(member, dict))


def _meta_dates(tree: etree._Element) -> Iterator[str]:
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        stated.setdefault(name.strip().lower(), meta.get("content") or "")
    yield from (stated[name] for name in DATE_PROPERTIES if name in stated)


def _time_elements(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or "pubdate" in element.attrib:
            yield element.get("datetime") or element.text or ""
