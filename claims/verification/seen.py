"""A finding with its place: which check made it, of which passage, against what."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from claims.verification.finding import Finding
from claims.verification.outcomes import Check

_COMMON_FIELDS = frozenset({"outcome", "explanation", "certainty"})


@dataclass(frozen=True, slots=True)
class Seen:
    """One check's answer, where in the version it belongs, and the digest of what was compared."""

    kind: Check
    start: int
    end: int
    answer: Finding
    compared_sha256: str
    snapshot_id: int | None = None

    @property
    def detail(self) -> dict[str, Any]:
        """What the check shows beside its outcome, as JSON."""
        shown = {name: value for name, value in asdict(self.answer).items() if name not in _COMMON_FIELDS}
        loaded: dict[str, Any] = json.loads(json.dumps(shown, default=str))
        return loaded
