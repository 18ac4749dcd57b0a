"""Whatever an editor pastes into a rationale, readers get text."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.publishing.markdown import TAGS, render_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<style>body{display:none}</style>",
    "<iframe src=//evil.example></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![x](https://evil.example/pixel.gif)",
    "![x](x' onerror='alert(1))",
    '[x](https://a.example "t\' onmouseover=alert(1)")',
    '```html"><script>alert(1)</script>\nx\n```',
    "`<script>`",
    "# <b onclick=alert(1)>",
    "| <script> |\n|:-:|\n| x |",
    "<!-- --><script>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)</script>",
]
PIECES = [*HOSTILE, "**", "_", "`", "\n", "\n\n", "> ", "- ", "1. ", "[", "](", ")", "<", ">", '"', "'", "|", "#", "\\"]
ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}}


def assert_inert(html: str) -> None:
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in tree.iterdescendants():
        assert element.tag in TAGS, f"element {element.tag!r} in {html!r}"
        assert set(element.attrib) <= ATTRIBUTES.get(element.tag, set()), f"attributes in {html!r}"
        if element.tag == "a" and "href" in element.attrib:
            assert urlsplit(element.attrib["href"]).scheme in ("", "http", "https", "mailto"), html
            assert element.attrib["rel"] == "nofollow noopener"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_is_inert(text: str) -> None:
    assert_inert(render_markdown(text))


@settings(max_examples=600, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map("".join))
@example("[a](<javascript:alert(1)>)")
def test_no_combination_is_active(text: str) -> None:
    assert_inert(render_markdown(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>\n"),
        ("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>\n"),
        ("[a](https://a.example/)", '<p><a href="https://a.example/" rel="nofollow noopener">a</a></p>\n'),
        ("3. third", '<ol start="3">\n<li>third</li>\n</ol>\n'),
        ("", ""),
    ],
)
def test_what_editors_use_works(text: str, html: str) -> None:
    assert render_markdown(text) == html


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n## b\n### c", [3, 4, 5]),
        ("## a\n## b", [3, 3]),
        ("# a\n#### b\n## c\n# d", [3, 4, 4, 3]),
        ("###### a", [3]),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", [3, 4, 5, 6, 6, 6]),
    ],
)
def test_headings_start_at_three_and_skip_none(text: str, levels: list[int]) -> None:
    tree = lxml.html.fragment_fromstring(render_markdown(text), create_parent="div")
    assert [int(element.tag[1]) for element in tree] == levels


@pytest.mark.parametrize(
    "piece", ["[", "*a_ ", "> ", "`", "<", "[a](", "|a", "![[", "#\n", "a\n", "~", "- ", "&", "[a]: b\n", "**a "]
)
def test_the_longest_rationale_renders_in_time(piece: str) -> None:
    """50,000 characters is the longest that a draft may have."""
    text = piece * (50_000 // len(piece))
    started = time.process_time()
    render_markdown(text)
    assert time.process_time() - started < 5, "rendering must stay near-linear"
