"""Asking a service for JSON, with every way it can go wrong told as a ``ProviderError``. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from factcheck.outbound import OutboundFailed, OutboundRefused
from sources.providers.base import ProviderContext, ProviderError

MAX_ANSWER_BYTES = 2_000_000


def ask_json(context: ProviderContext, service: str, url: str, params: Mapping[str, str]) -> dict[str, Any]:
    """The JSON object that ``service`` answers at ``url``; ``service`` is its name in messages.

    Raises ``ProviderError``: transient for what may pass (no answer, 429 and 5xx with their ``Retry-After``,
    text or HTML where JSON was due, which is how overloaded services answer), permanent otherwise.
    """
    try:
        response = context.get(url, params)
        response.raise_for_status()
    except OutboundRefused as refused:
        raise ProviderError(f"{service} cannot be asked. {refused.reason}", transient=False) from None
    except OutboundFailed as failed:
        raise ProviderError(
            _status_message(service, failed), transient=failed.transient, retry_after=failed.retry_after
        ) from None
    if len(response.body) > MAX_ANSWER_BYTES:
        raise ProviderError(
            f"{service}'s answer is too large to read ({len(response.body) / 1e6:.1f} MB).", transient=False
        )
    try:
        answer = json.loads(response.body)
    except (ValueError, RecursionError):
        raise ProviderError(
            f"{service} answered with something other than JSON ({response.media_type}).", transient=True
        ) from None
    if not isinstance(answer, dict):
        raise ProviderError(f"{service}'s answer has an unknown shape.", transient=False)
    return answer


def _status_message(service: str, failed: OutboundFailed) -> str:
    if failed.http_status == 429:
        wait = f" It asks to wait {failed.retry_after:.0f} s." if failed.retry_after else ""
        return f"{service} is asked too often at the moment (status 429).{wait}"
    if failed.http_status is not None and failed.http_status >= 500:
        return f"{service} is out of order at the moment (status {failed.http_status})."
    if failed.http_status is not None:
        return f"{service} refused the question (status {failed.http_status})."
    return f"{service} gave no answer. {failed.reason}"
