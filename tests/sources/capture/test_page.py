"""A captured page holds what was answered, byte by byte, and the words in it."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from factcheck.outbound import OutboundFailed, OutboundRefused
from sources.capture.document import DocumentRefused
from sources.capture.page import capture_url
from tests.servers.internet import PUBLIC, Internet
from tests.servers.loopback import answer, serving
from tests.sources.capture import documents
from tests.sources.capture.documents import WORDS

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>The vote</title>
<link rel="canonical" href="https://example.org/the-vote">
<meta property="article:published_time" content="2025-12-02"></head><body><p>{WORDS}</p></body></html>"""


def _capture(body, content_type="text/html; charset=utf-8", url="http://example.org/vote", **answering):
    headers = {"Content-Type": content_type} if content_type else {}
    with serving(lambda connection, path: answer(connection, body, headers=headers, **answering)) as server:
        return capture_url(url, policy=Internet(server.port).policy())


def test_a_page_is_captured():
    before = dt.datetime.now(dt.UTC)
    page = _capture(PAGE.encode())
    assert (page.url, page.final_url) == ("http://example.org/vote", "http://example.org/vote")
    assert page.canonical_url == "https://example.org/the-vote"
    assert (page.http_status, page.media_type, page.address) == (200, "text/html", PUBLIC)
    assert page.bytes == PAGE.encode()
    assert page.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert (page.text, page.title, page.language) == (WORDS, "The vote", "en")
    assert page.published_on == dt.date(2025, 12, 2)
    assert before <= page.captured_at <= dt.datetime.now(dt.UTC)


def test_the_charset_of_the_server_is_used():
    page = _capture("<p>Владимир сказал</p>".encode("cp1251"), "text/html; charset=windows-1251")
    assert page.text == "Владимир сказал"


@pytest.mark.parametrize(
    ("body", "content_type", "source_format"),
    [
        (WORDS.encode(), "text/plain; charset=utf-8", "text"),
        (WORDS.encode(), "", "text"),
        (documents.pdf(WORDS), "application/pdf", "pdf"),
        (documents.pdf(WORDS), "text/html", "pdf"),
        (documents.word(WORDS), "application/octet-stream", "docx"),
        (WORDS.encode(), "text/markdown", "markdown"),
    ],
)
def test_other_formats_are_known_by_their_bytes(body, content_type, source_format):
    page = _capture(body, content_type)
    assert (page.source_format, page.text) == (source_format, WORDS)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "text/html"),
        (b'{"a": 1}', "application/json"),
        (b"\x7fELF" + bytes(100), "text/plain"),
        (b"", "text/html"),
        (b"<html><script>render()</script></html>", "text/html"),
    ],
)
def test_what_holds_no_text_is_refused(body, content_type):
    with pytest.raises(DocumentRefused):
        _capture(body, content_type)


def test_error_pages_are_failures_not_pages():
    with pytest.raises(OutboundFailed) as failed:
        _capture(PAGE.encode(), status=404)
    assert failed.value.http_status == 404


def test_redirect_to_a_private_address_is_refused():
    with (
        serving(lambda c, path: answer(c, status=302, headers={"Location": "http://192.168.1.1/"})) as server,
        pytest.raises(OutboundRefused, match=r"192\.168\.1\.1"),
    ):
        capture_url("http://example.org/", policy=Internet(server.port).policy())


def test_an_address_too_long_to_be_stored_is_refused():
    with pytest.raises(OutboundRefused, match="longer than 2000"):
        _capture(PAGE.encode(), url="http://example.org/" + "a" * 2000)
