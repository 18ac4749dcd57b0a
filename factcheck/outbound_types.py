"""What goes into the outbound client and what comes out of it. Pure."""

from __future__ import annotations

import datetime as dt
import email.utils
import math
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.outbound_addresses import Target
from factcheck.outbound_errors import OutboundFailed
from factcheck.outbound_network import Dialer, Resolver, dial_numeric, resolve_by_system

TRANSIENT_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
MAX_RETRY_AFTER = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class OutboundPolicy:
    """How we go out. Times in seconds of wall clock, sizes in bytes.

    ``user_agent`` must say who we are and how to reach us. ``allowed_hosts`` are the operator's own, as
    ``host`` (any port) or ``host:port``: they may be private and use any port, and are not paced. A redirect
    from any other host does not reach them by a private address.
    """

    user_agent: str
    allowed_hosts: tuple[str, ...] = ()
    deadline: float = 20.0
    max_raw: int = 5_000_000
    max_decoded: int = 10_000_000
    max_redirects: int = 5
    host_gap: float = 1.0
    resolver: Resolver = field(default=resolve_by_system, repr=False)
    dialer: Dialer = field(default=dial_numeric, repr=False)
    ssl_context: ssl.SSLContext | None = field(default=None, repr=False)

    def allows(self, target: Target) -> bool:
        """Whether the operator lists this host, or this host and port."""
        host = f"[{target.host}]" if ":" in target.host else target.host
        spellings = {target.host, host, f"{host}:{target.port}"}
        return any(allowed.strip().lower() in spellings for allowed in self.allowed_hosts)


HeaderFields = tuple[tuple[str, str], ...]
"""Header fields in their order and spelling, repeated ones apart."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect that was followed: what was asked, from which address it was answered, and with which
    status. ``sent`` and ``received`` are the header fields of both sides.
    """

    url: str
    address: str
    status: int
    sent: HeaderFields = field(default=(), compare=False, repr=False)
    received: HeaderFields = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, whatever its status. ``headers`` have lower-case names, repeated ones joined by ", ".

    ``body`` is decoded; ``media_type`` is what its bytes are, not what the server claims; ``address`` is the
    one dialled last; ``charset`` the one the server names, or "". ``sent`` and ``received`` are the header
    fields of the last exchange.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    media_type: str
    charset: str
    redirects: tuple[Hop, ...]
    address: str
    fetched_at: dt.datetime
    sent: HeaderFields = field(default=(), repr=False)
    received: HeaderFields = field(default=(), repr=False)

    def raise_for_status(self) -> None:
        """Raise ``OutboundFailed`` unless the status is 2xx; transient for ``TRANSIENT_STATUSES``."""
        if 200 <= self.status < 300:
            return
        transient = self.status in TRANSIENT_STATUSES
        hint = "Try again later." if transient else "Check the address in a browser."
        raise OutboundFailed(
            f"The server answered with status {self.status}. {hint}",
            transient=transient,
            retry_after=_retry_after(self.headers.get("retry-after", ""), self.fetched_at),
            http_status=self.status,
        )


def _retry_after(value: str, now: dt.datetime) -> float | None:
    """RFC 9110, section 10.2.3: seconds or an HTTP date; at most a day, None when absent or unreadable."""
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), MAX_RETRY_AFTER)
    try:
        when = email.utils.parsedate_to_datetime(value)
        seconds = (when if when.tzinfo else when.replace(tzinfo=dt.UTC)).timestamp() - now.timestamp()
    except (ValueError, OverflowError):
        return None
    return min(max(0.0, math.ceil(seconds)), MAX_RETRY_AFTER)
