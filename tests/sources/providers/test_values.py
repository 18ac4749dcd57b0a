from __future__ import annotations

from datetime import date

import pytest

from sources.providers.values import day, day_of_parts, plain, text, web_address


@pytest.mark.parametrize(
    ("mark_up", "shown"),
    [
        ("<b>bold</b> &amp; plain", "bold & plain"),
        ("<script>alert(1)</script>after", "after"),
        ("<style>p{}</style><p>one</p><p>two</p>", "one two"),
        ("&lt;script&gt;", "<script>"),
        ("<img src=x onerror=alert(1)>picture", "picture"),
        ("<![ what", ""),
        ("<!-- comment -->seen", "seen"),
        ("a\0b\ud800", "a\0b\ud800"),
        (None, ""),
        (7, ""),
    ],
)
def test_mark_up_becomes_plain_text(mark_up, shown):
    assert plain(mark_up) == shown


@pytest.mark.parametrize("unit", ["<", "<a", "&#", "<!--", "<![CDATA[", "</", "<script>", '<a href="'])
def test_hostile_mark_up_is_bounded(unit):
    assert len(plain(unit * 200_000)) <= 2000


def test_values_of_another_kind_read_as_not_there():
    assert text(["a"]) == text(None) == text(3) == ""
    assert text("  a\n b ") == "a b"
    assert web_address("javascript:alert(1)") == web_address("https://") == web_address("https://a b") == ""
    assert day("20251203T101500Z") == day("2025-12-03T10:15:00Z") == day("2025-12-03") == date(2025, 12, 3)
    assert day("2025-13-03") is day("2025") is day(20251203) is day("yesterday") is None
    assert day_of_parts({"date-parts": [[2025, 12, 3]]}) == date(2025, 12, 3)
    assert day_of_parts({"date-parts": [[2025, 12]]}) is day_of_parts({"date-parts": [[True, 1, 1]]}) is None
    assert day_of_parts({"date-parts": [[10**30, 1, 1]]}) is None
