"""The errors that cross room boundaries; the API turns each into problem+json, the admin into a message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class FactcheckError(Exception):
    """Something the caller can act on: ``code`` for programs, ``message`` a sentence that says what to do."""

    status = 400

    def __init__(self, code: str, message: str, **details: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details: Mapping[str, Any] = details


class InvalidInput(FactcheckError):
    """What was handed in cannot be used as it is."""

    status = 400


class NotPermitted(FactcheckError):
    """The actor lacks the permission for this action."""

    status = 403


class TransitionNotAllowed(FactcheckError):
    """The object is not in a state from which this action leads anywhere, or was changed meanwhile."""

    status = 409


class StaleVersion(FactcheckError):
    """Somebody else saved first; the details carry the current version."""

    status = 409


class EvidenceIncomplete(FactcheckError):
    """What the action requires is missing (evidence, a rating, a rationale)."""

    status = 422
