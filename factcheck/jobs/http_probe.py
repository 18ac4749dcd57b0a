"""Asking our own web server how it is."""

from __future__ import annotations

import socket
from collections.abc import Sequence


def status_of(host: str, port: int, *, allowed_hosts: Sequence[str]) -> int | None:
    """The HTTP status of ``/healthz`` on a server of this machine; None if there is no answer within 2 s.

    The request names the first of ``allowed_hosts`` (Django's setting), so that it is not refused.
    """
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - an address to dial, not to bind
    name = next((name.lstrip(".") for name in allowed_hosts if name != "*"), "localhost")
    request = f"GET /healthz HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection((target, port), timeout=2) as conversation:
            conversation.sendall(request.encode("ascii"))
            with conversation.makefile("rb") as answer:
                version, _, rest = answer.readline(100).partition(b" ")
    except OSError:
        return None
    status = rest[:3]
    return int(status) if version.startswith(b"HTTP/") and status.isdigit() else None
