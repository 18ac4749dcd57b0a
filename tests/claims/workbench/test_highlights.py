from __future__ import annotations

import re
import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.workbench.highlights import Highlight, article_html


def mark(number: int, start: int, end: int, **fields: object) -> Highlight:
    values = {"kind": "quote", "state": "detected", "label": f"Claim {number}", "url": f"/c/{number}/"} | fields
    return Highlight(number=number, start=start, end=end, **values)


def text_content(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


TEXT = "“I 😀 will,” said Ada <b>Lind</b> & Co.\n\nThe work\ncosts 3.5 million.\n"


@given(
    st.text(alphabet="ab<&\"'“😀 \n\t", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(["quote", "date", "role"])), max_size=8),
)
def test_text_content_is_the_article_to_the_letter(text, spans):
    marks = [
        mark(number, start, end, kind=kind)
        for number, (start, end, kind) in enumerate(spans, 1)
        if start < end <= len(text)
    ]
    html = article_html(text, marks)
    assert text_content(html) == text


def test_each_claim_has_exactly_one_link_before_its_first_words():
    marks = [mark(1, 0, 11), mark(2, 3, 4, kind="date"), mark(3, 24, 48, kind="number")]
    html = article_html(TEXT, marks)
    for number in (1, 2, 3):
        assert html.count(f'id="claim-{number}"') == 1
    assert html.index('id="claim-1"') < html.index("“I ") < html.index('id="claim-2"') < html.index("😀")


def test_overlapping_claims_keep_their_own_line_throughout():
    html = article_html("abcdefghij", [mark(1, 0, 8), mark(2, 2, 10, kind="role"), mark(3, 3, 5, kind="date")])
    runs = re.findall(r'<span class="run ([^"]*)" data-claims="([^"]*)">([^<]*)</span>', html)
    assert runs == [
        ("line-1-quote", "1", "ab"),
        ("line-1-quote line-2-role", "1 2", "c"),
        ("line-1-quote line-2-role line-3-date", "3 1 2", "de"),
        ("line-1-quote line-2-role", "1 2", "fgh"),
        ("line-2-role", "2", "ij"),
    ]


def test_a_claim_across_paragraphs_is_marked_in_both_and_paragraphs_are_closed():
    text = "One two.\n\nThree four."
    html = article_html(text, [mark(1, 4, 15)])
    assert html == (
        '<p dir="auto">One <a class="claim-anchor quote detected" id="claim-1" href="/c/1/" data-number="1" '
        'aria-label="Claim 1"></a><span class="run line-1-quote" data-claims="1">two.</span></p>\n\n'
        '<p dir="auto"><span class="run line-1-quote" data-claims="1">Three</span> four.</p>'
    )


def test_lines_are_paragraphs_where_no_blank_line_is():
    assert article_html("One.\nTwo.", []) == '<p dir="auto">One.</p>\n<p dir="auto">Two.</p>'
    assert article_html("One\ntwo.\n\nThree.", []) == '<p dir="auto">One\ntwo.</p>\n\n<p dir="auto">Three.</p>'


def test_markup_in_the_article_is_text():
    html = article_html('<script>alert("x")</script>', [mark(1, 0, 8, label='"><script>')])
    assert "<script" not in html
    assert text_content(html) == '<script>alert("x")</script>'


@pytest.mark.parametrize("text", ["x\n" + " " * 1_000_000 + "x", "\n " * 500_000 + "x", "a\n\n" * 300_000])
def test_a_megabyte_of_white_space_takes_less_than_two_seconds(text):
    started = time.process_time()
    html = article_html(text, [mark(1, 0, len(text))])
    assert time.process_time() - started < 2
    assert text_content(html) == text
