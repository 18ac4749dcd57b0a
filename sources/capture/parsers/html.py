"""Web pages: the article's words without navigation and scripts, and what the page's metadata states."""

from __future__ import annotations

import re
from dataclasses import replace

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Document, use_config

from sources.capture.blocks import block_text
from sources.capture.document import ReadDocument
from sources.capture.parsers.html_metadata import canonical_url, language, published_on
from sources.capture.text import text_encoding

# Below this many characters, what looks like the article may be a teaser or one box of a small page.
SHORT_ARTICLE = 400
_NAMES_AROUND = "nav header footer aside form script style noscript template head title svg"
_AROUND_ARTICLE = frozenset(_NAMES_AROUND.split())
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-zA-Z0-9_:.-]{1,40})""", re.I)
_NO_DATE_SEARCH = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def read(data: bytes, *, charset: str = "", url: str = "") -> ReadDocument:
    """Read a page; ``charset`` is what its server named, ``url`` where it was found; "" for an upload."""
    tree = parse_html(decode_html(data, charset))
    if tree is None:
        return ReadDocument("", "text/html", "html")
    plain = block_text(tree, silent=_AROUND_ARTICLE)
    # Its date is not used: it completes "2025-12" with today's day and takes the date of the last change.
    stated = trafilatura.extract_metadata(tree, default_url=url or None, date_config=_NO_DATE_SEARCH, extensive=False)
    result = ReadDocument(
        text=plain,
        media_type="text/html",
        source_format="html",
        title=stated.title or "",
        author=stated.author or "",
        publisher=stated.sitename or "",
        published_on=published_on(tree),
        canonical_url=canonical_url(tree),
        language=language(tree),
    )
    article = _article_text(tree)
    return result if len(article) < min(SHORT_ARTICLE, len(plain)) else replace(result, text=article)


def _article_text(tree: HtmlElement) -> str:
    """What trafilatura takes for the article, in paragraphs; "" when it finds none. Changes ``tree``."""
    config = use_config()
    # Its default takes pages under 250 characters for failures and returns their words without paragraphs.
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    found = trafilatura.bare_extraction(tree, include_comments=False, config=config)
    if not isinstance(found, Document) or found.body is None:
        return ""
    return block_text(found.body, silent=frozenset())


def decode_html(data: bytes, charset: str = "") -> str:
    """WHATWG's order: byte-order mark, the server's charset, ``<meta charset>``; then UTF-8, then
    Windows-1252.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    named = text_encoding(charset) if charset else ""
    if not named and (meta := _META_CHARSET.search(data, 0, 4096)):
        named = text_encoding(meta.group(1).decode("ascii"))
        if named.startswith(("utf-16", "utf-32")):  # then the element could not have been read
            named = ""
    if named:
        return data.decode(named, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def parse_html(markup: str) -> HtmlElement | None:
    """The document's tree, or None when nothing stands in it. An XML declaration's encoding is not believed."""
    parser = HTMLParser(encoding="utf-8", no_network=True)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def words_of(markup: str) -> str:
    """The words of a fragment of HTML, scripts left out; "" when there are none."""
    tree = parse_html(markup)
    return "" if tree is None else block_text(tree)
