"""Every supported format yields its words; every broken or hostile file a clear refusal."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time

import pytest

from sources.capture.document import DocumentRefused, ReadLimits
from sources.capture.read import read_document
from tests.sources.capture import documents
from tests.sources.capture.documents import WORDS

HTML = """<!DOCTYPE html><html lang="en-GB"><head><title>The vote | The Echo</title>
<meta property="og:site_name" content="The Echo"><meta name="author" content="Jane Doe">
<script>alert("head")</script><style>p { color: red }</style></head>
<body><nav>Home About</nav><article><h1>The vote</h1><p>%s</p><p>Second&nbsp;paragraph &amp; <b>more</b>,<br>on two
lines.</p><script>alert("body")</script><p onclick="alert(1)">Third.</p></article></body></html>"""


def test_plain_text():
    document = read_document("article.TXT", f"{WORDS}\r\n\r\nMore.\n".encode())
    assert document.text == f"{WORDS}\n\nMore."
    assert (document.media_type, document.source_format, document.title) == ("text/plain", "text", "")
    assert document.published_on is None


def test_html_yields_words_and_metadata_but_no_script():
    document = read_document("page.html", (HTML % WORDS).encode())
    assert document.text == f"The vote\n\n{WORDS}\n\nSecond\u00a0paragraph & more,\non two lines.\n\nThird."
    assert (document.title, document.author, document.publisher) == ("The vote", "Jane Doe", "The Echo")
    assert (document.language, document.media_type, document.published_on) == ("en", "text/html", None)


def test_long_html_keeps_its_paragraphs_and_drops_what_is_around():
    paragraphs = [f"Paragraph {i}. {WORDS}" for i in range(30)]
    page = HTML % "</p><p>".join(paragraphs)
    page = page.replace("</article>", "</article><footer>Imprint and cookies</footer>")
    text = read_document("page.htm", page.encode()).text
    assert [paragraph for paragraph in text.split("\n\n") if paragraph.startswith("Paragraph")] == paragraphs
    assert "Imprint" not in text
    assert "alert" not in text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (b"just words, no tags", "just words, no tags"),
        (b"<p>unclosed <b>tags <p>everywhere", "unclosed tags\n\neverywhere"),
        (b"<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"),
        (b"<p>a<!-- hidden -->b<?pi?>c</p>", "abc"),
        (b"<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\n\nc\td"),
        ('<meta charset="windows-1252"><p>“é”</p>'.encode("cp1252"), "“é”"),
        ("<p>“é”</p>".encode("cp1252"), "“é”"),
        ("<p>“é”</p>".encode("utf-16"), "“é”"),
        (b"<p>lone &#xD800; nul &#0; bell &#7; end</p>", None),
        (b"<svg><script>x</script></svg><p>words</p>", "words"),
        (b'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>x</p></html>', "x"),
    ],
)
def test_small_and_broken_html(page, text):
    read = read_document("page.html", page).text
    if text is None:
        assert read.startswith("lone")
        read.encode("utf-8")
        assert "\0" not in read
    else:
        assert read == text


def test_markdown_keeps_paragraphs_and_drops_markup():
    source = (
        "---\nlayout: post\ndraft: true\n---\n# The *vote*\n\n"
        "Some **bold** words\nand a [link](https://example.org).  \n"
        "After a break. ![A picture](x.png) `code` ~~gone~~ &amp; \\*stars\\*\n\n- first\n- second\n\n"
        "> “Quoted,” she said.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "<div>html <b>words</b><script>alert(1)</script></div>\n\n"
        "    indented\n\n```python\nfenced\n```\n\nLast.<br>\n"
    )
    document = read_document("notes.md", source.encode())
    assert document.title == "The vote"
    assert document.text.split("\n\n") == [
        "The vote",
        "Some bold words and a link.\nAfter a break. A picture code gone & *stars*",
        "first",
        "second",
        "“Quoted,” she said.",
        "a\tb",
        "1\t2",
        "html words",
        "indented",
        "fenced",
        "Last.",
    ]


def test_word_document():
    data = documents.word(WORDS, "Second paragraph.", title="The vote", author="Jane Doe", language="en-GB")
    document = read_document("article.docx", data)
    assert document.text == f"{WORDS}\n\nSecond paragraph."
    assert (document.title, document.author, document.language) == ("The vote", "Jane Doe", "en")
    assert document.published_on is None  # the file's dates say nothing about publication


def test_a_language_that_is_none_is_dropped():
    assert read_document("a.docx", documents.word(WORDS, language="Klingon (Qo'noS)")).language == ""


def test_word_text_is_what_stands_after_accepting_all_changes():
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('He said ')}<w:del><w:r><w:delText>nothing</w:delText></w:r></w:del>"
        f"<w:ins>{run.format('something')}</w:ins><w:moveFrom>{run.format(' old')}</w:moveFrom>{run.format(' today.')}"
        "<w:r><w:tab/><w:t>tab</w:t><w:br/><w:t>line</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run.format('In a control.')}</w:p></w:sdtContent></w:sdt>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val='999999999'/>"
        "</w:tcPr><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        f"<w:p>{run.format('Anchor.')}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{run.format('Boxed.')}"
        f"</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p>{run.format('Boxed.')}</w:p></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    text = read_document("changed.docx", documents.word_with_body(body)).text
    assert text == "He said something today.\ttab\nline\n\nIn a control.\n\na\tb\n\nAnchor.\n\nBoxed."


def test_pdf():
    page = "The vote\nThe council had voted on the new bridge after many long hours of debate, and the may-\nor said:"
    page += " “We are ready to go on,” on Thursday after the council had voted on it.\nIt was late.\nThe next"
    page += " session is planned for a day in the spring of the year, as everybody in town knows\nby now."
    document = read_document("report.pdf", documents.pdf(page, "Page two has words too.", title="Report"))
    assert document.title == "Report"
    assert document.text.split("\n\n") == [
        "The vote",
        "The council had voted on the new bridge after many long hours of debate, and the mayor said: “We are ready "
        "to go on,” on Thursday after the council had voted on it. It was late.",
        "The next session is planned for a day in the spring of the year, as everybody in town knows by now.",
        "Page two has words too.",
    ]
    assert document.published_on is None


REFUSED = {
    "empty text": ("a.txt", b"", "empty"),
    "blank text": ("a.txt", b" \n\t\r\n", "empty"),
    "blank page": ("a.html", b"<html><body><script>x</script></body></html>", "empty"),
    "blank word": ("a.docx", documents.word(), "empty"),
    "blank markdown": ("a.md", b"<!-- nothing -->\n", "empty"),
    "no extension": ("a", b"words", "unsupported-type"),
    "other extension": ("a.exe", b"words", "unsupported-type"),
    "old word": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported-type"),
    "binary as text": ("a.txt", b"\x7fELF\x02\x01" + bytes(500), "not-what-its-name-says"),
    "picture as markdown": ("a.md", b"\x89PNG\r\n\x1a\n" + bytes(50), "not-what-its-name-says"),
    "pdf as page": ("a.html", documents.pdf(WORDS), "not-what-its-name-says"),
    "text as pdf": ("a.pdf", WORDS.encode(), "not-what-its-name-says"),
    "text as word": ("a.docx", WORDS.encode(), "not-what-its-name-says"),
    "pdf as word": ("a.docx", documents.pdf(WORDS), "not-what-its-name-says"),
    "other archive": ("a.docx", documents.archive({"x.txt": b"words"}), "unreadable"),
    "truncated word": ("a.docx", documents.word(WORDS)[:2000], "unreadable"),
    "word with broken xml": ("a.docx", documents.word_with_body("<w:p><w:r>"), "unreadable"),
    "word bomb": ("a.docx", documents.word_bomb(), "too-large"),
    "many members": ("a.docx", documents.archive({f"word/{i}": b"" for i in range(3000)}), "too-large"),
    "scanned pdf": ("a.pdf", documents.pdf(), "no-text"),
    "scanned pdf with page numbers": ("a.pdf", documents.pdf("1", "2", "- 3 -"), "no-text"),
    "encrypted pdf": ("a.pdf", documents.pdf(WORDS, encrypted=True), "encrypted"),
    "truncated pdf": ("a.pdf", documents.pdf(WORDS)[:60], "unreadable"),
    "garbage pdf": ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 8, "unreadable"),
}


@pytest.mark.parametrize(("name", "data", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(name, data, code):
    with pytest.raises(DocumentRefused) as refused:
        read_document(name, data)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")
    assert refused.value.status == 400


def test_scanned_pdf_is_told_what_to_do():
    with pytest.raises(DocumentRefused, match="OCR"):
        read_document("scan.pdf", documents.pdf())


def test_oversized_file_and_oversized_text():
    with pytest.raises(DocumentRefused, match="at most") as refused:
        read_document("a.txt", b"word " * 1_000_000)  # 5 MB
    assert refused.value.code == "too-large"
    with pytest.raises(DocumentRefused, match="at most"):
        read_document("a.pdf", documents.pdf(WORDS), limits=ReadLimits(max_bytes=100))


def test_metadata_is_bounded_and_on_one_line():
    page = f"<title>{'Long &#10; title ' * 500}</title><meta name=author content='{'Name ' * 500}'><p>{WORDS}</p>"
    document = read_document("a.html", page.encode())
    assert len(document.title) <= 300
    assert len(document.author) <= 200
    assert "\n" not in document.title


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<div>" * 100_000 + b"words", id="deep"),
        pytest.param(b"<p>" * 200_000 + b"words", id="many"),
        pytest.param(b"<a b='" * 100_000 + b"words", id="attributes"),
        pytest.param(b"<!--" * 200_000 + b"words", id="comments"),
        pytest.param(b"<table><tr><td>" * 50_000 + b"words", id="tables"),
        pytest.param(b"<meta charset=" * 50_000 + b"words", id="meta"),
    ],
)
def test_adversarial_html_ends_in_time(data):
    _assert_ends("a.html", data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[" * 300_000, id="brackets"),
        pytest.param(b"> " * 200_000 + b"x", id="quotes"),
        pytest.param(b"*a_ " * 100_000, id="emphasis"),
        pytest.param(b"`" + b"`a" * 200_000, id="backticks"),
        pytest.param(b"---\n" + b"a: b\n" * 100_000, id="front-matter"),
    ],
)
def test_adversarial_markdown_ends_in_time(data):
    _assert_ends("a.md", data)


def _assert_ends(name, data):
    began = time.monotonic()
    with contextlib.suppress(DocumentRefused):  # too slow is an answer; hanging is none
        read_document(name, data, limits=ReadLimits(seconds=2))
    assert time.monotonic() - began < 4


def test_a_parser_that_takes_too_long_is_killed():
    began = time.monotonic()
    with pytest.raises(DocumentRefused) as refused:
        read_document("a.pdf", documents.pdf(*[WORDS] * 500), limits=ReadLimits(seconds=0.05))
    assert refused.value.code == "too-slow"
    assert time.monotonic() - began < 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces a limit on address space")
def test_a_parser_that_takes_too_much_memory_is_stopped():
    with pytest.raises(DocumentRefused) as refused:
        read_document("a.html", b"<p>x</p>" * 500_000, limits=ReadLimits(memory_bytes=150_000_000))
    assert refused.value.code == "unreadable"


def test_documents_are_read_from_several_threads_at_once():
    texts = []

    def read(number):
        texts.append(read_document("a.md", f"# Number {number}".encode()).text)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(texts) == [f"Number {number}" for number in range(4)]


def test_the_parser_sees_no_secret(monkeypatch):
    from sources.capture import confined

    seen = {}
    popen = subprocess.Popen

    def spying(*args, **options):
        seen.update(options["env"])
        return popen(*args, **options)

    monkeypatch.setattr(confined.subprocess, "Popen", spying)
    read_document("a.md", b"words")
    assert set(seen) == {"PYTHONPATH", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE"}


def test_capture_is_pure():
    code = (
        "import sources.capture.page, sources.capture.worker, sources.capture.parsers.html, "
        "sources.capture.parsers.pdf, sources.capture.parsers.docx, sources.capture.parsers.markdown, sys; "
        "sys.exit('django' in sys.modules or 'celery' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
