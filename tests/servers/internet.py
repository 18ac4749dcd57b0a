"""A pretended internet: names with public addresses, all of which are one loopback server; every dial is kept."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from typing import Any

from factcheck.outbound import OutboundPolicy

PUBLIC = "93.184.215.14"
PUBLIC_IPV6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
USER_AGENT = "factcheck-tests/1 (+https://factcheck.example.org; desk@example.org)"


@dataclass
class Internet:
    """``names``: what each name resolves to. ``server_port``: where on loopback the public addresses live."""

    server_port: int = 0
    names: dict[str, list[str]] = field(default_factory=lambda: {"example.org": [PUBLIC]})
    dialled: list[tuple[str, int]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        if host in self.names:
            return self.names[host]
        # What libc takes for a number is a number: odd spellings get the most lenient reading there is.
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return [str(answer[4][0]) for answer in found]

    def dial(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append((address, port))
        if address not in (PUBLIC, PUBLIC_IPV6):
            raise ConnectionRefusedError(address)
        return socket.create_connection(("127.0.0.1", self.server_port), timeout=seconds)

    def policy(self, **changes: Any) -> OutboundPolicy:
        settings: dict[str, Any] = {
            "user_agent": USER_AGENT,
            "resolver": self.resolve,
            "dialer": self.dial,
            "host_gap": 0.0,
            "deadline": 5.0,
        }
        return OutboundPolicy(**{**settings, **changes})
