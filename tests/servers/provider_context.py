"""What a provider is given, without Django: the outbound client, pointed at a stand-in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from factcheck.outbound import OutboundPolicy, fetch
from sources.providers.base import ProviderContext

AGENT = "factcheck-tests/1 (+https://factcheck.example.org; desk@example.org)"


def context_for(addresses: Mapping[str, str], host: str, *, deadline: float = 5.0, **given: Any) -> ProviderContext:
    """A context that reaches ``host`` alone; ``given`` are further fields of it."""
    policy = OutboundPolicy(user_agent=AGENT, allowed_hosts=(host,), deadline=deadline)

    def get(url: str, params: Mapping[str, str], headers: Mapping[str, str]) -> Any:
        return fetch(f"{url}?{urlencode(params)}" if params else url, policy=policy, headers=headers)

    def post(url: str, form: Mapping[str, str], headers: Mapping[str, str]) -> Any:
        body = urlencode(form).encode()
        form_type = {"Content-Type": "application/x-www-form-urlencoded"}
        return fetch(url, policy=policy, method="POST", headers={**headers, **form_type}, body=body)

    fields: dict[str, Any] = {"wait": lambda seconds: None, "stock": {}, "addresses": addresses}
    return ProviderContext(get=get, post=post, **{**fields, **given})
