"""How long to wait before the next attempt."""

from __future__ import annotations

import random

BASE_SECONDS = 2.0
LONGEST_BACKOFF_SECONDS = 600.0
# A server that asks for more than a day does not decide how long we keep a job open.
LONGEST_RETRY_AFTER_SECONDS = 86_400.0


def delay_seconds(attempt: int, retry_after: float | None = None) -> float:
    """Seconds to wait after the given attempt (1 = the first) failed.

    Exponential back-off with full jitter, uniform in [0, min(cap, base * 2 ** (attempt - 1))]
    (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015), but never less than what the
    server asked for in ``Retry-After``.
    """
    ceiling = min(LONGEST_BACKOFF_SECONDS, BASE_SECONDS * 2 ** (attempt - 1))
    backoff = random.uniform(0, ceiling)  # noqa: S311 - spreads load, guards nothing
    if retry_after is None:
        return backoff
    return max(backoff, min(retry_after, LONGEST_RETRY_AFTER_SECONDS))
