"""How an outbound request ends when it does not end with an answer. Pure."""

from __future__ import annotations

from factcheck.errors import FactcheckError, InvalidInput


class OutboundRefused(InvalidInput):
    """The address is one we never dial; nothing was sent to it. ``reason`` is a sentence for the editor."""

    def __init__(self, reason: str) -> None:
        super().__init__("address-refused", reason)
        self.reason = reason


class OutboundFailed(FactcheckError):
    """The address may be dialled, but no usable answer came.

    ``transient``: the same request may succeed later, not before ``retry_after`` seconds (None: not stated).
    ``http_status`` is the answer's status, or None when there was no answer.
    """

    status = 502

    def __init__(
        self,
        reason: str,
        *,
        transient: bool,
        retry_after: float | None = None,
        http_status: int | None = None,
    ) -> None:
        super().__init__("address-failed", reason)
        self.reason = reason
        self.transient = transient
        self.retry_after = retry_after
        self.http_status = http_status
