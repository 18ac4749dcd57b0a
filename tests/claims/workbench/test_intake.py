"""The intake form: every way in, and every bad input answered with a sentence, never a 500."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims.models import Article
from factcheck.outbound_types import Response
from tests.claims.workbench.desk import article_address, logged_in
from tests.factories import checker, make_article

pytestmark = pytest.mark.django_db

ADD = "admin:claims_article_add"
TEXT = "The mayor said: “We will rebuild the bridge.”"


def send(**data: object):
    return logged_in(checker()).post(reverse(ADD), {"way": "text", "text": "", "title": ""} | data)


def upload(name: str, content: bytes, **data: object):
    return send(way="file", file=SimpleUploadedFile(name, content), **data)


def test_pasted_text_becomes_an_article_and_leads_to_its_workbench():
    answer = send(text=TEXT, title="The bridge", publisher="The Wire", published_on="2025-12-03")
    article = Article.objects.get()
    assert answer["Location"] == article_address(article.pk)
    assert (article.title, article.publisher, article.published_on) == ("The bridge", "The Wire", dt.date(2025, 12, 3))
    assert article.current_version.text == TEXT


def test_without_a_date_it_asks_and_keeps_what_was_typed():
    answer = send(text=TEXT, title="The bridge", publisher="The Wire")
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "When was it published?" in html
    assert 'value="The bridge"' in html
    assert TEXT in html
    assert not Article.objects.exists()
    assert send(text=TEXT, undated="on").status_code == 302
    assert Article.objects.get().published_on is None


def test_the_same_text_leads_to_the_article_that_is_there():
    article = make_article(text=TEXT)
    client = logged_in(checker())
    answer = client.post(reverse(ADD), {"way": "text", "text": TEXT, "published_on": "2025-12-03"}, follow=True)
    assert answer.redirect_chain[-1][0] == article_address(article.pk)
    assert "already there" in answer.content.decode()
    assert Article.objects.count() == 1


def test_an_upload_without_a_date_is_read_once_and_shown_for_the_date():
    html = upload(
        "bridge.html", b"<html><head><title>The bridge</title></head><body><p>We rebuild it.</p></body></html>"
    )
    shown = html.content.decode()
    assert html.status_code == 400
    assert "We rebuild it." in shown
    assert 'name="source_format" value="html"' in shown
    answer = send(text="We rebuild it.", source_format="html", published_on="2025-12-03", title="The bridge")
    assert answer.status_code == 302
    assert Article.objects.get().current_version.source_format == "html"


def test_text_files_and_markdown_are_read():
    assert upload("a.txt", "Zażółć gęślą jaźń.".encode(), published_on="2025-12-03").status_code == 302
    assert upload("b.md", b"# Title\n\nThe bridge opens.", published_on="2025-12-03").status_code == 302
    assert Article.objects.count() == 2


def _broken_docx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<not xml")
        archive.writestr("[Content_Types].xml", "<Types/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("spaces.txt", b" \n\n ", "empty"),
        ("binary.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4, ""),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "not a text"),
        ("broken.docx", _broken_docx(), ""),
        ("broken.pdf", b"%PDF-1.7 nothing else", ""),
        ("tool.exe", b"MZ", "Only .txt"),
        ("long.txt", b"word " * 1_000_000, ""),
    ],
)
def test_bad_uploads_get_a_sentence_and_nothing_is_stored(name, content, says):
    answer = upload(name, content, title="Kept title", published_on="2025-12-03")
    html = answer.content.decode()
    assert answer.status_code == 400
    assert 'role="alert"' in html
    assert says in html
    assert 'value="Kept title"' in html
    assert not Article.objects.exists()


def test_a_file_over_the_limit_is_refused_before_it_is_read(settings):
    settings.MAX_UPLOAD_BYTES = 1000
    answer = upload("a.txt", b"word " * 300, published_on="2025-12-03")
    assert answer.status_code == 400
    assert "Paste the article" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"text": ""}, "There is no text"),
        ({"text": " \r\n "}, "There is no text"),
        ({"text": "x" * 5_000_000}, "at most"),
        ({"text": TEXT, "published_on": "2999-01-01"}, "cannot be the publication date"),
        ({"text": TEXT, "published_on": "yesterday"}, "Give a day"),
        ({"way": "file"}, "Choose the file"),
        ({"way": "url"}, "Give the address"),
        ({"way": "url", "url": "http://127.0.0.1/"}, ""),
        ({"way": "url", "url": "http://169.254.169.254/latest/"}, ""),
        ({"way": "url", "url": "ftp://example.org/"}, ""),
        ({"way": "url", "url": "not an address"}, ""),
        ({"way": "carrier pigeon", "text": TEXT}, "cannot be read"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_stored(data, says):
    answer = send(**({"published_on": "2025-12-03", "title": "Kept title"} | data))
    html = answer.content.decode()
    assert answer.status_code == 400
    assert says in html
    assert 'value="Kept title"' in html
    assert not Article.objects.exists()


def test_nul_and_line_ends_are_normalised_and_other_languages_taken():
    assert send(text="Sagte er:\r\n„Ja\x00, klar.", published_on="2025-12-03").status_code == 302
    assert Article.objects.get().current_version.text == "Sagte er:\n„Ja\N{REPLACEMENT CHARACTER}, klar."


def test_three_thousand_quotations_are_taken_in():
    answer = send(text="He said: “Yes.” " * 3000 + "“unbalanced", published_on="2025-12-03")
    assert answer.status_code == 302


def _page(url: str, html: bytes) -> Response:
    return Response(
        url=url,
        final_url=url,
        status=200,
        headers={},
        body=html,
        media_type="text/html",
        charset="utf-8",
        redirects=(),
        address="192.0.2.1",
        fetched_at=dt.datetime(2025, 12, 3, tzinfo=dt.UTC),
    )


def test_a_fetched_page_brings_its_date_and_address(monkeypatch):
    paragraphs = "".join(f"<p>The mayor said on day {n} that the bridge will be rebuilt by May.</p>" for n in range(9))
    html = (
        '<html><head><title>The bridge</title><meta property="article:published_time" content="2025-12-02T10:00:00Z">'
        f"</head><body><article><h1>The bridge</h1>{paragraphs}</article></body></html>"
    )
    monkeypatch.setattr("sources.capture.page.fetch", lambda url, **_: _page(url, html.encode()))
    answer = send(way="url", url="https://news.example.org/bridge")
    assert answer.status_code == 302
    article = Article.objects.get()
    assert article.published_on == dt.date(2025, 12, 2)
    assert article.url == "https://news.example.org/bridge"
    assert article.current_version.source_format == "url"


def test_a_fetched_page_without_a_date_is_shown_for_the_date_and_not_fetched_again(monkeypatch):
    html = (
        "<html><body><article>"
        + "<p>The bridge will be rebuilt by May, the mayor said.</p>" * 9
        + "</article></body></html>"
    )
    monkeypatch.setattr("sources.capture.page.fetch", lambda url, **_: _page(url, html.encode()))
    answer = send(way="url", url="https://news.example.org/undated")
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert 'name="source_url" value="https://news.example.org/undated"' in shown
    assert 'name="source_format" value="url"' in shown
    assert "rebuilt by May" in shown
