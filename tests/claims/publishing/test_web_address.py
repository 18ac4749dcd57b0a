from __future__ import annotations

import pytest

from claims.publishing.web_address import web_address


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://xn--bcher-kva.example/ü",
        "HTTPS://EXAMPLE.ORG/",
    ],
)
def test_web_addresses_become_links(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org/",
        "/local",
        "example.org",
        "https://",
        "https:///path",
        "https://bank.example@evil.example/",
        "https://user:secret@example.org/",
        "https://exa mple.org/",
        "https:\\\\example.org",
        "https://[::1",
        "https://example.org/\u2028",
    ],
)
def test_everything_else_stays_text(url: str) -> None:
    assert web_address(url) == ""
