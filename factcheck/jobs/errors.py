"""What a job's work raises to say that it failed, and how."""

from __future__ import annotations


class JobFailed(Exception):
    """The work failed for a known reason.

    ``reason`` is a sentence an editor can read. ``transient`` failures are tried again after a back-off of at
    least ``retry_after`` seconds (a provider's ``Retry-After``); others end the job at once.
    """

    def __init__(self, reason: str, transient: bool, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.transient = transient
        self.retry_after = retry_after


class JobPostponed(Exception):
    """It is not this job's turn: nothing was tried, so no attempt is counted.

    ``reason`` is a sentence an editor can read; the job is due again after ``seconds``.
    """

    def __init__(self, reason: str, seconds: float) -> None:
        super().__init__(reason)
        self.reason = reason
        self.seconds = seconds
