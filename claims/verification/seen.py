"""A finding with its place: which check made it, of which passage, against what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from claims.verification.finding import Finding
from claims.verification.outcomes import Check


@dataclass(frozen=True, slots=True)
class Seen:
    """One check's answer, the stretch ``[start, end)`` of the article it belongs to, and what was compared.

    ``detail`` is what the check shows beside its outcome, as JSON; ``compared_sha256`` the digest of all that was
    compared; ``snapshot_id`` the source, where there is one.
    """

    kind: Check
    start: int
    end: int
    answer: Finding
    compared_sha256: str
    snapshot_id: int | None = None
    detail: dict[str, Any] = field(default_factory=dict)
