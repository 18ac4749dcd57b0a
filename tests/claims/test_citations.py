"""Citations in a rationale: links within the page and nothing else, numbers that stay right."""

from __future__ import annotations

import pytest

from claims.citations import cited_numbers, linked, numbers_of
from claims.publishing.markdown import render_markdown


def rendered(text: str, places: dict[int, int]) -> str:
    return str(render_markdown(text, also=linked(places)))


def test_a_citation_links_to_the_place_of_its_source():
    html = rendered("The minutes say June [^3], **not** May [^1].", {1: 1, 3: 2})
    assert '<a href="#source-2" rel="nofollow noopener">[2]</a>, <strong>not</strong>' in html
    assert '<a href="#source-1" rel="nofollow noopener">[1]</a>' in html


def test_a_number_that_is_not_attached_says_so():
    assert rendered("As said [^2].", {1: 1}) == "<p>As said [no evidence 2].</p>\n"


@pytest.mark.parametrize("text", ["`[^1]`", "    [^1]", "[^x]", "[^12345]", "[^]", "[^1"])
def test_code_and_what_is_no_citation_stay_as_they_are(text: str):
    assert "href" not in rendered(text, {1: 1})


def test_citations_stand_in_lists_tables_and_quotations():
    html = rendered("> said [^1]\n\n- one [^1]\n\n| a |\n|---|\n| [^1] |\n", {1: 1})
    assert html.count('href="#source-1"') == 3


def test_hostile_text_around_a_citation_is_still_sanitised():
    html = rendered("<img src=x onerror=alert(1)>[^1]<script>x</script> [^1](javascript:alert(1))", {1: 1})
    assert "<img" not in html
    assert "<script" not in html
    assert "javascript:" not in html.replace("[1]</a>(javascript:alert(1))", "")


def test_numbers_count_everything_that_was_ever_attached():
    assert numbers_of([11, 15, 20]) == {11: 1, 15: 2, 20: 3}
    assert cited_numbers("[^2] and [^2] and [^10], not [2]") == {2, 10}
