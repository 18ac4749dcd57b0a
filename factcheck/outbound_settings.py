"""From the deployment's settings to the pure client's policy."""

from __future__ import annotations

from django.conf import settings

from factcheck.outbound import OutboundPolicy


def outbound_policy() -> OutboundPolicy:
    """The policy that ``OUTBOUND_USER_AGENT`` and ``OUTBOUND_ALLOWED_HOSTS`` configure, read at each call."""
    return OutboundPolicy(
        user_agent=settings.OUTBOUND_USER_AGENT,
        allowed_hosts=tuple(settings.OUTBOUND_ALLOWED_HOSTS),
    )
