from __future__ import annotations

import pytest

from sources.providers.same_document import canonical_address

PAGE = "https://news.example.org/2025/old-bridge"


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example.org/2025/old-bridge",
        "https://www.news.example.org/2025/old-bridge/",
        "https://NEWS.example.org:443/2025/old-bridge#comments",
        "https://news.example.org/2025/old-bridge?utm_source=x&fbclid=y",
        "https://m.news.example.org/2025/old-bridge?ref=home",
        "https://news.example.org/2025/old-bridge/amp",
        "https://news.example.org/2025/old%2Dbridge",
        "https://news.example.org/2025/old-bridge/index.html",
        "https://web.archive.org/web/20251204080000/https://news.example.org/2025/old-bridge",
        "http://web.archive.org/web/20251204080000id_/http://www.news.example.org/2025/old-bridge",
    ],
)
def test_spellings_of_one_address_are_one_document(other):
    assert canonical_address(other) == canonical_address(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example.org/2025/old-bridge-2",
        "https://news.example.com/2025/old-bridge",
        "https://news.example.org/2025/Old-Bridge",
        "https://news.example.org/2025/old-bridge?page=2",
        "https://news.example.org:8443/2025/old-bridge",
    ],
)
def test_other_addresses_are_other_documents(other):
    assert canonical_address(other) != canonical_address(PAGE)


def test_the_order_of_parameters_does_not_matter():
    one, other = "https://e.example/?b=2&a=1&utm_medium=x", "https://e.example/?a=1&b=2"
    assert canonical_address(one) == canonical_address(other)


def test_a_doi_is_its_document_however_it_is_resolved():
    assert canonical_address("https://doi.org/10.5555/AbC") == canonical_address("http://dx.doi.org/10.5555/abc")


@pytest.mark.parametrize(
    "url", ["", "not an address", "javascript:alert(1)", "http://[", "http://x:99999999/", "ftp://x/"]
)
def test_what_is_no_web_address_has_no_spelling(url):
    assert canonical_address(url) == ""


@pytest.mark.parametrize(
    "url", ["https://x.example/" + "%ff" * 1000, "https://x.example/?" + "a&" * 5000, "https://x/\ud800"]
)
def test_odd_addresses_are_taken(url):
    assert canonical_address(url)
