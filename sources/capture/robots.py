"""Whether a site lets programs visit an address by themselves: robots.txt as RFC 9309 says it. Pure.

Only automatic visits ask; a page that a person asks for is fetched like any page that a person opens.
"""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from factcheck.outbound import OutboundFailed, OutboundPolicy, fetch

MAX_BYTES = 512_000  # RFC 9309, section 2.5: parsers read at least 500 KiB


def may_visit(url: str, *, policy: OutboundPolicy, product: str) -> bool:
    """Whether robots.txt of the host of ``url`` allows ``product``, the name at the front of our User-Agent.

    No such file (4xx) allows everything; a server that does not answer, or with 5xx, allows nothing (section 2.3.1).
    Raises ``OutboundRefused`` for an address that we never dial.
    """
    parts = urlsplit(url)
    try:
        answer = fetch(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")), policy=policy)
    except OutboundFailed:
        return False
    if answer.status >= 500:
        return False
    if not 200 <= answer.status < 300:
        return True
    rules = Protego.parse(answer.body[:MAX_BYTES].decode("utf-8", "replace"))
    return bool(rules.can_fetch(url, product))
