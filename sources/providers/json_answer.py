"""Asking a service for JSON, with every way it can go wrong told as a ``ProviderError``. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from factcheck.outbound import OutboundFailed, OutboundRefused, Response
from sources.providers.base import ProviderContext, ProviderError

MAX_ANSWER_BYTES = 2_000_000


def ask_json(
    context: ProviderContext,
    service: str,
    url: str,
    params: Mapping[str, str],
    headers: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The JSON object that ``service`` answers at ``url``; ``service`` is its name in messages.

    Raises ``ProviderError``: transient for what may pass (no answer, 429 and 5xx with their ``Retry-After``,
    text or HTML where JSON was due, which is how overloaded services answer), permanent otherwise.
    """
    return read_json(service, ask(context, service, url, params, headers))


def send_form(
    context: ProviderContext, service: str, url: str, form: Mapping[str, str], headers: Mapping[str, str]
) -> dict[str, Any]:
    """``ask_json`` for a form that is sent."""
    return read_json(service, _answered(service, lambda: context.post(url, form, headers)))


def ask(
    context: ProviderContext,
    service: str,
    url: str,
    params: Mapping[str, str],
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer of ``service`` if its status is 2xx; raises ``ProviderError`` as ``ask_json`` does."""
    return _answered(service, lambda: context.get(url, params, headers or {}))


def _answered(service: str, request: Callable[[], Response]) -> Response:
    try:
        response = request()
        response.raise_for_status()
    except (OutboundRefused, OutboundFailed) as error:
        raise provider_error(service, error) from None
    return response


def read_json(service: str, response: Response) -> dict[str, Any]:
    """The JSON object in an answer; raises ``ProviderError`` where there is none."""
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


def provider_error(service: str, error: OutboundRefused | OutboundFailed) -> ProviderError:
    """What the client says, as a sentence about ``service``."""
    if isinstance(error, OutboundRefused):
        return ProviderError(f"{service} cannot be asked. {error.reason}", transient=False)
    return ProviderError(
        _status_message(service, error),
        transient=error.transient,
        retry_after=error.retry_after,
        http_status=error.http_status,
    )


def _status_message(service: str, failed: OutboundFailed) -> str:
    if failed.http_status == 429:
        wait = f" It asks to wait {failed.retry_after:.0f} s." if failed.retry_after else ""
        return f"{service} is asked too often at the moment (status 429).{wait}"
    if failed.http_status is not None and failed.http_status >= 500:
        return f"{service} is out of order at the moment (status {failed.http_status})."
    if failed.http_status in (401, 403):
        return f"{service} refused the question (status {failed.http_status}). Check its key and what it allows."
    if failed.http_status is not None:
        return f"{service} refused the question (status {failed.http_status})."
    return f"{service} gave no answer. {failed.reason}"
