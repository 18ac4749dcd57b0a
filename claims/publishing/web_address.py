"""Which stored addresses may become links. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Browsers drop tabs and newlines inside an address, so "java\nscript:" would be a script; spaces and
# backslashes are read as something else than what is shown.
_UNCLEAN = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]")


def web_address(url: str) -> str:
    """``url`` when a reader may be sent there, else "".

    Only http and https with a host and without a user name ("https://bank.example@evil.example" misleads).
    """
    if _UNCLEAN.search(url):
        return ""
    try:
        parts = urlsplit(url)
        allowed = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return ""
    return url if allowed else ""
