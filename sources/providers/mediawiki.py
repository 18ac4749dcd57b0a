"""What the APIs of MediaWiki sites have in common. Pure."""

from __future__ import annotations

from typing import NoReturn

from sources.providers.base import ProviderError
from sources.providers.values import mapping, text

# https://www.mediawiki.org/wiki/Manual:Maxlag_parameter: servers that lag more are left alone for a while.
MAX_LAG_SECONDS = 5
LAG_PAUSE_SECONDS = 5.0


def raise_api_error(service: str, error: object) -> NoReturn:
    """MediaWiki answers errors with status 200, https://www.mediawiki.org/wiki/API:Errors_and_warnings."""
    code = text(mapping(error).get("code"), 60)
    if code == "maxlag":
        raise ProviderError(
            f"{service}'s servers are behind and ask to be left alone for a while.",
            transient=True,
            retry_after=LAG_PAUSE_SECONDS,
        )
    transient = code in ("ratelimited", "readonly") or code.startswith("internal_api_error")
    raise ProviderError(f"{service} answered with the error “{code or 'unknown'}”.", transient=transient)
